import { ProverError } from "../../errors.ts";

/** Where a worker comes from: the address of its script, or a function that starts it. */
export type WorkerSource = string | URL | (() => Worker);

/** The name that the page's content policy must allow in `trusted-types`, if it demands trusted types. */
const TRUSTED_POLICY = "decdp";

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/**
 * Starts the prover's worker. Without a source, bundlers that know `new Worker(new URL(...))`, such as Vite and webpack,
 * bundle the library's own.
 *
 * @throws ProverError if there are no workers here, or if the page's content policy forbids this one at once.
 */
export function startWorker(source: WorkerSource | undefined): Worker {
  if (typeof Worker === "undefined") {
    throw new ProverError("There are no web workers here.", {
      hint: "In Node.js, use createProver, in a worker thread of your own if need be.",
    });
  }
  try {
    if (source === undefined) return new Worker(new URL("./main.js", import.meta.url), { type: "module" });
    if (typeof source === "function") return source();
    return new Worker(trusted(`${source}`), { type: "module" });
  } catch (cause) {
    if (cause instanceof ProverError) throw cause;
    throw workerForbidden(cause);
  }
}

/** A worker that cannot start, for whatever reason: browsers tell the page's policy only, not its program. */
export function workerForbidden(cause: unknown, directive?: string): ProverError {
  const reason = cause instanceof Error ? `: ${cause.message.replace(/\.$/, "")}` : "";
  return new ProverError(`The prover's worker did not start${reason}.`, {
    cause,
    details: directive === undefined ? {} : { directive },
    hint:
      directive === undefined
        ? "Check that its script is where createWorkerProver looks for it, and that the page's content policy allows it in worker-src."
        : `Allow the address of its script in ${directive} of the page's content policy.`,
  });
}

/** Pages can demand that addresses of scripts come from a policy with a name. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return address;
  try {
    policy ??= trustedTypes.createPolicy(TRUSTED_POLICY, { createScriptURL: (given) => given });
  } catch (cause) {
    throw new ProverError(
      `The page's content policy allows no trusted types of the name ${TRUSTED_POLICY}.`,
      {
        cause,
        hint: `Add ${TRUSTED_POLICY} to trusted-types, or give createWorkerProver a function that starts the worker.`,
      },
    );
  }
  return policy.createScriptURL(address);
}
