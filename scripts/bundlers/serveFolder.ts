import { readdirSync } from "node:fs";
import path from "node:path";
import { type Site, type SiteServer, serve } from "../browser/serve.ts";

/** What the apps allow: their own scripts and workers, which bundlers start with scripts of their own. */
const policy =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

/** Serves what a bundler wrote. */
export function serveFolder(folder: string, more: Site = {}): Promise<SiteServer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const site = Object.fromEntries(
    files.map((file) => [`/${path.relative(folder, file).replaceAll("\\", "/")}`, file]),
  );
  return serve({ "/favicon.ico": new Uint8Array(), ...site, ...more }, policy);
}
