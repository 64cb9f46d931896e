import * as z from "zod/v4";
import { uint256 } from "../../format/reading/fields.ts";
import type { Transport } from "./transport.ts";

/** A customer has stopped: nothing of these campaigns may be used any more. */
export interface Withdrawal {
  /** The brand's number of the customer; undefined for somebody who was never linked, or is erased since. */
  readonly customerId: string | undefined;
  readonly campaigns: readonly bigint[];
  /** Unix milliseconds. */
  readonly at: number;
}

export interface WithdrawalOptions {
  /** Told of what went wrong, which is tried again. */
  readonly onFault?: ((fault: string) => void) | undefined;
  /** Where to go on; by default only what happens from now on is told. */
  readonly after?: number | undefined;
  /** Told how far it has come, for `after`. */
  readonly onPosition?: ((position: number) => void) | undefined;
}

const changesShape = z.object({
  position: z.int().min(0),
  withdrawals: z.array(
    z.object({
      customerId: z.string().optional(),
      campaigns: z.array(uint256),
      at: z.number(),
    }),
  ),
});

/** Seconds that the service holds a question until something happens. */
const HOLD = 20;
/** Milliseconds until the next try after a fault, at first and at most. */
const RETRY = [250, 10_000] as const;

/** Tells of withdrawals in their order, each once, until it is ended. A handler that throws is told the same again. */
export function followWithdrawals(
  transport: Transport,
  handler: (withdrawal: Withdrawal) => void | Promise<void>,
  { after, onFault, onPosition }: WithdrawalOptions = {},
): () => void {
  let isEnded = false;
  let wake = () => {};
  const run = async () => {
    let position = after;
    const [first, longest] = RETRY;
    let retry: number = first;
    while (!isEnded) {
      const fault = await step();
      if (isEnded) return;
      if (fault === undefined) {
        retry = first;
        continue;
      }
      onFault?.(fault);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, retry);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      retry = Math.min(retry * 2, longest);
    }

    /** Asks once; what went wrong, if anything. */
    async function step(): Promise<string | undefined> {
      const from = position === undefined ? "" : `&after=${position}`;
      const hold = position === undefined ? 0 : HOLD;
      const answer = await transport.ask(`withdrawals?hold=${hold}${from}`, undefined, (HOLD + 10) * 1000);
      if (answer.fault !== undefined) return answer.fault;
      const read = answer.status === 200 ? changesShape.safeParse(answer.body) : undefined;
      if (!read?.success) return `HTTP status ${answer.status}`;
      try {
        for (const withdrawal of read.data.withdrawals) {
          if (isEnded) return undefined;
          await handler({ customerId: undefined, ...withdrawal });
        }
      } catch (error) {
        return (error as Error).message;
      }
      position = read.data.position;
      onPosition?.(position);
      return undefined;
    }
  };
  void run();
  return () => {
    isEnded = true;
    wake();
  };
}
