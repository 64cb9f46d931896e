import type { Curve } from "snarkjs";
import { ProverError } from "../errors.ts";

/** Milliseconds in which threads start on the slowest of devices. */
const LONGEST_START = 30_000;
/** Milliseconds between two looks at what the threads do. */
const LOOK = 1_000;
/** Looks during which a thread may have the same task, of which a proof has hundreds. */
const MOST_LOOKS = 60;

/** The threads that snarkjs has in a process or page: one set, which all provers share. */
interface Threads {
  readonly curve: Curve;
  /** False for threads that the app started with its own snarkjs: those are not ended here. */
  readonly isOwn: boolean;
}

/** A set of threads and how many use it. */
interface Share {
  readonly threads: Promise<Threads>;
  users: number;
}

/** The part of one user in the threads. */
export interface SharedThreads {
  /** Waits for what the threads work on. Throws `ProverError` where one of them died or hangs: it never answers. */
  waitFor<Result>(work: Promise<Result>): Promise<Result>;
  /** To be called once; the last user to do so ends the threads. */
  end(): Promise<void>;
}

let current: Share | undefined;

/**
 * Starts the threads, unless they are running, for one more user.
 *
 * @param onLost Is called where they cannot be used any more, because they did not start or stopped.
 */
export async function shareThreads(onLost: () => void): Promise<SharedThreads> {
  current ??= { threads: start(), users: 0 };
  const share = current;
  share.users++;
  const lose = () => {
    if (current === share) current = undefined;
    onLost();
  };
  let threads: Threads;
  try {
    threads = await share.threads;
  } catch (error) {
    lose();
    throw error;
  }
  const { curve, isOwn } = threads;
  return {
    async waitFor(work) {
      try {
        return await whileTheyWork(curve, work);
      } catch (error) {
        if (!(error instanceof ProverError)) throw error;
        lose();
        // A thread that hangs does not read that it should end.
        if (isOwn) for (const worker of curve.tm?.workers ?? []) worker.terminate();
        if (isOwn) await curve.terminate();
        throw error;
      }
    },
    async end() {
      share.users--;
      if (share.users > 0 || current !== share) return;
      current = undefined;
      if (isOwn) await curve.terminate();
    },
  };
}

async function start(): Promise<Threads> {
  const { curves } = await import("snarkjs");
  const isOwn = !(globalThis as { curve_bn128?: unknown }).curve_bn128;
  return { curve: await withinTime(curves.getCurveFromName("bn128")), isOwn };
}

async function withinTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, LONGEST_START, notStarted());
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** snarkjs waits for ever for a thread that died. Looks are counted, since a device may sleep in the middle of a task. */
async function whileTheyWork<Result>({ tm }: Curve, work: Promise<Result>): Promise<Result> {
  const { working = [], pendingDeferreds: tasks = [] } = tm ?? {};
  const seen = new Map<number, { readonly task: object | undefined; readonly looks: number }>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const stopped = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      for (const [index, isWorking] of working.entries()) {
        const task = isWorking ? tasks[index] : undefined;
        const before = seen.get(index);
        const looks = task && before?.task === task ? before.looks + 1 : 0;
        seen.set(index, { task, looks });
        if (looks >= MOST_LOOKS) reject(notAnswering());
      }
    }, LOOK);
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    clearInterval(timer);
  }
}

function notStarted(): ProverError {
  return new ProverError(
    `The threads that make proofs did not start within ${LONGEST_START / 1000} seconds.`,
    {
      hint: "Try again when the device has less to do.",
    },
  );
}

function notAnswering(): ProverError {
  return new ProverError(
    `A thread that makes proofs has not answered for ${(LOOK * MOST_LOOKS) / 1000} seconds: it died or hangs.`,
    {
      hint: "Try again, with other programs or pages closed if the device is short of memory.",
    },
  );
}
