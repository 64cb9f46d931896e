import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { fromRoot } from "../../services/shared/paths.ts";
import { readOpening } from "../../src/chain/history.ts";
import { until } from "../support/brand/brandWorld.ts";
import { MARKETER, type MarketerPages, openMarketerPages } from "../support/web/marketerPage.ts";

const axe = readFileSync(fromRoot("node_modules/axe-core/axe.min.js"), "utf8");
/** Where screenshots of every screen go, if they are asked for. */
const pictures = process.env.DECDP_TEST_SCREENSHOTS;

describe("the marketer's page", { timeout: 300_000 }, () => {
  let pages: MarketerPages | undefined;
  before(async () => {
    pages = await openMarketerPages();
  });
  after(() => pages?.close());

  const enter = async (
    page: Page,
    labels: readonly [string, string, string] = ["Your token", "Your name, for the history", "Come in"],
  ) => {
    await page.goto(pages!.url);
    await page.getByLabel(labels[0]).fill(MARKETER);
    await page.getByLabel(labels[1]).fill("Mia");
    await page.getByRole("button", { name: labels[2] }).click();
    await page.getByRole("navigation").first().waitFor();
  };
  /** Nothing that axe finds, and nothing beyond the side of the screen. */
  const check = async (page: Page, name: string) => {
    // The page's own policy forbids what axe brings along; the browser's protocol does not ask it.
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run(),
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
      name,
    );
    await fits(page, name);
  };
  const fits = async (page: Page, name: string) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(width <= 0, `${name} is ${width} pixels too wide`);
    if (pictures === undefined) return;
    const { width: wide } = page.viewportSize()!;
    const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    const file = `${pictures}/${name.replaceAll(/\W+/g, "-")}-${wide}-${isDark ? "dark" : "light"}.png`;
    await page.screenshot({ path: file, fullPage: true });
  };
  const step = async (page: Page, name: string) => {
    await page.getByRole("link", { name, exact: true }).click();
    await page.locator(`[aria-current="step"]`, { hasText: name }).waitFor();
  };

  it("takes a campaign from a recipe's click to the chain, answered by a test customer", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page, said, asked } = await pages.device();
    await page.goto(pages.url);
    await check(page, "enter");
    await enter(page);
    await check(page, "home empty");
    await page.getByRole("link", { name: "New campaign" }).first().click();
    await page.getByText("What a customer sees").first().click();
    await check(page, "recipes");
    await page.getByRole("button", { name: 'Use the recipe "Promotion"' }).click();
    await page.getByRole("heading", { name: "Question", exact: true }).waitFor();
    await check(page, "question");

    // What nobody asks for may not be named, and one click mends it.
    await page.getByRole("group", { name: "Condition 2" }).getByRole("button", { name: "Remove" }).click();
    await page.getByText('The terms name "cyclingTrips"').waitFor();
    await check(page, "question unused");
    await page.getByRole("button", { name: 'Take "cyclingTrips" out of the terms' }).click();
    await page.getByText('The terms name "cyclingTrips"').waitFor({ state: "detached" });

    // The linter's finding is at its field within a second.
    await step(page, "Terms");
    await page.getByLabel("Purpose", { exact: true }).selectOption("dpv:Marketing");
    await page
      .locator(".field", { hasText: "Purpose" })
      .locator(".finding.error")
      .first()
      .waitFor({ timeout: 1000 });
    await check(page, "terms finding");
    await page.getByLabel("Purpose", { exact: true }).selectOption("dpv:PersonalisedAdvertising");
    await page.getByText("Nothing to find").waitFor({ timeout: 1000 });
    for (const language of ["Nederlands", "Svenska", "Deutsch", "English"]) {
      await page.getByRole("button", { name: language, exact: true }).click();
      await check(page, `terms ${language}`);
    }

    await step(page, "Budget");
    await page.getByLabel("Answers that are paid").fill("5000");
    await page.getByText("is missing. Until then it stays a draft").waitFor();
    await check(page, "budget underfunded");
    await step(page, "Publish");
    await page.getByText("bring the budget and the brand's account together").waitFor();
    await check(page, "publish blocked");
    await step(page, "Budget");
    await page.getByLabel("Answers that are paid").fill("500");
    await page.getByText("500 × 0.50 MP = 250 MP").waitFor();

    // A mismatch pauses; a change makes it a draft again.
    await step(page, "Test customer");
    await page.getByLabel("ownsBicycle").selectOption("no");
    await page.getByLabel("The group that you expect").selectOption("1");
    await page.getByRole("button", { name: "Let the test customer answer" }).click();
    await page.getByText("You expected").waitFor();
    await page.locator(".state.paused").waitFor();
    await check(page, "try paused");
    await step(page, "Budget");
    await page.getByLabel("What you call the campaign").fill("Spring service");
    await page.locator(".state.draft").waitFor();
    await step(page, "Test customer");
    await page.getByLabel("ownsBicycle").selectOption("yes");
    await page.getByRole("button", { name: "Let the test customer answer" }).click();
    await page.getByText("As you expected.").waitFor();
    await check(page, "try expected");

    await step(page, "Publish");
    await page.getByLabel("A note to the privacy officer").fill("For the spring.");
    await page.getByRole("button", { name: "Hand it to the privacy officer" }).click();
    await page.getByText("The privacy officer looks at it").waitFor();
    await check(page, "publish submitted");
    const [draft] = await pages.drafts();
    await pages.approve(draft!);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText(/Published as campaign \d+/).waitFor();
    await check(page, "publish done");
    const [done] = await pages.drafts();
    const { client, deployment } = pages.world.agents;
    const campaign = BigInt(done!.published!);
    const opening = await readOpening(client, deployment, { campaign, fromBlock: 0n });
    assert.equal(opening.brand, pages.world.agents.brand.account.address);

    await page.getByRole("link", { name: "Look at the campaign" }).click();
    await page.getByRole("heading", { name: "Spring service" }).waitFor();
    await page.getByText("Too few have answered").waitFor();
    await page.getByLabel("Got the offer").fill("1000");
    assert.match((await page.locator("main").textContent())!, /not yet known/);
    await page.getByRole("button", { name: "Make an export for 0.05" }).click();
    await page.getByText("0.95 of 1 is left.").waitFor();
    await check(page, "campaign");
    await page.getByRole("link", { name: "What is different here" }).click();
    await check(page, "different");

    // The token is in memory only: neither storage nor addresses have it, and a new page asks again.
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
    );
    assert.ok(!kept.includes("token"));
    await page.reload();
    await page.getByRole("heading", { name: "Come in" }).waitFor();
    assert.deepEqual(said, []);
    assert.deepEqual([...asked], [new URL(pages.url).origin]);
  });

  it("loses nobody's change when two work on one draft", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const [one, two] = [await pages.device(), await pages.device()];
    await enter(one.page);
    await one.page.goto(`${pages.url}#/new`);
    await one.page.getByRole("button", { name: 'Use the recipe "Channel"' }).click();
    await one.page.getByRole("heading", { name: "Question", exact: true }).waitFor();
    await enter(two.page);
    await two.page.getByRole("link", { name: "When may we write?" }).click();
    await step(two.page, "Budget");
    await step(one.page, "Budget");
    const name = (page: Page) => page.getByLabel("What you call the campaign");
    await name(one.page).fill("First");
    await until(async () => (await pages!.drafts())[0]!.name === "First", "the first change is saved");
    await name(two.page).fill("Second");
    await two.page.getByText("Somebody has changed this campaign meanwhile").waitFor();
    await check(two.page, "changed elsewhere");
    assert.equal((await pages.drafts())[0]!.name, "First");
    await two.page.getByRole("button", { name: "Load it again" }).click();
    await until(async () => (await name(two.page).inputValue()) === "First", "the first change is shown");
  });

  it("says who is not let in, and speaks every language on a small dark screen", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const stranger = await pages.device();
    await stranger.page.goto(pages.url);
    await stranger.page.getByLabel("Your token").fill("not the token of anybody");
    await stranger.page.getByLabel("Your name, for the history").fill("Eve");
    await stranger.page.getByRole("button", { name: "Come in" }).click();
    await stranger.page.getByRole("alert").waitFor();
    await check(stranger.page, "not let in");
    for (const [language, labels, begin] of [
      ["nl", ["Je token", "Je naam, voor de geschiedenis", "Naar binnen"], "Nieuwe campagne"],
      ["sv", ["Din token", "Ditt namn, för historiken", "Gå in"], "Ny kampanj"],
      ["de", ["Dein Token", "Dein Name, für den Verlauf", "Eintreten"], "Neue Kampagne"],
    ] as const) {
      const { page, said } = await pages.device({ language, width: 320, height: 700, isDark: true });
      await enter(page, labels);
      await page.getByRole("link", { name: begin }).first().click();
      await page.getByRole("heading", { name: begin }).waitFor();
      await page.locator("section.sheet button").nth(3).click();
      await page.locator(".steps").waitFor();
      for (const place of ["question", "terms", "budget", "try", "publish"]) {
        await page.locator(`.steps a[href$="/${place}"]`).click();
        await page.locator(`.steps a[href$="/${place}"][aria-current="step"]`).waitFor();
        // The same elements in other words: axe looks at one language, and at the rest whether its words fit.
        await (language === "nl" ? check : fits)(page, `${language} ${place}`);
      }
      assert.deepEqual(said, []);
    }
  });
});
