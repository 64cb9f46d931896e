import type { Hex } from "viem";
import * as z from "zod/v4";
import { type LifeEvent, lifeEvents } from "../../consent/receipt/life/states.ts";
import { time, uint256, word } from "../../format/reading/fields.ts";

/** A receipt that the agent keeps. */
export interface KeptReceipt {
  readonly campaign: bigint;
  readonly terms: Hex;
  readonly event: LifeEvent;
  /** When it happened, Unix seconds. */
  readonly at: number;
  /** Of `hashOfReceipt`. */
  readonly hash: Hex;
  /** Whether the brand has countersigned it, or its silence is stated in it. */
  readonly isComplete: boolean;
  /** `writeReceipt`, or `writeUncountersignedReceipt` until it is complete. */
  readonly text: string;
}

export const keptReceiptShape = z.strictObject({
  campaign: uint256,
  terms: word,
  event: z.enum(lifeEvents),
  at: time,
  hash: word,
  isComplete: z.boolean(),
  text: z.string().max(500_000),
}) as unknown as z.ZodType<KeptReceipt>;
