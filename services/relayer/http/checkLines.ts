import { isRefusal } from "../../shared/http/errors.ts";
import { limitRefusals } from "../../shared/http/limits.ts";
import type { Request } from "../../shared/http/replies.ts";
import { senderOf } from "../../shared/http/sender.ts";
import { createFairLine } from "../../shared/work/fairLine.ts";

/** Checks that run, and that wait, at the same time; withdrawals have some of their own. */
const CHECKS = { most: 64, mostWaiting: 256 } as const;
const WITHDRAWAL_CHECKS = { most: 16, mostWaiting: 64 } as const;
/** One of so many requests of an address may be refused. */
const REFUSED_SHARE = 10;
const LEAST_REFUSALS = 10;

/** Runs a check for whoever sent a request. Throws `BusyError` for who asks for too much, and what the check throws. */
export type CheckLine = <Result>(
  context: Request,
  check: (sender: string) => Promise<Result>,
) => Promise<Result>;

/** Where what comes in is checked: withdrawals apart from the rest. */
export interface CheckLines {
  readonly withdrawals: CheckLine;
  readonly others: CheckLine;
}

/** @param rate Requests of one address in a minute. */
export function createCheckLines(rate: number): CheckLines {
  return { withdrawals: createCheckLine(WITHDRAWAL_CHECKS, rate), others: createCheckLine(CHECKS, rate) };
}

function createCheckLine(limits: typeof CHECKS | typeof WITHDRAWAL_CHECKS, rate: number): CheckLine {
  const inLine = createFairLine(limits);
  const refusals = limitRefusals(Math.max(LEAST_REFUSALS, Math.ceil(rate / REFUSED_SHARE)));
  return (context, check) => {
    const sender = senderOf(context);
    return inLine(sender, async () => {
      // When its turn has come: many can come at once.
      await refusals.require(sender);
      try {
        return await check(sender);
      } catch (error) {
        if (isRefusal(error)) await refusals.count(sender);
        throw error;
      }
    });
  };
}
