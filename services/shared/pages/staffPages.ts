import type { Hono } from "hono";
import type { Environment } from "../http/replies.ts";
import type { PageFile } from "./readPages.ts";
import { sendPage } from "./sendPage.ts";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** What a page for a service's own people may do: run what the service serves, ask the service, and nothing else. */
const headers = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
};

/**
 * Serves a built site for a service's own people, such as "/office", on the service's own origin: its files name each other
 * by relative paths. What else is below the path stays the service's.
 */
export function serveStaffPages(
  app: Hono<Environment>,
  path: string,
  files: ReadonlyMap<string, PageFile>,
): void {
  app.get(path, (context) => context.redirect(`${path}/`));
  for (const [place, file] of files) {
    const own = { ...headers, "content-type": typeOf(place) };
    app.get(`${path}${place === "/index.html" ? "/" : place}`, (context) => sendPage(context, file, own));
  }
}

function typeOf(place: string): string {
  return types[place.split(".").at(-1)!] ?? "application/octet-stream";
}
