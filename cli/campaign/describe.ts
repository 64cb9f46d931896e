import type { ClauseWords, ConditionWords, ModelWords } from "../../src/format/campaign/requestWords.ts";
import { attributeIndex, isCategory, type Schema } from "../../src/request/schema.ts";

/** A condition in one line, such as "age is between 25 and 45 years". */
export function describeCondition(schema: Schema, { anyOf, not, ...clause }: ConditionWords): string {
  if (anyOf) return anyOf.map((literal) => describeCondition(schema, literal)).join(", or ");
  if (not) return `not: ${describeClause(schema, not)}`;
  return describeClause(schema, clause as ClauseWords);
}

function describeClause(schema: Schema, words: ClauseWords): string {
  const { attribute: name, atLeast, atMost, above, below, between, oneOf, noneOf, is } = words;
  const attribute = schema.attributes[attributeIndex(schema, name)]!;
  const unit = isCategory(attribute) ? "" : ` ${attribute.unit}`;
  if (atLeast !== undefined) return `${name} is at least ${atLeast}${unit}`;
  if (atMost !== undefined) return `${name} is at most ${atMost}${unit}`;
  if (above !== undefined) return `${name} is above ${above}${unit}`;
  if (below !== undefined) return `${name} is below ${below}${unit}`;
  if (between) return `${name} is between ${between[0]} and ${between[1]}${unit}`;
  if (oneOf) return `${name} is ${oneOf.join(" or ")}`;
  if (noneOf) return `${name} is known and not ${noneOf.join(" or ")}`;
  return `${name} is ${is === "present" ? "known" : "not known"}`;
}

/** How a segment comes about, one line for each attribute that is scored and one for the cut-offs. */
export function describeModel(schema: Schema, { points, cutoffs }: ModelWords): string[] {
  const features = Object.entries(points).map(([name, feature]) => {
    const attribute = schema.attributes[attributeIndex(schema, name)]!;
    const unit = isCategory(attribute) ? "" : ` ${attribute.unit}`;
    const parts =
      "bins" in feature
        ? feature.bins.map((bin) =>
            bin.below === undefined ? `else ${bin.points}` : `below ${bin.below}${unit} ${bin.points}`,
          )
        : Object.entries(feature.categories).map(([category, given]) => `${category} ${given}`);
    return `points for ${name}: ${parts.join(", ")}; not known ${feature.missing ?? 0}`;
  });
  const bounds = cutoffs.map((cutoff, index) => `group ${index + 2} from ${cutoff}`);
  return [...features, `group 1, ${bounds.join(", ")} points`];
}

/** For whom each level of personalization is, from 0. */
const audiences = [
  "the same for everyone",
  "for many people alike",
  "for some people alike",
  "for few people alike",
  "for you alone",
];

/** How personal the treatment is that an answer is for, such as "level 2 of 4, for some people alike". */
export function describeLevel(level: number): string {
  return `how personal: level ${level} of 0 to 4, ${audiences[level]}`;
}

/** A segment in words: 0 where the rules do not hold, else the group that the points of a model give, or 1. */
export function describeSegment(segment: number, model: ModelWords | undefined): string {
  if (segment === 0) return "group 0: the conditions do not hold";
  const highest = 1 + (model?.cutoffs.length ?? 0);
  const byPoints = highest > 1 ? `, and the points make it ${segment} of 1 to ${highest}` : "";
  return `group ${segment}: the conditions hold${byPoints}`;
}

/** How many there are of something, such as "1 card" or "2 cards". */
export function describeCount(count: number | bigint, thing: string): string {
  return `${count} ${thing}${Number(count) === 1 ? "" : "s"}`;
}

/** Such as "campaign 3" or "campaigns 3, 4". */
export function describeCampaigns(campaigns: readonly bigint[]): string {
  return `campaign${campaigns.length === 1 ? "" : "s"} ${campaigns.join(", ")}`;
}

/** A Unix time in seconds as a date, with the time of day unless it is midnight. */
export function describeTime(seconds: number): string {
  const [date, time] = new Date(seconds * 1000).toISOString().split("T");
  return time === "00:00:00.000Z" ? date! : `${date} ${time!.slice(0, 8)} UTC`;
}
