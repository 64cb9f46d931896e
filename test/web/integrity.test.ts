import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { findChromium, launchChromium } from "../../scripts/browser/chromium.ts";
import { buildPages, bundleSite, type PageFiles } from "../../scripts/web/build.ts";
import { announce, makeReleaseKey } from "../../scripts/web/release.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { digestOf, readReleases, textBytes } from "../../web/shared/integrity/release.ts";
import { type AnnouncedPages, openAnnouncedPages } from "../support/web/announcedPages.ts";
import { openDevice } from "../support/web/device.ts";

const text = (content: string) => new TextEncoder().encode(content);

describe("a build of the pages", () => {
  it("is the same in another folder", { timeout: 120_000 }, async () => {
    const bundles = await bundleSite("customer");
    const inputs = new Set(bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
    const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-elsewhere-"));
    try {
      // A package can have packages of its own.
      const packages = [...inputs].flatMap((file) =>
        [...file.matchAll(/node_modules\/(@[^/]+\/)?[^/]+/g)].map(
          ({ 0: name, index }) => `${file.slice(0, index)}${name}/package.json`,
        ),
      );
      for (const file of new Set([...inputs, ...packages, "package.json"])) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        cpSync(fromRoot(file), path.join(folder, file));
      }
      for (const place of ["web/shared/styles", "web/shared/icon.svg"]) {
        cpSync(fromRoot(place), path.join(folder, place), { recursive: true });
      }
      const [here, there] = [await buildPages("customer"), await buildPages("customer", folder)];
      assert.deepEqual(hashes(there), hashes(here));
      assert.ok(here.size > 8);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("versions of the pages", () => {
  const origin = "https://pages.example";
  const of = (name: string, at = 1_800_000_000) => ({ origin, build: text(name), network: text("{}"), at });

  it("are believed one after the other, and not without the signature of their key", async () => {
    const key = await makeReleaseKey();
    const first = await announce(undefined, { ...of("first"), key });
    const known = await readReleases(first, origin, undefined);
    const second = await announce(first, { ...of("second"), key });
    assert.equal((await readReleases(second, origin, known)).releases.length, 2);

    const changed = second.replace(await digestOf(textBytes("second")), await digestOf(textBytes("evil")));
    assert.notEqual(changed, second);
    await assert.rejects(readReleases(changed, origin, known), /Version 2 is not signed/);
    const stranger = await announce(undefined, { ...of("evil"), key: await makeReleaseKey() });
    await assert.rejects(readReleases(stranger, origin, known), /another key/);
    const rewritten = await announce(undefined, { ...of("other first"), key });
    await assert.rejects(readReleases(rewritten, origin, known), /missing or was changed/);
    await assert.rejects(readReleases(first, origin, await readReleases(second, origin, known)), /missing/);
    await assert.rejects(readReleases(second, "https://other.example", undefined), /for https:\/\/pages/);
    await assert.rejects(readReleases('{"releases":[]}', origin, known), /No version/);
    await assert.rejects(readReleases("<html>", origin, known), /No version/);
  });
});

describe("the guard of the pages", { timeout: 180_000 }, () => {
  let browser: Browser | undefined;
  let files: PageFiles;
  let pages: AnnouncedPages;
  before(async () => {
    const executable = findChromium();
    if (executable === undefined) return;
    browser = await launchChromium(executable);
    files = await buildPages("customer");
    pages = await openAnnouncedPages(files);
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
  });

  it("keeps pages for times without a connection, and takes announced versions only", async (context) => {
    if (browser === undefined) return context.skip("there is no Chromium");
    const { page, said } = await openDevice(browser, { known: () => [pages.origin] });
    const color = () => page.evaluate(() => getComputedStyle(document.documentElement).outlineColor);
    const foot = page.locator("footer");
    const opened = () => page.getByRole("heading", { name: "Your details stay with you" }).waitFor();
    const outline = (name: string) => new Map([["/style.css", text(`html { outline-color: ${name} }`)]]);

    // Nothing is announced: no guard, and the page says so.
    await page.goto(pages.origin);
    await foot.getByText(/^Version/).click();
    await foot.getByText(/Not announced/).waitFor();
    assert.ok((await foot.textContent())!.includes(await pages.build()));

    await pages.announce();
    await page.reload();
    await foot.getByText("Version 1").waitFor();
    await pages.stop();
    await page.reload();
    await opened();
    await foot.getByText("Version 1").waitFor();
    await pages.start();

    // Somebody has put another file on the server.
    const first = await color();
    await pages.put(outline("rgb(255, 0, 0)"));
    await page.reload();
    await foot.getByText(/nobody has announced/).waitFor();
    assert.equal(await color(), first);
    // Then somebody announces it with a key of their own.
    const stranger = await pages.announce(await makeReleaseKey());
    assert.ok(stranger.includes('"number": 1'));
    await page.reload();
    await foot.getByText(/nobody has announced/).waitFor();
    await foot.locator("summary").click();
    await foot.getByText("Versions are announced by another key than before.").waitFor();
    assert.equal(await color(), first);
    const refused = said.splice(0);
    assert.deepEqual(refused, []);
  });

  it("takes the next version once it is announced, whole, when the page is loaded again", async (context) => {
    if (browser === undefined) return context.skip("there is no Chromium");
    const own = await openAnnouncedPages(files);
    try {
      await own.announce();
      const { page } = await openDevice(browser, { known: () => [own.origin] });
      const foot = page.locator("footer");
      await page.goto(own.origin);
      await foot.getByText("Version 1").waitFor();
      await own.put(new Map([["/style.css", text("html { outline-color: rgb(0, 128, 0) }")]]));
      await own.announce();
      await page.reload();
      await foot.getByText("Version 1").waitFor();
      await page.getByRole("button", { name: "Use it now" }).click();
      await foot.getByText("Version 2").waitFor();
      assert.equal(
        await page.evaluate(() => getComputedStyle(document.documentElement).outlineColor),
        "rgb(0, 128, 0)",
      );
      // What belongs to no version is not there, whatever the server has; the policy is the guard's own.
      const evil = text("<p>evil</p>");
      await own.put(
        new Map([
          ["/other.html", evil],
          ["/circuit/other.html", evil],
        ]),
      );
      const [other, main] = await page.evaluate(() =>
        Promise.all(
          ["/other.html", "/main.js"].map(async (place) => {
            const { status, headers } = await fetch(place);
            return [status, headers.get("content-security-policy")];
          }),
        ),
      );
      assert.equal(other![0], 404);
      assert.match(`${main![1]}`, /require-trusted-types-for 'script'; trusted-types decdp/);
      // Nor is there a page or a program beside the circuit's files, which come from the server as data.
      assert.equal((await page.goto(`${own.origin}/circuit/other.html`))!.status(), 404);
      assert.ok(!(await page.content()).includes("evil"));
    } finally {
      await own.close();
    }
  });

  it("is one of two programs that a page can start", async (context) => {
    if (browser === undefined) return context.skip("there is no Chromium");
    const { page } = await openDevice(browser);
    await page.goto(pages.origin);
    await page.locator("footer summary").waitFor();
    const failures = await page.evaluate(() => {
      const types = (
        globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
      ).trustedTypes;
      const tries = [() => new Worker("/main.js"), () => types.createPolicy("decdp", {})];
      return tries.map((attempt) => {
        try {
          attempt();
          return "it worked";
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    assert.deepEqual(failures, ["TypeError", "TypeError"]);
  });
});

function hashes(files: PageFiles): unknown {
  return JSON.parse(new TextDecoder().decode(files.get("/build.json")));
}
