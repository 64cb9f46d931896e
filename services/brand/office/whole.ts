import { parseUnits } from "viem";
import type { DraftContent } from "../../../src/brand/office/draft.ts";
import type { House } from "../../../src/brand/office/house.ts";
import { isError, lintTerms } from "../../../src/consent/terms/lint/lint.ts";
import { hashOfTerms, readTerms } from "../../../src/consent/terms/reading.ts";
import { type Rendering, readRendering } from "../../../src/consent/terms/rendering.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { DecdpError } from "../../../src/errors.ts";
import {
  type CampaignDocument,
  readCampaignDocument,
} from "../../../src/format/campaign/campaignDocument.ts";
import { requestFrom } from "../../../src/format/campaign/requestWords.ts";
import type { Request } from "../../../src/request/request.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";

/** A draft that can be published as it is. */
export interface WholeCampaign {
  readonly terms: Terms;
  readonly document: CampaignDocument;
  readonly request: Request;
  readonly renderings: readonly Rendering[];
  readonly issuers: readonly bigint[];
  /** What one answer is paid, and what all of them are, in the token's smallest unit. */
  readonly reward: bigint;
  readonly amount: bigint;
}

/**
 * Reads a draft whose texts are whole, agree with each other and have no errors. Throws `RequestRefusedError` with what
 * is wrong first.
 */
export function readWhole(house: House, draft: DraftContent): WholeCampaign {
  const { budget } = draft;
  const read = asRefusal(() => {
    const terms = readTerms(draft.terms);
    const document = readCampaignDocument(draft.campaign);
    const renderings = draft.renderings.map((text) => readRendering(text));
    return { terms, document, renderings, request: requestFrom(document) };
  });
  const { terms, document, renderings } = read;
  if (hashOfTerms(document.terms) !== hashOfTerms(terms)) {
    throw notWhole("The campaign's document has other terms than the draft.");
  }
  const reward = rewardOf(house, budget.reward);
  const findings = lintTerms({
    ...{ terms, renderings, request: document, consentFor: budget.consentFor },
    reward: { amount: budget.reward, currency: house.brand.currency },
  });
  const wrong = findings.find(isError);
  if (wrong !== undefined) throw notWhole(`${wrong.field}: ${wrong.why} ${wrong.fix}`);
  return {
    ...read,
    issuers: issuersOf(house, budget.issuers),
    ...{ reward, amount: reward * BigInt(budget.answers) },
  };
}

/** Nobody rounds what a customer is paid. */
function rewardOf({ token }: House, given: string): bigint {
  const decimals = given.split(".")[1]?.replace(/0+$/, "").length ?? 0;
  if (decimals > token.decimals) {
    throw notWhole(`A reward of ${given} has more decimals than ${token.symbol} has: ${token.decimals}.`);
  }
  const reward = parseUnits(given, token.decimals);
  if (reward > 0n) return reward;
  throw notWhole("An answer is paid more than 0.");
}

function issuersOf({ issuers }: House, given: readonly string[]): bigint[] {
  const known = new Set(issuers.flatMap(({ numbers }) => numbers));
  const unknown = given.filter((number) => !known.has(number));
  if (given.length === 0) throw notWhole("It accepts no issuer's cards, so that nobody could answer.");
  if (unknown.length > 0) throw notWhole(`The office does not know these issuers: ${unknown.join(", ")}.`);
  return [...new Set(given)].map(BigInt);
}

function asRefusal<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof DecdpError) throw notWhole(error.message);
    throw error;
  }
}

function notWhole(message: string): RequestRefusedError {
  return new RequestRefusedError("NotWhole", message);
}
