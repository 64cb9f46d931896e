import { runsStrangersCode } from "../lanes.ts";
import type { Policy } from "../policy.ts";
import type { Relayer } from "../relayer.ts";
import { countAlike, standingOf } from "../store/accounts.ts";
import type { CheckedMessage } from "../store/queue.ts";
import type { MessageKind } from "./messages.ts";

/** An account with code has at most one of so many parts of the strangers' gas in a day. */
const ACCOUNT_SHARE = 64n;
/** Messages of one kind, account and terms that wait: a consent given anew may leave the first with nothing to end. */
const MOST_ALIKE = 2;

/** What the subject of a message may still have. */
export interface Allowance {
  /** Whether it has had its part of the day, or the same of it waits already. */
  readonly isUsedUp: boolean;
  /** Whether it has had nothing today and has nothing waiting: whoever comes again leaves room for such. */
  readonly isFirst: boolean;
}

/** What the subject of a message that runs a stranger's code may still have; others are not limited here. */
export async function allowanceOf(
  { database: { query }, policy }: Relayer,
  kind: MessageKind,
  { subject, lane, content }: CheckedMessage,
): Promise<Allowance> {
  if (!runsStrangersCode(lane)) return { isUsedUp: false, isFirst: true };
  const { spent, burnt, pending } = await standingOf(query, subject);
  const isAlike =
    "terms" in content &&
    (await countAlike(query, kind, { subject, terms: `${content.terms}` })) >= MOST_ALIKE;
  const isUsedUp = burnt >= policy.codeGas || spent >= accountShare(policy, kind) || isAlike;
  return { isUsedUp, isFirst: spent === 0 && pending === 0 };
}

/**
 * Gas that one account may take in a day, half of it before its withdrawals; what is on its way when it has taken that
 * comes on top.
 */
function accountShare(
  { strangersGas, codeGas }: Pick<Policy, "strangersGas" | "codeGas">,
  kind: MessageKind,
): number {
  const share = Math.max(codeGas, Number(strangersGas / ACCOUNT_SHARE));
  return kind === "withdrawal" ? share : share / 2;
}
