import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { findChromium, launchChromium } from "../../scripts/browser/chromium.ts";
import { noteFigure } from "../../scripts/web/figures.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { openDevice } from "../support/web/device.ts";
import { violationsOf } from "../support/web/violations.ts";

/** Milliseconds in which everything has to run, and a newcomer to have answered. */
const LONGEST = 400_000;

/** `npm run demo` in a process of its own, as a newcomer starts it. */
async function startCommand() {
  const demo = spawn(
    process.execPath,
    ["--experimental-strip-types", "--disable-warning=ExperimentalWarning", "scripts/demo/main.ts"],
    { cwd: fromRoot(), stdio: ["ignore", "pipe", "pipe"] },
  );
  let printed = "";
  const isReady = new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer) => {
      printed += data;
      if (printed.includes("Ctrl-C ends everything.")) resolve();
    };
    demo.stdout.on("data", hear);
    demo.stderr.on("data", hear);
    demo.once("exit", (code) => reject(new Error(`The demo ended with ${code}:\n${printed}`)));
  });
  isReady.catch(() => {});
  return { demo, isReady, printed: () => printed };
}

describe("npm run demo", { timeout: LONGEST }, () => {
  let browser: Browser | undefined;
  let demo: ChildProcess | undefined;
  let printed = "";
  before(async () => {
    const executable = findChromium();
    if (executable === undefined) return;
    const started = await startCommand();
    demo = started.demo;
    await started.isReady;
    printed = started.printed();
    browser = await launchChromium(executable);
  });
  after(async () => {
    await browser?.close();
    if (demo?.exitCode === null) demo.kill("SIGKILL");
  });

  const address = (name: string) => new RegExp(`${name}\\s+(http://\\S+)`).exec(printed)![1]!;
  const open = async () => {
    const known = () =>
      [...printed.matchAll(/https?:\/\/(?:localhost|127\.0\.0\.1):\d+/g)].map(([origin]) => origin);
    const device = await openDevice(browser!, { known });
    device.context.setDefaultTimeout(90_000);
    return device;
  };
  const begin = async (page: Page) => {
    await page.getByText("With a passphrase").click();
    await page.locator("input[name=passphrase]").fill("correct horse battery");
    await page.locator("input[name=again]").fill("correct horse battery");
    await page.getByRole("button", { name: "Begin" }).click();
  };

  it("lets a newcomer get a card in the page, and answer the link that it prints", async (context) => {
    if (browser === undefined) return context.skip("there is no Chromium");
    const { page, said } = await open();
    await page.goto(/http:\/\/localhost:\d+\/#\/open\/\S+/.exec(printed)![0]);
    await begin(page);
    await page.getByRole("heading", { name: "You need a card for this" }).waitFor();
    assert.deepEqual(await violationsOf(page), [], "missing card");
    await page.getByRole("link", { name: /Add a card/ }).click();
    await page.getByRole("button", { name: "Allow, and get the card" }).waitFor();
    assert.deepEqual(await violationsOf(page), [], "add a card");
    await page.getByLabel(/daysOutdoors/).fill("60");
    await page.getByRole("button", { name: "Allow, and get the card" }).click();
    await page.getByRole("heading", { name: "Your new card" }).waitFor();
    assert.deepEqual(await violationsOf(page), [], "new card");
    await page.getByRole("link", { name: "Back to the request" }).click();
    await page.getByRole("heading", { name: "Meridian asks you" }).waitFor();
    await page.getByText("Group 3", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await page.getByRole("heading", { name: "Done" }).waitFor();
    await page.getByText("Your answer is settled").waitFor();
    assert.deepEqual(said, []);
  });

  it("shows the shop's page what fits, once its customer said yes there, and as before after a stop", async (context) => {
    if (browser === undefined) return context.skip("there is no Chromium");
    const { page: shop, context: device, said } = await open();
    await shop.goto(address("Shop of the brand"));
    await shop.getByLabel("Logged in as").selectOption("4711");
    await shop.getByText("Your purchases as a card").waitFor();
    const code = (await shop.locator("code").textContent())!;
    assert.deepEqual(await violationsOf(shop), [], "shop");
    const opening = device.waitForEvent("page");
    const question = shop.locator(".sheet", { hasText: "Thank you for coming" });
    await question.getByRole("link", { name: "Answer in your own page" }).click();
    const page = await opening;
    await begin(page);
    await page.getByRole("heading", { name: "You need a card for this" }).waitFor();
    await page.getByRole("link", { name: /Add a card/ }).click();
    await page.getByLabel("Code from the shop").fill(code);
    await page.getByRole("button", { name: "Allow, and get the card" }).click();
    await page.getByRole("link", { name: "Back to the request" }).click();
    await page.getByText("made this link for you").waitFor();
    assert.deepEqual(await violationsOf(page), [], "request by a link");
    const saidYes = performance.now();
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await question.getByText("Answered: group 2.").waitFor();
    noteFigure("yesToPage.medianMs", performance.now() - saidYes);
    await page.getByRole("heading", { name: "Done" }).waitFor();

    await page.getByRole("link", { name: "My permissions" }).click();
    await page.getByRole("link", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await question.getByText("No answer so far.").waitFor();

    // A card from the bank: the page is left, comes back locked, and goes on.
    await page.getByRole("link", { name: "My cards" }).click();
    await page.getByRole("link", { name: /bank/ }).click();
    await page.getByRole("button", { name: "Allow, and go there" }).click();
    await page.getByRole("heading", { name: "Share account information once?" }).waitFor();
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByLabel("Passphrase").fill("correct horse battery");
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("heading", { name: "Your new card" }).waitFor();
    assert.ok(!page.url().includes("state"), page.url());
    assert.deepEqual(said, []);
  });

  it("ends everything that it started", async (context) => {
    if (demo === undefined) return context.skip("there is no Chromium");
    const places = ["Shop of the brand", "Pages for customers", "Chain"].map(address);
    const ended = once(demo, "exit");
    demo.kill("SIGINT");
    assert.deepEqual(await ended, [0, null]);
    for (const place of places) await assert.rejects(fetch(place), TypeError, place);
  });
});
