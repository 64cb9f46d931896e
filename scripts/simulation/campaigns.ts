import { type Hex, parseEther } from "viem";
import { openCampaign } from "../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../src/chain/actions/campaignFunding.ts";
import { registerModel } from "../../src/chain/actions/model.ts";
import { publishTerms } from "../../src/chain/actions/terms.ts";
import type { CampaignParameters } from "../../src/chain/calls/campaignCalls.ts";
import { requireLinted } from "../../src/consent/terms/lint/lint.ts";
import { canonicalTerms } from "../../src/consent/terms/reading.ts";
import type { Terms } from "../../src/consent/terms/terms.ts";
import { hashOfDocument } from "../../src/format/campaign/campaignDocument.ts";
import type { Request } from "../../src/request/request.ts";
import type { Issuer } from "./cast/issuers.ts";
import type { Chain } from "./chain.ts";
import { type Measures, noteGas } from "./measures.ts";
import type { WordedRequest } from "./requests.ts";

const DAY = 24 * 60 * 60;

/** What is peculiar to one campaign. */
export interface CampaignPlan {
  readonly name: string;
  readonly text: Terms;
  /** Without a model, whoever satisfies the rules is in segment 1. */
  readonly request: WordedRequest;
  readonly isSealed: boolean;
  /** Seconds; 0 for a campaign that is answered once. */
  readonly periodLength: number;
  /** Seconds for which the brand may keep an answer, as its terms say. */
  readonly retention: number;
  /** Whole tokens for each answer. */
  readonly reward: number;
  /** Answers that the budget pays for. */
  readonly answers: number;
}

/** A campaign on chain, with what customers and brand need of it. */
export interface OpenCampaign {
  readonly id: bigint;
  readonly plan: CampaignPlan;
  readonly terms: Hex;
  readonly issuer: Issuer;
}

/** Publishes terms, registers the model, opens the campaign and funds it. */
export async function openPlannedCampaign(
  chain: Chain,
  measures: Measures,
  issuer: Issuer,
  plan: CampaignPlan,
): Promise<OpenCampaign> {
  const { brand, addresses } = chain;
  const { words } = plan.request;
  requireLinted({
    terms: plan.text,
    request: words,
    reward: { amount: `${plan.reward}`, currency: await chain.token.read.symbol() },
  });
  const published = await publishTerms(brand, addresses, {
    core: canonicalTerms(plan.text),
    uri: `https://meridian.example/terms/${encodeURIComponent(plan.name)}.json`,
  });
  if (!published.publishedBefore) noteGas(measures, "publishTerms", published);
  const reward = parseEther(`${plan.reward}`);
  const parameters: CampaignParameters = {
    terms: published.terms,
    schema: plan.request.schema,
    rules: plan.request.rules,
    issuers: [issuer.id],
    acceptsSelfDeclared: false,
    token: chain.token.address,
    reward,
    periodLength: plan.periodLength,
    answersPerPeriod: plan.answers,
    notice: DAY,
    documentUri: `https://meridian.example/campaigns/${encodeURIComponent(plan.name)}.json`,
    documentHash: hashOfDocument({ name: plan.name, terms: plan.text, ...words, sealed: plan.isSealed }),
    ...(plan.isSealed && { settler: chain.settler.account.address }),
    ...(words.model && { model: await register(chain, measures, plan.request) }),
  };
  const { campaign } = noteGas(measures, "openCampaign", await openCampaign(brand, addresses, parameters));
  noteGas(
    measures,
    "fund",
    await fundCampaign(brand, addresses, { campaign, amount: reward * BigInt(plan.answers) }),
  );
  return { id: campaign, plan, terms: published.terms, issuer };
}

async function register(chain: Chain, measures: Measures, request: Request): Promise<Hex> {
  const { model } = noteGas(
    measures,
    "registerModel",
    await registerModel(chain.brand, chain.addresses, { model: request.model }),
  );
  return model;
}
