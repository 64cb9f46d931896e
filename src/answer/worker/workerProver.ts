import { ProverError } from "../../errors.ts";
import type { ProvedAnswer } from "../answer.ts";
import type { CircuitFile, CircuitFiles } from "../files/circuitFiles.ts";
import type { AnswerInput } from "../input.ts";
import type { Prover, ProverProgress } from "../prover.ts";
import { type OpenWorker, openWorker, stopped } from "./openWorker.ts";
import type { WorkerSource } from "./startWorker.ts";

export interface WorkerProverOptions {
  /**
   * The worker's script, if the bundler does not find the library's own: the address of a bundle of `decdp/worker`, or a
   * function that starts it.
   */
  readonly worker?: WorkerSource;
  /**
   * Workers for each proof, 1 by default. A second one makes two of a proof's three points meanwhile, which shortens the
   * waiting where a core is free. Where it does not start, the first one makes all.
   */
  readonly workers?: 1 | 2;
  /** Whether to keep the files in Cache Storage, so that they are downloaded once; true by default. */
  readonly keep?: boolean;
  /** Called at the start of each step, and while files arrive. */
  readonly onProgress?: (progress: ProverProgress) => void;
  /** Stops the loading. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which loading the files and the key is given up; 120,000 by default. */
  readonly timeout?: number;
}

/** For one proof. */
export interface ProveOptions {
  /** Stops the proof. The next one takes a new worker. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which the proof is given up; 60,000 by default. */
  readonly timeout?: number;
}

/** A prover whose work is done in a worker of its own, which ends with it. */
export interface WorkerProver extends Prover {
  prove(input: AnswerInput, options?: ProveOptions): Promise<ProvedAnswer>;
}

/**
 * Starts a worker of the page and loads the circuit's files in it: the page stays responsive, and itself needs no
 * WebAssembly. Addresses are relative to the page. Proofs are made one after another.
 *
 * @throws ProverError if the worker does not start, a file cannot be fetched or is not the one of this release, or it is
 * stopped.
 */
export async function createWorkerProver(
  files: CircuitFiles,
  options: WorkerProverOptions = {},
): Promise<WorkerProver> {
  const { keep = true, onProgress = () => {}, timeout = 120_000, signal } = options;
  const absolute = { wasm: fromPage(files.wasm), zkey: fromPage(files.zkey) };
  let assistant: OpenWorker | undefined;
  const load = async (limits: ProveOptions): Promise<OpenWorker> => {
    assistant?.end();
    const worker = openWorker(options.worker, onProgress);
    try {
      await worker.send({ order: "load", files: absolute, keep }, limits);
      if (options.workers === 2) assistant = await pair(worker, limits);
      return worker;
    } catch (error) {
      worker.end();
      throw error;
    }
  };
  /** Starts an assistant for a worker. Whatever goes wrong with it, the worker proves alone. */
  const pair = async (worker: OpenWorker, limits: ProveOptions): Promise<OpenWorker | undefined> => {
    let opened: OpenWorker | undefined;
    try {
      const { port1, port2 } = new MessageChannel();
      opened = openWorker(options.worker, () => {});
      await opened.send({ order: "assist", zkey: absolute.zkey, keep, port: port1 }, limits);
      await worker.send({ order: "pair", port: port2 }, limits);
      return opened;
    } catch (error) {
      opened?.end();
      if (limits.signal?.aborted) throw error;
      return undefined;
    }
  };

  let current: OpenWorker | undefined = await load({ timeout, ...(signal && { signal }) });
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const prove = async (input: AnswerInput, limits: ProveOptions): Promise<ProvedAnswer> => {
    if (limits.signal?.aborted) throw stopped("The proof", limits.signal.reason);
    // A proof that was stopped took its worker with it.
    if (current?.hasEnded() !== false)
      current = await load({ timeout, ...(limits.signal && { signal: limits.signal }) });
    const { answer } = await current.send({ order: "prove", input }, { timeout: 60_000, ...limits });
    return answer;
  };

  return {
    prove(input, limits = {}) {
      if (isClosed) {
        return Promise.reject(
          new ProverError("The prover is closed.", { hint: "Make another with createWorkerProver." }),
        );
      }
      const proved = last.then(() => prove(input, limits));
      last = proved.catch(() => {});
      return proved;
    },
    async close() {
      isClosed = true;
      await last;
      current?.end();
      assistant?.end();
      current = undefined;
    },
  };
}

function fromPage(file: CircuitFile): CircuitFile {
  if (ArrayBuffer.isView(file)) return file;
  const { document, location } = globalThis as {
    document?: { baseURI: string };
    location?: { href: string };
  };
  return new URL(file, document?.baseURI ?? location?.href).href;
}
