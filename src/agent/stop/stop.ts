import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import { secondsOf } from "../../consent/terms/shape.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { LARGEST_TIME } from "../../credential/credential.ts";
import { account, text, time, uint256, word } from "../../format/reading/fields.ts";
import type { BrandFile } from "../request/brandFile.ts";

/** Somebody who has to stop since the customer withdrew. Times are Unix seconds. */
export interface Stop {
  readonly campaign: bigint;
  readonly terms: Hex;
  /** The brand's name or a recipient's, as in the terms. */
  readonly recipient: string;
  /** Whose signature acknowledges it. */
  readonly accounts: readonly Address[];
  /** When the withdrawal was signed. */
  readonly withdrawnAt: number;
  /** Until when the terms promise it. */
  readonly dueAt: number;
  /** The signed acknowledgement; undefined while there is none. */
  readonly acknowledgement?: string | undefined;
  readonly acknowledgedAt?: number | undefined;
}

export const stopShape = z.strictObject({
  campaign: uint256,
  terms: word,
  recipient: text,
  accounts: z.array(account),
  withdrawnAt: time,
  dueAt: time,
  acknowledgement: z.string().max(100_000).optional(),
  acknowledgedAt: time.optional(),
}) as unknown as z.ZodType<Stop>;

/** How a stop stands. "late": promised for earlier, and nobody has acknowledged it. */
export function standingOf({ acknowledgement, dueAt }: Stop, now: number): "told" | "late" | "stopped" {
  if (acknowledgement !== undefined) return "stopped";
  return now > dueAt ? "late" : "told";
}

/**
 * Everybody who has to stop: the brand, and whom the terms name. A chain cannot; what is there is evidence. A recipient
 * that the brand's domain names no account of is the brand's to stop, and to answer for.
 */
export function stopsOf(
  { brand, recipients, withdrawal }: Terms,
  processors: BrandFile["processors"],
  stop: Pick<Stop, "campaign" | "terms" | "withdrawnAt"> & { readonly brandAccount: Address },
): Stop[] {
  const { brandAccount, ...named } = stop;
  const dueAt = Math.min(stop.withdrawnAt + secondsOf(withdrawal.within), LARGEST_TIME);
  const others = recipients.filter(({ role }) => role !== "chain").map(({ name }) => name);
  return [brand.name, ...new Set(others)].map((recipient) => {
    const own = (processors ?? []).filter(({ name }) => name === recipient).map((one) => one.account);
    return { ...named, recipient, dueAt, accounts: own.length > 0 ? own : [brandAccount] };
  });
}
