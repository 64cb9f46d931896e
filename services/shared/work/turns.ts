import { BusyError } from "../http/errors.ts";

/** Runs what has the same key one after the other, and everything else at once. Throws `BusyError` for too many. */
export type Turns = <Result>(key: string, run: () => Promise<Result>) => Promise<Result>;

/** @param most How many of one key run and wait. */
export function createTurns(most: number): Turns {
  const lasts = new Map<string, { count: number; ended: Promise<unknown> }>();
  return async (key, run) => {
    const own = lasts.get(key) ?? { count: 0, ended: Promise.resolve() };
    if (own.count >= most)
      throw new BusyError(
        429,
        "SubjectLimit",
        "Too many of this account wait already; try again in a moment.",
      );
    lasts.set(key, own);
    own.count++;
    const result = own.ended.then(run);
    own.ended = result.catch(() => {});
    try {
      return await result;
    } finally {
      own.count--;
      if (own.count === 0) lasts.delete(key);
    }
  };
}
