import { getBlockNumber, getTransactionReceipt } from "viem/actions";
import type { Draft } from "../../../src/brand/office/draft.ts";
import { openCampaign } from "../../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../../src/chain/actions/campaignFunding.ts";
import { isModelRegistered, modelIdOf, registerModel } from "../../../src/chain/actions/model.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import { signRendering } from "../../../src/consent/terms/renderingSignature.ts";
import { DecdpError } from "../../../src/errors.ts";
import { hashOfDocument } from "../../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import type { Brand } from "../brand.ts";
import { addCampaign } from "../intake/campaigns.ts";
import { keepSettings } from "../store/outside/settings.ts";
import { checkApproval } from "./approval.ts";
import { published } from "./deeds.ts";
import { nextToPublish, postponePublishing, replaceDraft } from "./drafts.ts";
import { closeCalls, journalOfCalls } from "./journalOfCalls.ts";
import type { Office } from "./office.ts";
import { readWhole, type WholeCampaign } from "./whole.ts";

/** Seconds until what failed is tried again, unless somebody asks for it earlier. */
const RETRY = 15;
/** Seconds until the next look whether a campaign is final. */
const LOOK = 1;

/**
 * Publishes what waits longest, after the officer's approval of exactly that content. Each run does all that is left, and
 * nothing twice: what is sent is kept before it is sent, and the draft counts as published in the transaction that forgets
 * what was kept. One process of a service does so at a time. Returns whether something was done.
 */
export async function publishDue(brand: Brand, office: Office): Promise<boolean> {
  const { database, now } = office;
  const draft = await nextToPublish(database.query, now());
  if (draft === undefined) return false;
  try {
    await checkApproval(office, draft);
    const opened = await putOnChain(office, draft);
    if (opened === undefined) {
      await postponePublishing(database.query, draft.id, { notBefore: now() + LOOK, problem: undefined });
      return false;
    }
    await keepSettings(database.query, opened.campaign, draft.settings);
    await addCampaign(brand, opened.text);
    await database.transaction(async (query) => {
      const by = draft.history.findLast(({ what }) => what === "publishing")!.by;
      await replaceDraft(query, published(draft, opened.campaign, { by, at: now() }));
      await closeCalls(query, stepOf(draft));
    });
    return true;
  } catch (error) {
    const problem =
      error instanceof DecdpError ? error.message : "The chain or the database does not answer.";
    await postponePublishing(database.query, draft.id, { notBefore: now() + RETRY, problem });
    throw error;
  }
}

/** The campaign on chain, with its text for customers; undefined until its block is final. */
async function putOnChain(office: Office, draft: Draft) {
  const { database, deployment, policy } = office;
  const whole = readWhole(office.house, draft);
  const journal = journalOfCalls(database.query, stepOf(draft), policy.largestFee);
  const client = { ...office.client, journal };
  const { document, terms, request } = whole;
  const publishing = await publishTerms(client, deployment, {
    core: canonicalTerms(terms),
    uri: uriOf(office),
  });
  const model = document.model && modelIdOf(request.model);
  if (model !== undefined && !(await isModelRegistered(client, deployment, { model }))) {
    await registerModel(client, deployment, { model: request.model });
  }
  const parameters = {
    ...parametersOf(office, draft, whole),
    terms: publishing.terms,
    ...(model && { model }),
  };
  const { campaign, hash } = await openCampaign(client, deployment, parameters);
  await fundCampaign(client, deployment, { campaign, amount: whole.amount });
  const { blockNumber } = await getTransactionReceipt(client, { hash });
  const latest = await getBlockNumber(client, { cacheTime: 0 });
  if (latest - blockNumber + 1n < BigInt(policy.confirmations)) return undefined;
  const renderings = await Promise.all(
    whole.renderings.map((rendering) => signRendering(office.client, deployment, { terms, rendering })),
  );
  const { chainId, campaigns } = deployment;
  return { campaign, text: writePublishedCampaign({ campaign, chainId, campaigns, document, renderings }) };
}

function parametersOf(
  office: Office,
  { budget }: Draft,
  { request, document, issuers, reward }: WholeCampaign,
) {
  return {
    ...{ schema: request.schema, rules: request.rules, issuers, reward },
    acceptsSelfDeclared: budget.acceptsOwnWord,
    ...(document.sealed && { settler: office.client.account.address }),
    token: office.house.token.address,
    periodLength: budget.periodLength,
    answersPerPeriod: budget.answersPerPeriod,
    notice: budget.notice,
    documentUri: uriOf(office),
    documentHash: hashOfDocument(document),
  };
}

/** Where the texts of the brand's campaigns are; the domain is what customers' software compares. */
function uriOf({ policy }: Office): string {
  return `https://${policy.domain}/.well-known/decdp/campaigns`;
}

function stepOf({ id }: Draft): string {
  return `publish ${id}`;
}
