import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { DOMAIN } from "../support/agent/agentWorld.ts";
import { until } from "../support/brand/brandWorld.ts";
import { linkTo, lookAt, sayYes, settled } from "../support/web/customerJourney.ts";
import { type CustomerPages, openCustomerPages, openWithVault } from "../support/web/customerPage.ts";
import { violationsOf } from "../support/web/violations.ts";

describe("the customer's page", { timeout: 300_000 }, () => {
  let pages: CustomerPages | undefined;
  before(async () => {
    pages = await openCustomerPages();
  });
  after(() => pages?.close());

  for (const sealed of [false, true]) {
    it(`answers ${sealed ? "a sealed" : "an open"} request in one tap, and stops it in two`, async (context) => {
      if (pages === undefined) return context.skip("there is no Chromium");
      const { campaign, url } = await linkTo(pages, {
        ...{ name: sealed ? "sealed course" : "course", sealed },
        // The other test has withdrawn its own.
        terms: { channel: sealed ? "app" : "email" },
      });
      const { page, said, asked } = await pages.device();
      await openWithVault(page, pages);
      assert.deepEqual(await violationsOf(page), [], "home");
      await lookAt(page, url);
      const [yes, no] = await Promise.all(
        ["Yes", "No"].map((name) => page.getByRole("button", { name, exact: true }).boundingBox()),
      );
      assert.deepEqual([yes!.width, yes!.height], [no!.width, no!.height]);
      assert.ok(yes!.height >= 44);
      if (!sealed) await page.getByText("Your proof is ready").waitFor();
      assert.deepEqual(await violationsOf(page), [], "request");
      await sayYes(page);
      await settled(pages, campaign);

      await page.getByRole("link", { name: "My permissions" }).click();
      await page.getByRole("link", { name: "Stop" }).first().click();
      await page.getByRole("heading", { name: "Stop Gym?" }).waitFor();
      await page.getByRole("button", { name: "Stop", exact: true }).click();
      await page.getByRole("heading", { name: /^Stopped/ }).waitFor();
      await until(
        async () =>
          /Acknowledged by them: Gym(?!not yet)/.test((await page.locator("main").textContent()) ?? "") ||
          undefined,
        "the brand acknowledges",
      );
      assert.deepEqual(await violationsOf(page), [], "stopped");
      assert.deepEqual(said, []);
      assert.deepEqual(
        [...asked].filter((origin) => !pages!.known().includes(origin)),
        [],
      );
    });
  }

  it("says no: nothing is sent, and no proof is kept", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { campaign, url } = await linkTo(pages, { name: "another course" });
    const { page } = await pages.device();
    await openWithVault(page, pages);
    await lookAt(page, url);
    await page.getByRole("button", { name: "No", exact: true }).click();
    await page.getByRole("heading", { name: "Noted" }).waitFor();
    const { client, deployment } = pages.world.agents;
    assert.deepEqual(await readAnswersSettled(client, deployment, { campaign, fromBlock: 0n }), []);
  });

  it("keeps everything encrypted, and opens again with the passphrase only", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await pages.device();
    await openWithVault(page, pages);
    await page.getByRole("link", { name: "My cards" }).click();
    await page.getByText("40 years").waitFor();
    const kept = await page.evaluate(async () => {
      const opening = indexedDB.open("decdp-customer");
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const all = opening.result.transaction("values").objectStore("values").getAll();
      await new Promise((resolve) => {
        all.onsuccess = resolve;
      });
      return JSON.stringify(all.result) + JSON.stringify({ ...localStorage }) + document.cookie;
    });
    const { secretSeed, subjectSeed } = pages.world.agents.keys;
    for (const secret of [secretSeed.slice(2), subjectSeed.slice(2), "attributes", "decdp-card-1"]) {
      assert.ok(!kept.includes(secret), secret);
    }
    await page.reload();
    await page.getByLabel("Passphrase").fill("not the right passphrase");
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Passphrase").fill("correct horse battery");
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("link", { name: "My cards" }).click();
    await page.getByText("40 years").waitFor();
  });

  it("speaks Dutch, Swedish and German to who reads them", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    for (const [language, words] of [
      ["nl-BE", "Jouw gegevens blijven bij jou"],
      ["sv", "Dina uppgifter stannar hos dig"],
      ["de-AT", "Deine Angaben bleiben bei dir"],
    ] as const) {
      const { page } = await pages.device({ language });
      await page.goto(pages.url);
      await page.getByRole("heading", { name: words }).waitFor();
      assert.deepEqual(await violationsOf(page), [], language);
    }
  });

  it("takes no link that is not https", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await pages.device();
    await openWithVault(page, pages);
    await page.getByLabel("Link of the request").fill(`http://${DOMAIN}/request`);
    await page.getByRole("button", { name: "Open a request" }).click();
    await page
      .getByRole("alert")
      .getByText(/no link of a request/)
      .waitFor();
  });
});
