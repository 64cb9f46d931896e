import { ProverError } from "../../errors.ts";
import type { ProverProgress } from "../prover.ts";
import { type Notice, type Order, readError } from "./messages.ts";
import { startWorker, type WorkerSource, workerForbidden } from "./startWorker.ts";

/** Milliseconds in which a worker's script arrives and starts on the slowest of devices. */
const LONGEST_START = 30_000;

/** How long to wait for a reply, and what stops it. */
export interface Limits {
  readonly signal?: AbortSignal;
  readonly timeout?: number;
}

type ReplyTo<Asked extends Order> = Extract<
  Notice,
  { notice: Asked["order"] extends "prove" ? "proved" : "loaded" }
>;

/** A running worker, which follows one order at a time. */
export interface OpenWorker {
  /** Sends an order and waits for its reply. If it is stopped, takes too long or the worker breaks, the worker ends. */
  send<Asked extends Order>(order: Asked, limits: Limits): Promise<ReplyTo<Asked>>;
  hasEnded(): boolean;
  end(): void;
}

export function openWorker(
  source: WorkerSource | undefined,
  onProgress: (progress: ProverProgress) => void,
): OpenWorker {
  const violations = watchViolations();
  const worker = startWorker(source);
  let isRunning = false;
  let hasEnded = false;
  let settle: { resolve(notice: Notice): void; reject(error: ProverError): void } | undefined;

  const end = (): void => {
    hasEnded = true;
    worker.terminate();
    violations.stop();
  };
  const fail = (error: ProverError): void => {
    end();
    settle?.reject(error);
  };
  const startTimer = setTimeout(
    () => fail(workerForbidden(undefined, violations.directive())),
    LONGEST_START,
  );

  worker.onmessage = ({ data }: MessageEvent<Notice>) => {
    if (data.notice === "started") {
      isRunning = true;
      clearTimeout(startTimer);
      violations.stop();
    } else if (data.notice === "progress") onProgress(data.progress);
    else if (data.notice === "failed") settle?.reject(readError(data.error));
    else settle?.resolve(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    clearTimeout(startTimer);
    const cause = event.message === undefined ? undefined : new Error(event.message);
    // The event of a violation comes after this one.
    setTimeout(() => fail(isRunning ? broken(cause) : workerForbidden(cause, violations.directive())), 0);
  };

  return {
    send<Asked extends Order>(order: Asked, { signal, timeout }: Limits) {
      return new Promise<ReplyTo<Asked>>((resolve, reject) => {
        const timer =
          timeout === undefined ? undefined : setTimeout(() => fail(tooLate(order, timeout)), timeout);
        const stop = () => fail(stopped(taskOf(order), signal!.reason));
        const settled = () => {
          clearTimeout(timer);
          clearTimeout(startTimer);
          signal?.removeEventListener("abort", stop);
          settle = undefined;
        };
        settle = {
          resolve(notice) {
            settled();
            resolve(notice as ReplyTo<Asked>);
          },
          reject(error) {
            settled();
            reject(error);
          },
        };
        if (signal?.aborted) stop();
        else {
          signal?.addEventListener("abort", stop);
          worker.postMessage(order, "port" in order ? [order.port] : []);
        }
      });
    },
    hasEnded: () => hasEnded,
    end,
  };
}

/** Notes what the page's content policy forbids while a worker starts. */
function watchViolations() {
  const { document } = globalThis as { document?: EventTarget };
  let directive: string | undefined;
  const note = (event: Event) => {
    const { effectiveDirective } = event as SecurityPolicyViolationEvent;
    if (/^(worker|child|script)-src|trusted/.test(effectiveDirective)) directive = effectiveDirective;
  };
  document?.addEventListener("securitypolicyviolation", note);
  return {
    directive: () => directive,
    stop: () => document?.removeEventListener("securitypolicyviolation", note),
  };
}

const taskOf = ({ order }: Order) => (order === "prove" ? "The proof" : "Loading the prover");

function tooLate(order: Order, timeout: number): ProverError {
  return new ProverError(`${taskOf(order)} took longer than ${timeout / 1000} seconds.`, {
    details: { timeout },
    hint: "Try again when the device has less to do or the connection is better, or allow more time.",
  });
}

export function stopped(task: string, cause: unknown): ProverError {
  return new ProverError(`${task} was stopped.`, { cause });
}

function broken(cause: Error | undefined): ProverError {
  const reason = cause === undefined ? "" : `: ${cause.message}`;
  return new ProverError(`The prover's worker broke off${reason}.`, {
    cause,
    hint: "Close other pages or programs and try again: the device may be short of memory.",
  });
}
