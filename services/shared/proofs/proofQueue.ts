import type { AnswerCheck } from "../../../src/answer/verification.ts";
import { BusyError } from "../http/errors.ts";
import { newestOfHeaviest } from "../work/fairLine.ts";

/** Proofs that are checked at once: more of them save hardly anything, and keep the next ones waiting. */
export const MOST_TOGETHER = 32;
const MOST_WAITING = 256;
/** Senders who are known for right proofs; the others begin anew. */
const MOST_KNOWN = 10_000;

interface Waiting {
  readonly whose: string;
  readonly check: AnswerCheck;
  readonly resolve: (holds: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Whether a proof holds, of a sender. Throws `BusyError` if too many wait, most of them of this sender. */
export type ProofQueue = (sender: string, check: AnswerCheck) => Promise<boolean>;

/**
 * Checks many proofs at once, which takes a third of the time, unless one of them does not hold. So each sender has one of
 * a batch to begin with, twice as many after each batch in which all of the sender's held, and one again after a wrong
 * one: wrong proofs spoil hardly anybody's batch but their sender's own. In each batch everybody has a turn before
 * anybody has a second one; when too many wait, the newest of who has the most of them gives way.
 */
export function createProofQueue(
  verify: (checks: readonly AnswerCheck[]) => Promise<readonly boolean[]>,
): ProofQueue {
  const waiting = new Set<Waiting>();
  /** How many of a sender may be in a batch. */
  const shares = new Map<string, number>();
  let isRunning = false;

  const learn = (whose: string, areRight: boolean) => {
    const share = areRight ? Math.min(MOST_TOGETHER, 2 * (shares.get(whose) ?? 1)) : 1;
    shares.delete(whose);
    if (share === 1) return;
    if (shares.size >= MOST_KNOWN) shares.clear();
    shares.set(whose, share);
  };
  const checkBatch = async (batch: readonly Waiting[]): Promise<void> => {
    for (const one of batch) waiting.delete(one);
    try {
      const verdicts = await verify(batch.map(({ check }) => check));
      const wrong = new Set(batch.filter((_, place) => !verdicts[place]).map(({ whose }) => whose));
      for (const whose of new Set(batch.map((one) => one.whose))) learn(whose, !wrong.has(whose));
      for (const [place, { resolve }] of batch.entries()) resolve(verdicts[place]!);
    } catch (error) {
      // Whoever is at fault, the others are checked without.
      if (batch.length > 1) for (const one of batch) await checkBatch([one]);
      else {
        learn(batch[0]!.whose, false);
        batch[0]!.reject(error);
      }
    }
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    // What comes in the same turn of the program belongs together.
    await Promise.resolve();
    while (waiting.size > 0) await checkBatch(batchOf(waiting, shares));
    isRunning = false;
  };

  return (whose, check) =>
    new Promise((resolve, reject) => {
      waiting.add({ whose, check, resolve, reject });
      if (waiting.size > MOST_WAITING) {
        const last = newestOfHeaviest(waiting);
        waiting.delete(last);
        last.reject(new BusyError(503, "QueueFull", "Too much waits already; try again later."));
      }
      if (!isRunning) void run();
    });
}

/** The first of each sender, then the second of each that may have as many, and so on. */
function batchOf(waiting: ReadonlySet<Waiting>, shares: ReadonlyMap<string, number>): readonly Waiting[] {
  const bySender = [...Map.groupBy(waiting, ({ whose }) => whose)];
  const turns = bySender.flatMap(([whose, own]) =>
    own.slice(0, shares.get(whose) ?? 1).map((one, turn) => ({ one, turn })),
  );
  return turns
    .sort((left, right) => left.turn - right.turn)
    .slice(0, MOST_TOGETHER)
    .map(({ one }) => one);
}
