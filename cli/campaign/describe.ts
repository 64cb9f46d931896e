import { levelInWords } from "../../src/consent/terms/wording.ts";
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
  return [...features, `${groupBounds({ cutoffs }).join(", ")} points`];
}

/** The groups that points lead to, such as "group 1" and "group 2 from 5". */
function groupBounds({ cutoffs }: Pick<ModelWords, "cutoffs">): string[] {
  return ["group 1", ...cutoffs.map((cutoff, index) => `group ${index + 2} from ${cutoff}`)];
}

/** How personal the treatment is that an answer is for. */
export function describeLevel(level: number): string {
  return `how personal: ${levelInWords(level)}`;
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

/** What every group of a campaign means, in one sentence. */
export function describeGroups(model: ModelWords | undefined): string {
  const outside = "In group 0 the conditions do not hold";
  if (model === undefined) return `${outside}, in group 1 they do.`;
  return `${outside}; where they do, the points decide: ${groupBounds(model).join(", ")} points.`;
}

/** A sentence begins with a large letter. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A Unix time in seconds as a date, with the time of day unless it is midnight. */
export function describeTime(seconds: number): string {
  const [date, time] = new Date(seconds * 1000).toISOString().split("T");
  return time === "00:00:00.000Z" ? date! : `${date} ${time!.slice(0, 8)} UTC`;
}
