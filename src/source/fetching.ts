import { SourceError } from "./sourceError.ts";

/** What may be fetched of a source, and how much of it. */
export interface SourceFetchOptions {
  /** Scheme, host and port of each server that may be asked; every other address is refused, redirects included. */
  readonly origins: readonly string[];
  /** Bytes of an answer at most, after decompression. */
  readonly maxBytes: number;
  /** Milliseconds for an answer with all redirects before it. */
  readonly timeoutMs: number;
  /** What fetches; by default the platform's. */
  readonly fetch?: typeof fetch;
}

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Answers that have no body. */
const EMPTY = [204, 205, 304];
/** What must not go from one server to another. */
const CREDENTIALS = ["authorization", "cookie", "dpop"];

/**
 * A `fetch` for one source, which asks the named servers only, follows redirects by hand and only among them, and reads
 * a bounded answer in bounded time. Throws `SourceError` (`elsewhere`, `slow`, `tooLarge`, `unreachable`, and `unexpected`
 * where it is led to a page instead of what it writes or deletes), whose message has the server's origin at most. Pages in browsers cannot follow redirects by hand: there each one is `elsewhere`.
 */
export function createSourceFetch(options: SourceFetchOptions): typeof fetch {
  const { maxBytes, timeoutMs } = options;
  const doFetch = options.fetch ?? fetch;
  const origins = new Set(options.origins.map((origin) => new URL(origin).origin));
  return async (input, init) => {
    const first = new Request(input, { ...init, redirect: "manual" });
    const body = first.body === null ? undefined : await first.arrayBuffer();
    const late = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([late, first.signal]);
    let { url, method } = first;
    const headers = new Headers(first.headers);
    let content = body;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const origin = requireOrigin(url, origins);
      const step = {
        method,
        headers,
        redirect: "manual",
        signal,
        ...(content && { body: content }),
      } as const;
      const answer = await orSourceError(origin, late, () => doFetch(url, step));
      const location = REDIRECTS.includes(answer.status) ? answer.headers.get("location") : null;
      if (location === null && answer.type !== "opaqueredirect") {
        return orSourceError(origin, late, () => readWhole(answer, url, origin, maxBytes));
      }
      await answer.body?.cancel();
      url = requireUrl(location ?? "", url);
      if (new URL(url).origin !== origin) for (const name of CREDENTIALS) headers.delete(name);
      if (answer.status !== 307 && answer.status !== 308 && method !== "GET" && method !== "HEAD") {
        requirePost(method, origin);
        [method, content] = ["GET", undefined];
        headers.delete("content-type");
      }
    }
    throw new SourceError("elsewhere", `${new URL(first.url).origin} leads from one address to the next.`);
  };
}

/** The JSON of an answer. Throws `SourceError` (`unexpected`), without what it is instead. */
export async function readSourceJson(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes what it could not read.
    throw new SourceError("unexpected", `${originOf(answer)} answers with something that is not JSON.`);
  }
}

/** Throws `SourceError` for an answer that says no, with what HTTP lets one say about the reason. */
export function requireSuccess(answer: Response): Response {
  const { status } = answer;
  if (answer.ok) return answer;
  const message = `${originOf(answer)} answers with status ${status}.`;
  if (status === 429) throw new SourceError("tooMany", message, { retryAfter: retryAfterOf(answer) });
  if (status === 401 || status === 403) throw new SourceError("refused", message);
  if (status === 404 || status === 410) throw new SourceError("gone", message);
  throw new SourceError(status >= 500 ? "unreachable" : "unexpected", message);
}

function retryAfterOf({ headers }: Response): number | undefined {
  const given = headers.get("retry-after");
  if (given === null) return undefined;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  // `Date.parse` alone would find a date in almost any text.
  const time = /^[A-Z][a-z]{2}, .* GMT$/.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - Date.now()) / 1000));
}

/** Looking at a page instead, such as that of a login, would pass for having written or deleted something. */
function requirePost(method: string, origin: string): void {
  if (method === "POST") return;
  throw new SourceError("unexpected", `${origin} answers ${method} by leading to a page.`);
}

function requireOrigin(url: string, origins: ReadonlySet<string>): string {
  const { origin, username, password } = new URL(url);
  if (origins.has(origin) && username === "" && password === "") return origin;
  throw elsewhere();
}

function requireUrl(location: string, base: string): string {
  if (location !== "" && URL.canParse(location, base)) return new URL(location, base).href;
  throw elsewhere();
}

/** Without the address: whoever leads there chose it, and it may have in it what was read. */
function elsewhere(): SourceError {
  return new SourceError("elsewhere", "The source leads to an address that it was not configured with.");
}

/** The answer with all of its body. */
async function readWhole(answer: Response, url: string, origin: string, maxBytes: number): Promise<Response> {
  const tooLarge = new SourceError("tooLarge", `${origin} answers with more than ${maxBytes} bytes.`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > maxBytes) {
      await reader?.cancel();
      throw tooLarge;
    }
    chunks.push(part.value);
  }
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  const { status, statusText } = answer;
  const whole = new Response(EMPTY.includes(status) ? null : new Blob(chunks), {
    status,
    statusText,
    headers,
  });
  // Libraries tell by it which resource they have.
  Object.defineProperty(whole, "url", { value: url });
  return whole;
}

async function orSourceError<Result>(
  origin: string,
  late: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (late.aborted) throw new SourceError("slow", `${origin} does not answer in time.`);
    throw new SourceError("unreachable", `${origin} does not answer.`);
  }
}

function originOf({ url }: Response): string {
  return URL.canParse(url) ? new URL(url).origin : "The source";
}
