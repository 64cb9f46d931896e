/**
 * The program of the prover's worker. Bundle it by itself where the bundler does not do so, and name its address to
 * `createWorkerProver`. The response that brings it needs `script-src 'self' 'wasm-unsafe-eval'` and a `connect-src` for
 * the circuit's files.
 *
 * @module worker
 */

import { ProverError } from "../../errors.ts";
import { createProver, type Prover } from "../prover.ts";
import { explainFailure } from "../proverFailure.ts";
import { assist, pairedWith } from "./assistant.ts";
import { type Notice, type Order, writeError } from "./messages.ts";

/** The part of a worker's global scope that is used here; the library's types are for pages. */
interface WorkerScope {
  postMessage(message: Notice): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Order>) => void): void;
  addEventListener(
    type: "securitypolicyviolation",
    listener: (event: SecurityPolicyViolationEvent) => void,
  ): void;
}

const scope = globalThis as unknown as WorkerScope;
const tell = (notice: Notice) => scope.postMessage(notice);
let prover: Prover | undefined;
let assistant: ReturnType<typeof pairedWith> | undefined;
/** What the worker's own content policy has forbidden. */
let forbidden: { readonly directive: string; readonly address: string } | undefined;

scope.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  // The word for WebAssembly differs from the one that allows it.
  const address = blockedURI === "wasm-eval" ? "'wasm-unsafe-eval'" : blockedURI;
  forbidden = { directive: effectiveDirective, address };
});

async function follow(order: Order): Promise<Notice> {
  if (order.order === "load") {
    prover = await createProver(order.files, {
      keep: order.keep,
      onProgress: (progress) => tell({ notice: "progress", progress }),
      assistant: async (witness, blinding) => assistant?.(witness, blinding),
    });
    return { notice: "loaded" };
  }
  if (order.order === "assist") {
    await assist(order.zkey, order.keep, order.port);
    return { notice: "loaded" };
  }
  if (order.order === "pair") {
    assistant = pairedWith(order.port);
    return { notice: "loaded" };
  }
  if (prover === undefined) throw new ProverError("The worker has no key yet.");
  return { notice: "proved", answer: await prover.prove(order.input) };
}

function explain(cause: unknown): ProverError {
  const error = explainFailure(cause);
  if (forbidden === undefined) return error;
  const { directive, address } = forbidden;
  forbidden = undefined;
  return new ProverError(`${error.shortMessage} The content policy of the worker's script forbids it.`, {
    cause,
    details: { ...error.details, directive, address },
    hint: `Allow ${address} in ${directive} of the response that brings the worker's script.`,
  });
}

scope.addEventListener("message", ({ data }) => {
  follow(data)
    .catch(async (cause: unknown): Promise<Notice> => {
      // The event that names the directive comes after the failure.
      await new Promise((resolve) => setTimeout(resolve, 0));
      return { notice: "failed", error: writeError(explain(cause)) };
    })
    .then(tell);
});

tell({ notice: "started" });
