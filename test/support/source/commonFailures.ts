import type { SourceErrorCode } from "../../../src/source/sourceError.ts";

/** Stands in what fails where a raw value would; no error may have it. */
export const RAW = "Geheim-4711";

/** How any server can fail that a source asks, with the code that this has to end in. */
export const commonFailures: Readonly<
  Record<string, readonly [SourceErrorCode, (signal: AbortSignal) => Promise<Response>]>
> = {
  "has been asked too often": [
    "tooMany",
    async () => new Response(RAW, { status: 429, headers: { "retry-after": "7" } }),
  ],
  "has broken down": ["unreachable", async () => new Response(RAW, { status: 503 })],
  "is not there": ["unreachable", () => Promise.reject(new Error(RAW))],
  "is slow": [
    "slow",
    (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error(RAW)))),
  ],
  "answers with too much": ["tooLarge", async () => new Response(RAW.repeat(100_000))],
  "leads to a private address": [
    "elsewhere",
    async () => Response.redirect("http://169.254.169.254/latest", 307),
  ],
};
