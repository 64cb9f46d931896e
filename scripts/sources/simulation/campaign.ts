import { parseEther } from "viem";
import { openCampaign } from "../../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../../src/chain/actions/campaignFunding.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { requireLinted } from "../../../src/consent/terms/lint/lint.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { hashOfDocument } from "../../../src/format/campaign/campaignDocument.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import type { Request } from "../../../src/request/request.ts";
import { worded } from "../../simulation/requests.ts";
import { newsTerms } from "../../simulation/terms.ts";
import type { SourcesChain } from "./chain.ts";
import type { Place } from "./places/place.ts";

const DAY = 86_400;
const REWARD = "1";

/** A campaign that accepts the cards of one place. */
export interface SourceCampaign {
  readonly id: bigint;
  readonly terms: Terms;
  readonly termsId: `0x${string}`;
  readonly request: Request;
}

/** The brand asks the holders of one issuer's cards one question, and pays for an answer. */
export async function openCampaignFor(
  { brand, deployment, token }: SourcesChain,
  { title, question }: Place,
  { issuer, schema }: Card,
): Promise<SourceCampaign> {
  const { category, source, rule } = question;
  const terms: Terms = {
    ...newsTerms,
    data: [{ category, attributes: [rule.attribute], source }],
    inferences: [{ category: "pd:Interest", from: [rule.attribute] }],
    largestReward: { amount: REWARD, currency: "MP" },
  };
  const request = worded({ schema, rules: [rule] });
  requireLinted({ terms, request: request.words, reward: { amount: REWARD, currency: "MP" } });
  const published = await publishTerms(brand, deployment, { core: canonicalTerms(terms), uri: "" });
  const reward = parseEther(REWARD);
  const { campaign } = await openCampaign(brand, deployment, {
    terms: published.terms,
    schema: request.schema,
    rules: request.rules,
    issuers: [issuer],
    acceptsSelfDeclared: source === "ownWord",
    token,
    reward,
    periodLength: 0,
    answersPerPeriod: 1,
    notice: DAY,
    documentUri: "",
    documentHash: hashOfDocument({ name: title, terms, ...request.words, sealed: false }),
  });
  await fundCampaign(brand, deployment, { campaign, amount: reward });
  return { id: campaign, terms, termsId: published.terms, request };
}
