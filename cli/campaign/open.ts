import path from "node:path";
import type { Address, Hex } from "viem";
import { openCampaign } from "../../src/chain/actions/campaign.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { isModelRegistered, modelIdOf } from "../../src/chain/actions/model.ts";
import { termsIdOf } from "../../src/chain/actions/terms.ts";
import { DecdpError } from "../../src/errors.ts";
import { type CampaignDocument, hashOfDocument } from "../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import { attributesUsed, requestFrom } from "../../src/format/campaign/requestWords.ts";
import { hashOfTerms, readTerms } from "../../src/format/campaign/terms.ts";
import { publishedFile, readCampaignFile, tokensOf } from "../brand/campaignFile.ts";
import { readFile, writeText } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";
import { issuerNumber } from "../issuer/issuers.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { campaignsOpened } from "./campaignsOpened.ts";
import { requireDecimals } from "./token.ts";

export interface Opening {
  /** Files of the campaign and of its terms, which are published already. */
  readonly file: string;
  readonly terms: string;
  /** An ERC-20, instead of the network's own. */
  readonly token?: Address;
  /** Where the brand will host the document. */
  readonly uri?: string;
  /** Also where a campaign with the very same document runs. */
  readonly again?: boolean;
}

/**
 * Opens a campaign and writes its document for customers. Throws `DecdpError` for one whose model nobody has
 * registered, and for a second one with the same document.
 */
export async function openCampaignFile(context: Context, options: Opening): Promise<Outcome> {
  const { deployment, folder, network } = context;
  const plan = readCampaignFile(options.file);
  const terms = readFile(options.terms, readTerms);
  const request = requestFrom(plan);
  const { name, schema, rules, model, sealed } = plan;
  const document = { name, terms, schema, rules, model, sealed };
  const documentHash = hashOfDocument(document);
  warnOfUnnamed(context, document);
  const token = options.token ?? network.token;
  if (token === undefined)
    throw new UsageError("The network has no token of its own.", { hint: "Name one: --token" });
  const decimals = await requireDecimals(context, token);
  const client = context.clientOf("brand");
  if (!options.again) await requireNew(context, client.account.address, documentHash);
  if (plan.model) await requireRegistered(context, modelIdOf(request.model), options.file);
  const { campaign, hash, gasUsed } = await openCampaign(client, deployment, {
    terms: termsIdOf(client.account.address, hashOfTerms(terms)),
    schema: request.schema,
    rules: request.rules,
    ...(plan.model && { model: modelIdOf(request.model) }),
    issuers: plan.issuers.map((given) => issuerNumber(context, given)),
    acceptsSelfDeclared: plan.acceptsSelfDeclared,
    ...(plan.sealed && { settler: context.clientOf("settler").account.address }),
    token,
    reward: tokensOf(plan.reward, decimals),
    periodLength: plan.period ?? 0,
    answersPerPeriod: plan.answersPerPeriod,
    notice: plan.notice,
    documentUri: options.uri ?? "https://brand.example/campaign.json",
    documentHash,
  });
  const published = publishedFile(folder, campaign);
  const { chainId, campaigns } = deployment;
  writeText(published, writePublishedCampaign({ campaign, chainId, campaigns, document }));
  return {
    data: { campaign, hash, gasUsed, document: published },
    lines: [
      `Opened campaign ${campaign}, "${plan.name}". Its document for customers: ${path.relative(".", published)}.`,
      `It pays once it is funded: npx decdp brand campaign fund ${campaign} --amount 100`,
    ],
  };
}

/** Terms are free text: a category names an attribute if it holds its name, however that is spelt. */
function warnOfUnnamed({ terminal }: Context, document: Omit<CampaignDocument, "format">): void {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const categories = document.terms.dataCategories.map(plain);
  const unnamed = attributesUsed(document).filter(
    (name) => !categories.some((category) => category.includes(plain(name))),
  );
  if (unnamed.length === 0) return;
  terminal.warn(
    `Warning: the dataCategories of the terms do not name ${unnamed.join(", ")}, which the rules or the model use. Customers will see both lists.`,
  );
}

/** Throws `DecdpError` if the brand has opened a campaign with this document that is not closing. */
async function requireNew(context: Context, brand: Address, documentHash: Hex) {
  const { reader, deployment } = context;
  for (const { campaign, parameters } of await campaignsOpened(context, brand)) {
    if (parameters.documentHash !== documentHash) continue;
    const { closesAt } = await readCampaign(reader, deployment, { campaign });
    if (closesAt !== undefined) continue;
    throw new DecdpError(`Campaign ${campaign} has this very document and runs.`, {
      details: { campaign },
      hint: "Fund that one; to open another one all the same, add --again.",
    });
  }
}

async function requireRegistered(context: Context, model: Hex, file: string): Promise<void> {
  if (await isModelRegistered(context.reader, context.deployment, { model })) return;
  throw new DecdpError("Nobody registered the model of this campaign.", {
    hint: `Register it first: npx decdp brand model ${file}`,
  });
}
