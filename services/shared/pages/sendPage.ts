import type { Request } from "../http/replies.ts";
import type { PageFile } from "./readPages.ts";

/** Sends a file of pages, compressed if the browser takes that, or that it has not changed. */
export function sendPage(
  context: Request,
  { content, compressed, tag }: PageFile,
  headers: Readonly<Record<string, string>>,
): Response {
  const all = { ...headers, "cache-control": "no-cache", etag: tag, vary: "accept-encoding" };
  if (context.req.header("if-none-match") === tag) return context.body(null, 304, all);
  if (!/\bbr\b/.test(context.req.header("accept-encoding") ?? "")) {
    return context.body(content as Uint8Array<ArrayBuffer>, 200, all);
  }
  const coded = { ...all, "content-encoding": "br" };
  return context.body(compressed as Uint8Array<ArrayBuffer>, 200, coded);
}
