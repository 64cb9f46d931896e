import type { Curve } from "snarkjs";
import { ProverError } from "../errors.ts";

/** Milliseconds in which threads start on the slowest of devices. */
const LONGEST_START = 30_000;

/** The threads that snarkjs has in a process or page: one set, which all provers share. */
interface Threads {
  readonly curve: Curve;
  /** False for threads that the app started with its own snarkjs: those are not ended here. */
  readonly isOwn: boolean;
}

let started: Promise<Threads> | undefined;
let users = 0;

/**
 * Starts the threads, unless they are running, for one more user. Whoever awaited it calls the function that it returns
 * once; the last one to do so ends them.
 */
export async function shareThreads(): Promise<() => Promise<void>> {
  users++;
  started ??= start();
  try {
    const { curve, isOwn } = await started;
    return async () => {
      users--;
      if (users > 0) return;
      started = undefined;
      if (isOwn) await curve.terminate();
    };
  } catch (error) {
    users--;
    started = undefined;
    throw error;
  }
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

function notStarted(): ProverError {
  return new ProverError(
    `The threads that make proofs did not start within ${LONGEST_START / 1000} seconds.`,
    {
      hint: "Try again when the device has less to do.",
    },
  );
}
