import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** What is served at each path: the name of a file, or the content itself. */
export type Site = Readonly<Record<string, string | Uint8Array>>;

export interface SiteServer {
  /** Address of the site, without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** What a page allows that proves by itself: WebAssembly. */
export const proverPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/**
 * Serves a few paths on a free port of this machine only, under a content security policy: one for all, or one for each
 * path.
 */
export async function serve(
  site: Site,
  policy: string | ((path: string) => string) = proverPolicy,
  headers: Readonly<Record<string, string>> = {},
): Promise<SiteServer> {
  const server = createServer((request, response) => {
    const name = request.url ?? "/";
    if (!Object.hasOwn(site, name)) {
      response.writeHead(404).end();
      return;
    }
    const content = site[name]!;
    response.setHeader("Content-Type", types[path.extname(name)] ?? "application/octet-stream");
    response.setHeader("Content-Security-Policy", typeof policy === "string" ? policy : policy(name));
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
    if (typeof content !== "string") response.end(content);
    else
      createReadStream(content)
        .on("error", () => response.destroy())
        .pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
