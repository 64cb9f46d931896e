/** A campaign's name in a brand's stack: the key of its flag, and the trait of an audience. */
export function flagKey(campaign: bigint): string {
  return `decdp_${campaign}`;
}

/** The campaign that a key names; undefined if it names none. */
export function campaignOfFlag(key: string): bigint | undefined {
  const [, number] = /^decdp_(0|[1-9]\d{0,77})$/.exec(key) ?? [];
  return number === undefined ? undefined : BigInt(number);
}

/** What a flag is for whoever has no known segment. */
export const GENERAL = "general";

/** What a flag, or a trait, is for a segment: "segment-0" to "segment-4". */
export function variantOf(segment: number): string {
  return `segment-${segment}`;
}
