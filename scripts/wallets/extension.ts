import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

/** A browser whose wallet is an extension. */
export interface ExtensionBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Starts Chromium with a wallet's script as an extension (manifest version 3), which runs it in every page before the page's
 * own scripts.
 */
export async function launchWithExtension(executablePath: string, script: string): Promise<ExtensionBrowser> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "decdp-extension-"));
  const extension = path.join(folder, "extension");
  await mkdir(extension);
  const manifest = {
    manifest_version: 3,
    name: "MetaMask",
    version: "1.0",
    content_scripts: [
      { matches: ["<all_urls>"], js: ["wallet.js"], run_at: "document_start", world: "MAIN" },
    ],
  };
  await writeFile(path.join(extension, "manifest.json"), JSON.stringify(manifest));
  await writeFile(path.join(extension, "wallet.js"), script);
  const context = await chromium.launchPersistentContext(path.join(folder, "profile"), {
    executablePath,
    // Playwright's own way of being headless has no extensions.
    headless: false,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
    viewport: { width: 390, height: 844 },
    locale: "en",
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
