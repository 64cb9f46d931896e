import { Hono } from "hono";
import type { Environment } from "../shared/http/replies.ts";
import { auditorPolicy, pagePolicy, workerPolicy } from "./policy.ts";
import type { PageFile } from "./readPages.ts";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm",
};

export interface PagesOptions {
  /** By path from the root of the site. */
  readonly files: ReadonlyMap<string, PageFile>;
  /** The text of network.json. */
  readonly network: string;
  /** Origins to which the page connects. */
  readonly connect: readonly string[];
}

/** Serves the built pages. Every reply forbids what the page does not need. */
export function createPagesApp({ files, network, connect }: PagesOptions): Hono<Environment> {
  const policies: Readonly<Record<string, string>> = {
    "/worker.js": workerPolicy,
    "/auditor.js": auditorPolicy({ connect }),
  };
  const app = new Hono<Environment>();
  app.use(async ({ header, req }, next) => {
    header("content-security-policy", policies[req.path] ?? pagePolicy({ connect }));
    header("x-content-type-options", "nosniff");
    header("referrer-policy", "no-referrer");
    header("cross-origin-opener-policy", "same-origin");
    header("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
    await next();
  });
  app.get("/network.json", (context) => context.body(network, 200, { "content-type": types.json! }));
  app.get("*", (context) => {
    const place = context.req.path === "/" ? "/index.html" : context.req.path;
    const file = files.get(place);
    if (file === undefined) return context.text("There is no such page.", 404);
    const { content, compressed, tag } = file;
    const headers = {
      "content-type": types[place.split(".").at(-1)!] ?? "application/octet-stream",
      "cache-control": "no-cache",
      etag: tag,
      vary: "accept-encoding",
    };
    if (context.req.header("if-none-match") === tag) return context.body(null, 304, headers);
    if (/\bbr\b/.test(context.req.header("accept-encoding") ?? "")) {
      return context.body(compressed as Uint8Array<ArrayBuffer>, 200, {
        ...headers,
        "content-encoding": "br",
      });
    }
    return context.body(content as Uint8Array<ArrayBuffer>, 200, headers);
  });
  return app;
}
