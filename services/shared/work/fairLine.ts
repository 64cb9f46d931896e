import { BusyError } from "../http/errors.ts";

/** Runs work for somebody, at once or when it is its turn. Throws `BusyError` for what has to give way. */
export type FairLine = <Result>(whose: string, work: () => Promise<Result>) => Promise<Result>;

export interface LineLimits {
  /** Works that run at the same time. */
  readonly most: number;
  /** Works that wait at the same time. */
  readonly mostWaiting: number;
}

interface Waiting {
  readonly whose: string;
  readonly begin: () => void;
  readonly giveWay: () => void;
}

/** What is known of one for whom something runs or waits. */
interface Share {
  running: number;
  waiting: number;
  /** Number of the last work that began; 0 for none. */
  last: number;
}

/**
 * Runs a number of works at the same time and lets a number wait. Next is who has the fewest running, and of those who
 * has waited longest for a turn; when too many wait, the newest of who has the most of them gives way. So nobody can
 * close the line to others.
 */
export function createFairLine({ most, mostWaiting }: LineLimits): FairLine {
  const shares = new Map<string, Share>();
  // In the order in which they came.
  const waiting = new Set<Waiting>();
  let running = 0;
  let begun = 0;

  const change = (whose: string, count: "running" | "waiting", by: 1 | -1) => {
    const share = shares.get(whose) ?? { running: 0, waiting: 0, last: 0 };
    share[count] += by;
    if (share.running + share.waiting === 0) shares.delete(whose);
    else shares.set(whose, share);
    return share;
  };
  const admitNext = () => {
    const next = running < most ? nextOf(waiting, shares) : undefined;
    if (next === undefined) return;
    waiting.delete(next);
    running++;
    change(next.whose, "running", 1).last = ++begun;
    change(next.whose, "waiting", -1);
    next.begin();
  };
  const sendAway = (one: Waiting) => {
    waiting.delete(one);
    change(one.whose, "waiting", -1);
    one.giveWay();
  };

  return async (whose, work) => {
    await new Promise<void>((begin, reject) => {
      waiting.add({ whose, begin, giveWay: () => reject(tooBusy()) });
      change(whose, "waiting", 1);
      admitNext();
      if (waiting.size > mostWaiting) sendAway(newestOfHeaviest(waiting));
    });
    try {
      return await work();
    } finally {
      running--;
      change(whose, "running", -1);
      admitNext();
    }
  };
}

/** The first that waits of who has the fewest running, and of those of who had a turn longest ago. */
function nextOf(waiting: ReadonlySet<Waiting>, shares: ReadonlyMap<string, Share>): Waiting | undefined {
  let found: Waiting | undefined;
  for (const one of waiting) if (found === undefined || isBefore(one, found, shares)) found = one;
  return found;
}

function isBefore(one: Waiting, other: Waiting, shares: ReadonlyMap<string, Share>): boolean {
  const [left, right] = [shares.get(one.whose)!, shares.get(other.whose)!];
  return left.running < right.running || (left.running === right.running && left.last < right.last);
}

/** The newest of who has the most waiting. There is at least one. */
export function newestOfHeaviest<One extends { readonly whose: string }>(waiting: ReadonlySet<One>): One {
  const counts = new Map<string, number>();
  for (const { whose } of waiting) counts.set(whose, (counts.get(whose) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...waiting].findLast(({ whose }) => counts.get(whose) === most)!;
}

function tooBusy(): BusyError {
  return new BusyError(503, "QueueFull", "Too much waits already; try again later.");
}
