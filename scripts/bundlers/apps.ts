import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { fromRoot } from "../../services/shared/paths.ts";
import type { Site, SiteServer } from "../browser/serve.ts";
import { keyFiles } from "../circuit/manifest.ts";
import { serveFolder } from "./serveFolder.ts";

const run = promisify(execFile);
const folder = (app: string) => fromRoot("scripts/bundlers/apps", app);
const tool = (name: string) => fromRoot("scripts/bundlers/node_modules", name);
const circuit = { "/answer.wasm": keyFiles.wasm, "/answer.zkey": keyFiles.zkey };

/** Serves what was built, and removes it in the end. */
async function served(output: string, built: readonly string[], more: Site = {}): Promise<SiteServer> {
  const server = await serveFolder(output, more);
  return {
    origin: server.origin,
    async close() {
      await server.close();
      for (const name of built) await rm(name, { recursive: true, force: true });
    },
  };
}

/** Builds an app, or starts its development server, and says where its page is. */
export const apps: Record<string, () => Promise<SiteServer>> = {
  async "Vite, built"() {
    await run(process.execPath, [tool("vite/bin/vite.js"), "build"], { cwd: folder("vite") });
    return served(folder("vite/dist"), [folder("vite/dist")]);
  },

  async "Vite, development server"() {
    const vite = createRequire(tool("vite/package.json")).resolve("vite");
    const { createServer } = await import(pathToFileURL(vite).href);
    const server = await createServer({
      root: folder("vite"),
      configFile: path.join(folder("vite"), "vite.config.mjs"),
      server: { host: "127.0.0.1", port: 0 },
      logLevel: "error",
    });
    await server.listen();
    const { port } = server.httpServer.address();
    return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
  },

  async webpack() {
    const output = await mkdtemp(path.join(os.tmpdir(), "decdp-webpack-"));
    const entry = path.join(folder("webpack"), "main.mjs");
    const options = ["--entry", entry, "--mode", "production", "--output-path", output];
    await run(process.execPath, [tool("webpack-cli/bin/cli.js"), ...options], { cwd: folder("webpack") });
    const page = Buffer.from(
      '<!doctype html><p id="state">Loading</p><script type="module" src="/main.js"></script>',
    );
    return served(output, [output], { "/index.html": page, ...circuit });
  },

  async "Next.js"() {
    await mkdir(folder("next/public"), { recursive: true });
    await cp(keyFiles.wasm, folder("next/public/answer.wasm"));
    await cp(keyFiles.zkey, folder("next/public/answer.zkey"));
    // Vite's development server has changed this process's mode.
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    await run(process.execPath, [tool("next/dist/bin/next"), "build"], { cwd: folder("next"), env });
    return served(
      folder("next/out"),
      [".next", "out", "public"].map((name) => folder(`next/${name}`)),
    );
  },
};
