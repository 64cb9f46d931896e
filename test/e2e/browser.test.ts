import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { bundleForBrowser } from "../../scripts/browser/bundle.ts";
import { findChromium, launchChromium } from "../../scripts/browser/chromium.ts";
import { type SiteServer, serve } from "../../scripts/browser/serve.ts";
import { keyFiles } from "../../scripts/circuit/manifest.ts";
import { loadFold } from "../../scripts/vectors/fold.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { signals as position } from "../../src/generated/answerKey.ts";
import { requestSignals } from "../../src/request/encoding.ts";
import type { BrowserPage } from "../browser/page.ts";
import { fullRequest, schema, scope, subject } from "../support/answerCase.ts";

declare const page: BrowserPage;

const chromium = findChromium();
const skip =
  chromium === undefined && "No Chromium is installed: on Debian, install it with apt-get install chromium.";

describe("the library in a browser", { skip, timeout: 120_000 }, () => {
  let site: SiteServer;
  let browser: Browser;
  let tab: Page;
  /** What the page complains about, and what it asks of other hosts. */
  const complaints: string[] = [];

  before(async () => {
    site = await serve({
      "/index.html": fromRoot("test/browser/index.html"),
      "/page.js": await bundleForBrowser(fromRoot("test/browser/page.ts")),
      "/favicon.ico": new Uint8Array(),
      "/answer.wasm": keyFiles.wasm,
      "/answer.zkey": keyFiles.zkey,
    });
    browser = await launchChromium(chromium!);
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
    const fold = await loadFold();
    const constants = requestSignals({ schema, ...fullRequest });
    const indexed = constants.map((value, index) => [1 + position.schema + index, value] as const);
    const { x, y } = fold(new Map([[0, 1n], [1 + position.scope, scope], ...indexed]));
    const result = await tab.evaluate((folded) => page.proveAndVerify(folded), { x: `${x}`, y: `${y}` });
    assert.deepEqual(result, { verified: true, forgedVerified: false, segment: 4, subject });
  });

  it("backs keys up and restores them", async () => {
    assert.equal(await tab.evaluate(() => page.backUpAndRestore()), true);
  });

  it("gives the page nothing to complain about, and asks nothing of other hosts", () => {
    assert.deepEqual(complaints, []);
  });
});
