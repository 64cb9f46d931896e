import { ProverError } from "../errors.ts";

/** What the prover says of any failure that it did not expect. */
export function explainFailure(cause: unknown): ProverError {
  if (cause instanceof ProverError) return cause;
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, "");
  const found = knownFailures.find(({ pattern }) => pattern.test(reason));
  return new ProverError(`The proof could not be made: ${reason}.`, {
    cause,
    hint: found?.hint ?? "The inputs are not to blame; the cause says what is.",
  });
}

const knownFailures = [
  {
    pattern: /Content Security Policy|wasm-unsafe-eval|wasm code generation disallowed|unsafe-eval/i,
    hint: "Allow 'wasm-unsafe-eval' in the page's script-src, or prove in a worker whose own response allows it: proofs are made with WebAssembly.",
  },
  {
    pattern: /allocat|out of memory|Not enough memory|could not grow|Maximum memory size/i,
    hint: "Close other pages or programs, or prove on a device with more memory.",
  },
];
