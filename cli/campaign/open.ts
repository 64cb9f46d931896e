import path from "node:path";
import { type Address, type Hex, zeroHash } from "viem";
import { openCampaign } from "../../src/chain/actions/campaign.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { isModelRegistered, modelIdOf } from "../../src/chain/actions/model.ts";
import { termsIdOf } from "../../src/chain/actions/terms.ts";
import {
  type CampaignParameters,
  MOST_ISSUERS,
  openCampaignCall,
} from "../../src/chain/calls/campaignCalls.ts";
import { lintTerms } from "../../src/consent/terms/lint/lint.ts";
import type { Finding } from "../../src/consent/terms/lint/rule.ts";
import { hashOfTerms, readTerms } from "../../src/consent/terms/reading.ts";
import { requireSignedRendering } from "../../src/consent/terms/renderingSignature.ts";
import { readSignedRendering, type SignedRendering } from "../../src/consent/terms/signedRendering.ts";
import type { Terms } from "../../src/consent/terms/terms.ts";
import { DecdpError } from "../../src/errors.ts";
import { type CampaignDocument, hashOfDocument } from "../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import { requestFrom } from "../../src/format/campaign/requestWords.ts";
import { type CampaignFile, publishedFile, readCampaignFile } from "../brand/campaignFile.ts";
import { decide } from "../brand/terms/decision.ts";
import { describeFinding, subjectOf } from "../brand/terms/lint.ts";
import { readFile, writeText } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";
import { findIssuers, isAddressOfIssuer, type NamedIssuers } from "../issuer/issuers.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { campaignsOpened } from "./campaignsOpened.ts";
import { requireAmount } from "./token.ts";

export interface Opening {
  /** Files of the campaign and of its terms, which are published already. */
  readonly file: string;
  readonly terms: string;
  /** An ERC-20, instead of the network's own. */
  readonly token?: Address;
  /** Files of the terms in words, signed by the brand. */
  readonly rendering?: readonly string[];
  /** Where the brand will host the document. */
  readonly uri?: string;
  /** Also where the very same campaign, or one with the same document, runs. */
  readonly again?: boolean;
  /** Why a campaign that does not agree with its terms is opened all the same. */
  readonly despite?: string;
}

/**
 * Opens a campaign and writes its document for customers; where the very same campaign runs already, only the document.
 * Throws `DecdpError` for one whose model nobody has registered, for one with errors without a reason, which is kept with
 * the state, and where one with the same document and another reward, budget or time runs.
 */
export async function openCampaignFile(context: Context, options: Opening): Promise<Outcome> {
  const { deployment } = context;
  const plan = readCampaignFile(options.file);
  const terms = readFile(options.terms, readTerms);
  const request = requestFrom(plan);
  const { name, schema, rules, model, sealed } = plan;
  const document = { name, terms, schema, rules, model, sealed };
  const token = options.token ?? context.network.token;
  if (token === undefined)
    throw new UsageError("The network has no token of its own.", { hint: "Name one: --token" });
  const reward = await requireAmount(context, token, plan.reward);
  const client = context.clientOf("brand");
  const brand = client.account.address;
  const renderings = await signedRenderings(context, options.rendering ?? [], { terms, brand });
  const id = termsIdOf(brand, hashOfTerms(terms));
  const named = await findIssuers(context, plan.issuers);
  const issuers = [...new Set(named.flatMap(({ numbers }) => numbers))];
  const parameters: CampaignParameters = {
    terms: id,
    schema: request.schema,
    rules: request.rules,
    ...(plan.model && { model: modelIdOf(request.model) }),
    issuers,
    acceptsSelfDeclared: plan.acceptsSelfDeclared,
    ...(plan.sealed && { settler: context.clientOf("settler").account.address }),
    token,
    reward,
    periodLength: plan.period ?? 0,
    answersPerPeriod: plan.answersPerPeriod,
    notice: plan.notice,
    documentUri: options.uri ?? "https://brand.example/campaign.json",
    documentHash: hashOfDocument(document),
  };
  const call = openCampaignCall(deployment, parameters);
  if (!options.again && !context.hasBegun("brand", call)) {
    const running = await findRunning(context, brand, parameters);
    if (running !== undefined) {
      const published = writeDocument(context, running, { document, renderings });
      return {
        data: { campaign: running, document: published, openedBefore: true },
        lines: [
          `Campaign ${running} is this very campaign and runs; nothing was sent. Its document for customers: ${path.relative(".", published)}.`,
          "To open another one like it, add --again.",
        ],
      };
    }
  }
  if (plan.model) await requireRegistered(context, modelIdOf(request.model), options.file);
  const findings = findingsBetween(terms, plan);
  await decide(context, { step: "open", terms, id, file: options.file, findings, despite: options.despite });
  const { campaign, hash, gasUsed } = await openCampaign(client, deployment, parameters);
  const published = writeDocument(context, campaign, { document, renderings });
  return {
    data: { campaign, hash, gasUsed, document: published, issuers },
    lines: [
      `Opened campaign ${campaign}, "${plan.name}". Its document for customers: ${path.relative(".", published)}.`,
      ...describeTrees(named, issuers.length),
      `It pays once it is funded: npx decdp brand campaign fund ${campaign} --amount 100`,
    ],
  };
}

/** What the addresses of gateways stand for: the chain, and whoever reads it, has the numbers only. */
function describeTrees(named: readonly NamedIssuers[], count: number): string[] {
  const addresses = named.filter(({ given }) => isAddressOfIssuer(given));
  if (addresses.length === 0) return [];
  return [
    ...addresses.map(
      ({ given, numbers }) =>
        `${given} stands for ${numbers.length === 1 ? "issuer" : "issuers"} ${numbers.join(", ")}.`,
    ),
    `It accepts ${count} of the ${MOST_ISSUERS} issuers that a campaign can, for good: a tree that a gateway opens later needs another campaign.`,
  ];
}

function writeDocument(
  { deployment, folder, dryRun }: Context,
  campaign: bigint,
  published: {
    readonly document: Omit<CampaignDocument, "format">;
    readonly renderings: readonly SignedRendering[];
  },
): string {
  const file = publishedFile(folder, campaign);
  const { chainId, campaigns } = deployment;
  if (!dryRun) writeText(file, writePublishedCampaign({ campaign, chainId, campaigns, ...published }));
  return file;
}

/** Throws `DecdpError` for words that the brand did not sign, or that are of other terms. */
async function signedRenderings(
  { reader, deployment }: Context,
  files: readonly string[],
  of: { readonly terms: Terms; readonly brand: Address },
): Promise<SignedRendering[]> {
  const all = files.map((file) => readFile(file, readSignedRendering));
  for (const signed of all) await requireSignedRendering(reader, deployment, { ...of, signed });
  return all;
}

/** What is wrong between the terms and this campaign. The terms alone were linted when they were published. */
function findingsBetween(terms: Terms, plan: CampaignFile): Finding[] {
  const alone = new Set(lintTerms({ terms }).map(describeFinding));
  return lintTerms(subjectOf(terms, plan)).filter((finding) => !alone.has(describeFinding(finding)));
}

/**
 * The brand's campaign with these very parameters that is not closing. Throws `DecdpError` if the one that has this
 * document was opened with others: nobody changes a campaign, and two that look the same confuse customers.
 */
async function findRunning(
  context: Context,
  brand: Address,
  parameters: CampaignParameters,
): Promise<bigint | undefined> {
  const { reader, deployment } = context;
  for (const { campaign, parameters: given } of await campaignsOpened(context, brand)) {
    if (given.documentHash !== parameters.documentHash) continue;
    const { closesAt } = await readCampaign(reader, deployment, { campaign });
    if (closesAt !== undefined) continue;
    const { model, settler, isSealed, ...rest } = given;
    const before = {
      ...rest,
      ...(model !== zeroHash && { model }),
      ...(isSealed && { settler }),
    };
    if (openCampaignCall(deployment, before).data === openCampaignCall(deployment, parameters).data)
      return campaign;
    throw new DecdpError(`Campaign ${campaign} has this very document and runs, but is not the same.`, {
      details: { campaign },
      hint: "Something that is not in the document differs, such as reward, issuers or notice. Fund that one; to open another one all the same, add --again.",
    });
  }
  return undefined;
}

async function requireRegistered(context: Context, model: Hex, file: string): Promise<void> {
  if (await isModelRegistered(context.reader, context.deployment, { model })) return;
  throw new DecdpError("Nobody registered the model of this campaign.", {
    hint: `Register it first: npx decdp brand model register ${file}`,
  });
}
