import { answerInput, validAtFor } from "../../../src/answer/input.ts";
import type { Prover } from "../../../src/answer/prover.ts";
import { OPEN_SEAL_KEY, openSegment } from "../../../src/answer/sealing.ts";
import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { readCurrentRoot } from "../../../src/chain/actions/issuer.ts";
import { settleAnswer } from "../../../src/chain/actions/settlement.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treePath, treeRoot } from "../../../src/credential/issuerTree.ts";
import { blindingFor, secretOf, subjectFor } from "../../../src/customer/keys.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { readGatewayLeaves } from "../../../src/source/gatewayClient.ts";
import type { SourceCampaign } from "./campaign.ts";
import type { SourcesChain } from "./chain.ts";
import type { SourcesCustomer } from "./customer.ts";
import { until } from "./until.ts";

const YEAR = 365 * 86_400;

/** Least seconds between two roots. */
const INTERVAL = 60;

/** The leaves under the current root of a card's tree, once the card is among them. */
export async function leavesWith(
  { test, deployment, pass }: SourcesChain,
  url: string,
  card: Card,
): Promise<readonly bigint[]> {
  const { issuer, index } = card;
  const leaf = leafOf({ ...card, schema: card.schema.id });
  let leaves: readonly bigint[] = [];
  await until(async () => {
    const root = await readCurrentRoot(test, deployment, { issuer });
    if (root === 0n) return false;
    leaves = await readGatewayLeaves({ url }, { issuer, root });
    if (leaves[index] === leaf && treeRoot(createIssuerTree(leaves)) === root) return true;
    // There was a root before the card: the next has to wait for its time.
    await pass(INTERVAL);
    return false;
  }, "a root on chain with the card");
  return leaves;
}

/** The circuit's inputs for an answer with a card, as of now. Throws where the card does not count for as long as an answer. */
export async function inputFor(
  chain: SourcesChain,
  { keys }: Pick<SourcesCustomer, "keys">,
  given: { readonly card: Card; readonly campaign: SourceCampaign; readonly leaves: readonly bigint[] },
) {
  const { card, campaign, leaves } = given;
  const { deployment, test } = chain;
  const { scope } = await readCampaign(test, deployment, { campaign: campaign.id });
  return answerInput({
    request: campaign.request,
    credential: { ...card, schema: card.schema.id },
    secret: secretOf(keys),
    blinding: blindingFor(keys, card.chainId, card.issuerRegistry, card.issuer),
    path: treePath(createIssuerTree(leaves), card.index),
    subject: subjectFor(keys, chain.brand.account.address).address,
    scope,
    validAt: validAtFor(await chain.now()),
    sealKey: OPEN_SEAL_KEY,
  });
}

/** The customer consents, proves and answers; the answer is settled on chain. Returns the group that the brand learns. */
export async function answerWith(
  chain: SourcesChain,
  prover: Prover,
  customer: SourcesCustomer,
  given: Parameters<typeof inputFor>[2],
): Promise<number> {
  const { deployment, relayer, test } = chain;
  const { card, campaign } = given;
  const subject = subjectFor(customer.keys, chain.brand.account.address);
  const consent = await signConsent(chain.walletOf(subject), deployment, {
    terms: campaign.termsId,
    until: (await chain.now()) + YEAR,
    words: wordsOfRendering(plainRendering(campaign.terms)),
  });
  const { proof, signals } = await prover.prove(await inputFor(chain, customer, given));
  const { nullifier, sealedSegment, root, validAt } = signals;
  const { currentPeriod: period } = await readCampaign(test, deployment, { campaign: campaign.id });
  const { issuer } = card;
  await settleAnswer(relayer, deployment, {
    answer: {
      ...{ campaign: campaign.id, proof, nullifier, sealedSegment, subject: subject.address },
      ...{ issuer, root, period, validAt },
    },
    consent,
  });
  return openSegment(OPEN_SEAL_KEY, sealedSegment);
}
