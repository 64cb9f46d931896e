/** What a brand's systems hear of. */
export const webhookTypes = [
  /** A customer has stopped: nothing of it may be used any more. */
  "consent.withdrawn",
  "consent.given",
  /** A segment is known. */
  "segment.known",
  /** A segment is not known any more: its time is over, or its answer was not settled. */
  "segment.ended",
  "customer.erased",
] as const;
export type WebhookType = (typeof webhookTypes)[number];

/** What happened. Times are Unix seconds. */
export interface WebhookEvent {
  readonly type: WebhookType;
  readonly at: number;
  readonly customerId: string;
  /** Campaigns that it is about. */
  readonly campaigns: readonly bigint[];
  /** Of `segment.known`; 0 to 4. */
  readonly segment?: number;
  readonly expiry?: number;
}

/** The body of a message: type, timestamp and data, as Standard Webhooks has it. */
export function webhookBody({ type, at, customerId, campaigns, segment, expiry }: WebhookEvent): string {
  return JSON.stringify({
    type,
    timestamp: new Date(at * 1000).toISOString(),
    data: { customerId, campaigns: campaigns.map((campaign) => `${campaign}`), segment, expiry },
  });
}
