import { formatUnits } from "viem";
import { readContract } from "viem/actions";
import { explained } from "../../src/actions/transact.ts";
import { loyaltyTokenAbi } from "../../src/generated/abis.ts";
import { attributeIndex, isCategory, type Schema } from "../../src/schema.ts";
import type { Context } from "./context.ts";
import type { ClauseWords, ConditionWords, ModelWords } from "./requestWords.ts";

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

/** An amount with the token's symbol, such as "2 POINT". */
export async function describeAmount(
  { reader }: Context,
  token: `0x${string}`,
  amount: bigint,
): Promise<string> {
  const { symbol, decimals } = await readToken(reader, token);
  return `${formatUnits(amount, decimals)} ${symbol}`;
}

export async function readToken(
  reader: Context["reader"],
  address: `0x${string}`,
): Promise<{ readonly symbol: string; readonly decimals: number }> {
  const contract = { address, abi: loyaltyTokenAbi } as const;
  const [symbol, decimals] = await explained(() =>
    Promise.all([
      readContract(reader, { ...contract, functionName: "symbol" }),
      readContract(reader, { ...contract, functionName: "decimals" }),
    ]),
  );
  return { symbol, decimals };
}

/** A Unix time in seconds as a date, with the time of day unless it is midnight. */
export function describeTime(seconds: number): string {
  const [date, time] = new Date(seconds * 1000).toISOString().split("T");
  return time === "00:00:00.000Z" ? date! : `${date} ${time!.slice(0, 8)} UTC`;
}
