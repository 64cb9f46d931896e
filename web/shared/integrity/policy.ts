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

/** The content policy of the guard: it fetches the files of its own origin and runs nothing more. */
export const guardPolicy = "default-src 'none'; connect-src 'self'";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

/** With what a file of the pages is sent, by the server and by the guard alike. @param place Its path from the root. */
export function headersOf(place: string, places: PolicyPlaces): Record<string, string> {
  return {
    "content-type": types[place.split(".").at(-1)!] ?? "application/octet-stream",
    "content-security-policy": policyOf(place, places),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  };
}

function policyOf(place: string, places: PolicyPlaces): string {
  if (place === "/worker.js") return workerPolicy;
  if (place === "/guard.js") return guardPolicy;
  return place === "/auditor.js" ? auditorPolicy(places) : pagePolicy(places);
}

/** The origins that a page connects to, by the text of network.json, which somebody has checked. */
export function placesIn(network: string): PolicyPlaces {
  const { rpc, relayers, brands, leaves, gateways } = JSON.parse(network) as {
    rpc: string;
    relayers: string[];
    brands: Record<string, string>;
    leaves: Record<string, string>;
    gateways?: string[];
  };
  const places = [rpc, ...relayers, ...Object.values(brands), ...Object.values(leaves), ...(gateways ?? [])];
  return { connect: [...new Set(places.map((place) => new URL(place).origin))] };
}
