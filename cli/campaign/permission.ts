import type { Address, Hex } from "viem";
import { type ConsentState, readConsent } from "../../src/chain/actions/consent.ts";
import { DecdpError } from "../../src/errors.ts";
import type { Context } from "../setting/context.ts";
import { campaignsOpened } from "./campaignsOpened.ts";
import { describeTime } from "./describe.ts";

/** Where a consent stands, such as "until 2027-01-31". */
export function describeConsent({ isLive, until, signedAt, withdrawnAt }: ConsentState): string {
  if (isLive) return `until ${describeTime(until)}`;
  if (isWithdrawn({ signedAt, withdrawnAt })) return `withdrawn on ${describeTime(withdrawnAt)}`;
  return signedAt > 0 ? `run out on ${describeTime(until)}` : "never given";
}

/** Whether the last thing that a customer said was to stop. */
export function isWithdrawn({
  signedAt,
  withdrawnAt,
}: Pick<ConsentState, "signedAt" | "withdrawnAt">): boolean {
  return withdrawnAt > 0 && withdrawnAt >= signedAt;
}

/** The campaigns that terms apply to: one consent is for all of them. */
export async function campaignsUnder(
  context: Context,
  { brand, terms }: { readonly brand: Address; readonly terms: Hex },
): Promise<bigint[]> {
  const opened = await campaignsOpened(context, brand);
  return opened.filter((one) => one.terms === terms).map(({ campaign }) => campaign);
}

/** Throws `DecdpError` unless a customer's consent to a campaign's terms counts now. */
export async function requireConsent(
  { reader, deployment }: Context,
  { subject, terms }: { readonly subject: Address; readonly terms: Hex },
): Promise<void> {
  const state = await readConsent(reader, deployment, { subject, terms });
  if (state.isLive) return;
  throw new DecdpError(`The consent of ${subject} does not count: ${describeConsent(state)}.`, {
    hint: "Ask the customer to consent first: npx decdp customer consent",
  });
}
