import { flagKey, variantOf } from "../openFeature/flag.ts";

// Messages of the Segment spec, which customer data platforms take (POST /v1/batch).

/** One message. */
export interface SegmentMessage {
  readonly type: "identify" | "track";
  /** The brand's number of the customer. */
  readonly userId: string;
  /** The same at each try, so that a receiver takes it once. */
  readonly messageId: string;
  readonly timestamp: string;
  readonly context: {
    readonly library: { readonly name: string };
    readonly consent: { readonly categoryPreferences: Readonly<Record<string, boolean>> };
  };
  /** Of `identify`; null clears a trait. */
  readonly traits?: Readonly<Record<string, string | null>>;
  /** Of `track`. */
  readonly event?: string;
  readonly properties?: Readonly<Record<string, string>>;
}

/** Where a message comes from. */
export interface MessageOrigin {
  readonly customerId: string;
  readonly campaign: bigint;
  /** Names what happened; messages about it have it in their ids. */
  readonly id: string;
  /** Unix seconds. */
  readonly at: number;
}

/**
 * A segment is known: the trait `decdp_<campaign>` with its expiry beside it, which whoever targets it has to compare with
 * the time, and a track event.
 *
 * @param known The segment, 0 to 4, and the first second in which it may not be used any more.
 */
export function knownMessages(
  origin: MessageOrigin,
  known: { readonly segment: number; readonly expiry: number },
): SegmentMessage[] {
  const trait = flagKey(origin.campaign);
  const value = variantOf(known.segment);
  const traits = { [trait]: value, [`${trait}_expires`]: isoTime(known.expiry) };
  return [
    { ...envelope(origin, "identify", value), traits },
    {
      ...envelope(origin, "track", value),
      event: "Segment Known",
      properties: { campaign: `${origin.campaign}`, segment: value },
    },
  ];
}

/** A segment may not be used any more: clears the trait and its expiry, and withdraws the consent preference. */
export function clearedMessages(origin: MessageOrigin): SegmentMessage[] {
  const trait = flagKey(origin.campaign);
  return [
    { ...envelope(origin, "identify"), traits: { [trait]: null, [`${trait}_expires`]: null } },
    { ...envelope(origin, "track"), event: "Segment Consent Preference Updated", properties: {} },
  ];
}

/** @param value What is known; undefined if it is cleared, which nobody must take for the same message. */
function envelope(
  { customerId, campaign, id, at }: MessageOrigin,
  type: SegmentMessage["type"],
  value?: string,
) {
  return {
    type,
    userId: customerId,
    messageId: `decdp-${id}-${campaign}-${type}-${value ?? "cleared"}`,
    timestamp: isoTime(at),
    context: {
      library: { name: "decdp" },
      consent: { categoryPreferences: { [flagKey(campaign)]: value !== undefined } },
    },
  } as const;
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
