import type { BrandServiceOptions } from "../client/transport.ts";

/** A reply as it came. */
export interface RawReply {
  readonly status: number;
  readonly etag: string | undefined;
  readonly text: string;
  /** What JSON is in it; an empty object if there is none. */
  readonly json: Readonly<Record<string, unknown>>;
}

const PATIENCE = 20_000;

/** Asks a service and gives the reply as it came; status 0 where there was none. */
export async function askRaw(
  { url, token, fetch: ownFetch }: BrandServiceOptions,
  route: string,
  body?: object | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawReply> {
  try {
    const reply = await (ownFetch ?? fetch)(new URL(route, url.endsWith("/") ? url : `${url}/`), {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      signal: AbortSignal.timeout(PATIENCE),
      redirect: "error",
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, etag: reply.headers.get("etag") ?? undefined, text, json: parsed(text) };
  } catch {
    return { status: 0, etag: undefined, text: "", json: {} };
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
