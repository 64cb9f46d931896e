import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { bundleForBrowser } from "../../scripts/browser/bundle.ts";
import { findChromium, launchChromium } from "../../scripts/browser/chromium.ts";
import { type Site, type SiteServer, serve } from "../../scripts/browser/serve.ts";
import { keyFiles } from "../../scripts/circuit/manifest.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import type { WorkerPage } from "../browser/workerPage.ts";
import { foldedDigits } from "../support/foldedDigits.ts";

declare const workerPage: WorkerPage;

const chromium = findChromium();
const skip =
  chromium === undefined && "No Chromium is installed: on Debian, install it with apt-get install chromium.";

/** The page itself runs no WebAssembly, and takes scripts' addresses only from the policy `decdp`. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types decdp";
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

describe("the prover in a worker", { skip, timeout: 240_000 }, () => {
  let files: Site;
  let browser: Browser;
  const servers: SiteServer[] = [];

  before(async () => {
    files = {
      "/index.html": fromRoot("test/browser/workerIndex.html"),
      "/page.js": await bundleForBrowser(fromRoot("test/browser/workerPage.ts")),
      "/worker.js": await bundleForBrowser(fromRoot("src/answer/worker/main.ts")),
      "/favicon.ico": new Uint8Array(),
      "/answer.wasm": keyFiles.wasm,
      "/answer.zkey": keyFiles.zkey,
    };
    browser = await launchChromium(chromium!, ["--host-resolver-rules=MAP shop.example 127.0.0.1"]);
  });
  after(async () => {
    await browser?.close();
    for (const server of servers) await server.close();
  });

  interface Opening {
    readonly page?: string;
    readonly worker?: string;
    readonly headers?: Record<string, string>;
    readonly site?: Site;
    readonly host?: string;
  }

  /** Opens the page in a fresh profile, and notes complaints and requests. */
  async function open({ page = pagePolicy, worker = workerPolicy, headers, site = {}, host }: Opening = {}) {
    const server = await serve(
      { ...files, ...site },
      (path) => (path === "/worker.js" ? worker : page),
      headers,
    );
    servers.push(server);
    const context = await browser.newContext();
    const tab: Page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    tab.on("pageerror", (error) => complaints.push(error.message));
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    context.on("request", (request) => requests.push(new URL(request.url()).pathname));
    const origin = host === undefined ? server.origin : server.origin.replace("127.0.0.1", host);
    const visit = async () => {
      await tab.goto(`${origin}/index.html`);
      await tab.locator("#state", { hasText: "Ready" }).waitFor();
    };
    await visit();
    return { tab, complaints, requests, visit };
  }

  const openProver = (tab: Page, timeout?: number) =>
    tab.evaluate((timeout) => workerPage.open(timeout), timeout);
  const prove = async (tab: Page) =>
    tab.evaluate((folded) => workerPage.proveAndVerify(folded), await foldedDigits());

  for (const [name, headers] of [
    ["without", {}],
    ["with", isolation],
  ] as const) {
    it(`proves under a strict content policy, ${name} cross-origin isolation, and the page stays responsive`, async () => {
      const { tab, complaints } = await open({ headers });
      assert.equal(await tab.evaluate(() => crossOriginIsolated), name === "with");
      await openProver(tab);
      const { longestTask, ...result } = await prove(tab);
      const steps = ["download", "key", "witness", "proof"];
      assert.deepEqual(result, { verified: true, segment: 4, steps, loaded: 1 });
      assert.ok(longestTask <= 50, `${longestTask} ms`);
      assert.deepEqual(complaints, []);
    });
  }

  it("keeps the files, and fetches them anew if what was kept is spoilt", async () => {
    const { tab, requests, visit } = await open();
    const fetched = () => requests.splice(0).filter((path) => path.startsWith("/answer"));
    await openProver(tab);
    assert.deepEqual(fetched().sort(), ["/answer.wasm", "/answer.zkey"]);
    await visit();
    await openProver(tab);
    assert.deepEqual(fetched(), []);
    assert.equal((await prove(tab)).verified, true);
    assert.equal(await tab.evaluate(() => workerPage.spoilKept()), 2);
    await visit();
    await openProver(tab);
    assert.deepEqual(fetched().sort(), ["/answer.wasm", "/answer.zkey"]);
    assert.equal((await prove(tab)).verified, true);
  });

  it("stops a proof when it is told to or takes too long, and makes the next one", async () => {
    const { tab } = await open();
    await openProver(tab);
    const { stopped, late, segment } = await tab.evaluate(() => workerPage.stopAndProve(20));
    assert.match(String(stopped), /ProverError: The proof was stopped/);
    assert.match(String(late), /ProverError: The proof took longer than 0\.02 seconds/);
    assert.equal(segment, 4);
  });

  it("proves with two workers, and with one where the second is gone", async () => {
    const { tab, complaints } = await open();
    await tab.evaluate(() => workerPage.open(undefined, 2));
    const assistant = tab.workers()[1]!;
    await assistant.evaluate(() => {
      const { postMessage } = MessagePort.prototype;
      const made: unknown[] = [];
      MessagePort.prototype.postMessage = function (...given: [unknown]) {
        made.push((given[0] as { points: unknown }).points);
        return postMessage.apply(this, given);
      };
      Object.assign(globalThis, { made });
    });
    const first = await prove(tab);
    assert.deepEqual([first.verified, first.segment], [true, 4]);
    const made = await assistant.evaluate(() => (globalThis as unknown as { made: unknown[] }).made);
    assert.equal(made.length, 1);
    assert.notEqual(made[0], undefined);
    await assistant.evaluate(() => globalThis.close());
    for (let proof = 0; proof < 2; proof++) assert.equal((await prove(tab)).verified, true);
    assert.deepEqual(complaints, []);
    await tab.evaluate(() => workerPage.close());
    while (tab.workers().length > 0) await setTimeout(20);
  });

  it("proves over plain http, where browsers have neither hash nor storage", async () => {
    const { tab } = await open({ host: "shop.example" });
    assert.equal(await tab.evaluate(() => isSecureContext), false);
    await openProver(tab);
    assert.equal((await prove(tab)).verified, true);
  });

  it("names what a content policy forbids, and where to allow it", async () => {
    const cases: [Opening, RegExp][] = [
      [
        { page: pagePolicy.replace("worker-src 'self'", "worker-src 'none'") },
        /worker did not start.*worker-src/,
      ],
      [
        { page: pagePolicy.replace("trusted-types decdp", "trusted-types other") },
        /no trusted types of the name decdp.*Add decdp to trusted-types/,
      ],
      [
        { worker: workerPolicy.replace(" 'wasm-unsafe-eval'", "") },
        /could not be made: .*wasm-unsafe-eval.*script-src of the response that brings the worker's script/s,
      ],
      [
        { worker: workerPolicy.replace("connect-src 'self'", "connect-src 'none'") },
        /answer\.(wasm|zkey) could not be fetched.*connect-src of the response that brings the worker's script/s,
      ],
    ];
    for (const [opening, expected] of cases) {
      const { tab } = await open(opening);
      await assert.rejects(openProver(tab), expected);
    }
  });

  it("names files that are missing, truncated or something else", async () => {
    const zkey = await readFile(keyFiles.zkey);
    const page = new TextEncoder().encode("<!doctype html><title>App</title>");
    const cases: [Site, RegExp][] = [
      [{ "/answer.zkey": page }, /There is a web page at .*answer\.zkey where answer\.zkey should be/],
      [{ "/answer.zkey": zkey.subarray(0, 5_000_000) }, /has 5000000 of 6988523 bytes/],
      [
        { "/answer.zkey": Buffer.concat([zkey, zkey]) },
        /answer\.zkey at .* is larger than the 6988523 bytes/,
      ],
      [{ "/answer.wasm": fromRoot("no/such/file") }, /answer\.wasm (could not be fetched|broke off)/],
      [{ "/worker.js": new TextEncoder().encode("throw new Error('odd')") }, /worker did not start: .*odd/],
    ];
    for (const [site, expected] of cases) {
      const { tab } = await open({ site });
      await assert.rejects(openProver(tab), expected);
    }
  });

  it("gives up loading after a time", async () => {
    const { tab } = await open();
    await assert.rejects(openProver(tab, 1), /Loading the prover took longer than 0\.001 seconds/);
  });
});
