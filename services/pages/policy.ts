/** Where a page may connect to beside its own origin. */
export interface PolicyPlaces {
  readonly connect: readonly string[];
}

/** The content policy of the page: it runs no WebAssembly, no inline code, and takes addresses of scripts from one policy only. */
export function pagePolicy({ connect }: PolicyPlaces): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connect].join(" ")}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types decdp",
  ].join("; ");
}

/** The content policy of the prover's worker: WebAssembly, and nothing but the circuit's files. */
export const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The content policy of an auditor's worker: WebAssembly to check proofs, the node, and what brands say of themselves. */
export function auditorPolicy({ connect }: PolicyPlaces): string {
  const places = ["'self'", ...connect].join(" ");
  return `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${places}`;
}
