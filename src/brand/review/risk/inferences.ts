import { cautiousFloor } from "../../../consent/ledger/floor.ts";
import { emptyLedger, recordDisclosure } from "../../../consent/ledger/ledger.ts";
import { type PlausibleValues, questionOf } from "../../../consent/ledger/question.ts";
import { type AttributeReview, type Review, reviewRequest } from "../../../consent/ledger/review.ts";
import { type RequestWords, requestFrom } from "../../../format/campaign/requestWords.ts";

/** What the brand could work out about one attribute of a customer, in the worst case. */
export interface InferredAttribute extends Pick<AttributeReview, "name" | "all" | "after"> {
  /** Values that are possible after this answer and one to the earlier campaign that tells most beside it. */
  readonly together: number;
  /** The name of that campaign; undefined if none tells more. */
  readonly by: string | undefined;
  /** Whether that is less than customers' software leaves open by itself, so that it refuses to answer. */
  readonly isBelowFloor: boolean;
}

/** A campaign whose answers the brand may have already. */
export interface EarlierCampaign extends RequestWords {
  readonly name: string;
}

/**
 * What an answer lets the brand work out of each attribute, alone and together with each one of the earlier campaigns. By the
 * reckoning of customers' software: every possible answer counts, and the one that tells most decides.
 */
export function inferencesOf(
  request: RequestWords,
  earlier: readonly EarlierCampaign[],
  plausible: PlausibleValues,
): InferredAttribute[] {
  const question = questionOf(request.schema, requestFrom(request), plausible);
  const alone = reviewRequest(emptyLedger, undefined, question, cautiousFloor);
  const others = earlier.flatMap((campaign) => {
    const asked = questionOf(campaign.schema, requestFrom(campaign), plausible);
    return [0, 1, 2, 3, 4].map((segment) => {
      const ledger = recordDisclosure(emptyLedger, undefined, { question: asked, segment, at: 0 });
      return { name: campaign.name, review: reviewRequest(ledger, undefined, question, cautiousFloor) };
    });
  });
  return alone.attributes.map(({ name, all, after }) => {
    const worst = others
      .flatMap(({ name: by, review }) =>
        review.attributes
          .filter((one) => one.name === name && isReal(one))
          .map((one) => ({ by, together: one.after, isBelowFloor: isTooLittle(review, one) })),
      )
      .reduce<{ by: string | undefined; together: number; isBelowFloor: boolean }>(
        (least, one) => (one.together < least.together ? one : least),
        { by: undefined, together: after, isBelowFloor: isTooLittle(alone, { name, all }) },
      );
    return { name, all, after, ...worst };
  });
}

/** Where nobody has said what is plausible, nobody can say what is little. */
function isTooLittle({ belowFloor }: Review, { name, all }: Pick<AttributeReview, "name" | "all">): boolean {
  return all !== undefined && belowFloor.includes(name);
}

/** Some segments of a campaign nobody can have, so that nothing is possible after them. */
function isReal({ now }: AttributeReview): boolean {
  return now > 0;
}
