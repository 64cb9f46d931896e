import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { bundleForBrowser } from "../../scripts/browser/bundle.ts";
import { findChromium, launchChromium } from "../../scripts/browser/chromium.ts";
import { type Site, type SiteServer, serve } from "../../scripts/browser/serve.ts";
import { keyFiles } from "../../scripts/circuit/manifest.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import type { BrowserPage } from "../browser/page.ts";
import { subject } from "../support/answerCase.ts";
import { foldedDigits } from "../support/foldedDigits.ts";

declare const page: BrowserPage;

const chromium = findChromium();
const skip =
  chromium === undefined && "No Chromium is installed: on Debian, install it with apt-get install chromium.";

describe("the library in a browser", { skip, timeout: 120_000 }, () => {
  let files: Site;
  let site: SiteServer;
  let browser: Browser;
  let tab: Page;
  /** What the page complains about, and what it asks of other hosts. */
  const complaints: string[] = [];

  before(async () => {
    files = {
      "/index.html": fromRoot("test/browser/index.html"),
      "/page.js": await bundleForBrowser(fromRoot("test/browser/page.ts")),
      "/favicon.ico": new Uint8Array(),
      "/answer.wasm": keyFiles.wasm,
      "/answer.zkey": keyFiles.zkey,
    };
    site = await serve(files);
    browser = await launchChromium(chromium!, ["--host-resolver-rules=MAP shop.example 127.0.0.1"]);
    tab = await browser.newPage();
    tab.on("pageerror", (error) => complaints.push(error.message));
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    tab.on("request", (request) => {
      if (new URL(request.url()).origin !== site.origin) complaints.push(request.url());
    });
    await tab.goto(`${site.origin}/index.html`);
    await tab.locator("#state", { hasText: "Ready" }).waitFor();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it("proves an answer that verifies, and that a forged one does not", async () => {
    const result = await tab.evaluate((folded) => page.proveAndVerify(folded), await foldedDigits());
    assert.deepEqual(result, { verified: true, forgedVerified: false, segment: 4, subject });
  });

  it("backs keys up and restores them", async () => {
    assert.equal(await tab.evaluate(() => page.backUpAndRestore()), true);
  });

  it("gives the page nothing to complain about, and asks nothing of other hosts", () => {
    assert.deepEqual(complaints, []);
  });

  /** Opens the page under another content policy, at an address without https, where browsers have no hash. */
  const openPlain = async (policy: string): Promise<{ plain: Page; close(): Promise<void> }> => {
    const server = await serve(files, policy);
    const plain = await browser.newPage();
    await plain.goto(`${server.origin.replace("127.0.0.1", "shop.example")}/index.html`);
    await plain.locator("#state", { hasText: "Ready" }).waitFor();
    return {
      plain,
      async close() {
        await plain.close();
        await server.close();
      },
    };
  };

  it("proves over plain http in a page whose policy forbids workers", async () => {
    const { plain, close } = await openPlain("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    assert.equal(await plain.evaluate(() => isSecureContext), false);
    const result = await plain.evaluate((folded) => page.proveAndVerify(folded), await foldedDigits());
    assert.equal(result.verified, true);
    await close();
  });

  it("says what to allow in a page whose policy forbids WebAssembly", async () => {
    const { plain, close } = await openPlain("default-src 'self'");
    await assert.rejects(
      plain.evaluate((folded) => page.proveAndVerify(folded), { x: "1", y: "2" }),
      /The proof could not be made: .*Allow 'wasm-unsafe-eval' in the page's script-src/s,
    );
    await close();
  });
});
