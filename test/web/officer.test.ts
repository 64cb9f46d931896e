import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { DraftContent } from "../../src/brand/office/draft.ts";
import { contentOfRecipe } from "../../src/brand/office/fromRecipe.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readCampaignDocument, writeCampaignDocument } from "../../src/format/campaign/campaignDocument.ts";
import { until } from "../support/brand/brandWorld.ts";
import {
  addOfficerWallet,
  enterAsOfficer,
  type OfficerPages,
  openOfficerPages,
  PASSPHRASE,
} from "../support/web/officerPage.ts";
import { violationsInAllLooks, violationsOf } from "../support/web/violations.ts";

describe("the privacy officer's page", { timeout: 400_000 }, () => {
  let pages: OfficerPages | undefined;
  before(async () => {
    pages = await openOfficerPages();
  });
  after(() => pages?.close());

  const cyclists = () => contentOfRecipe(pages!.house, "promotion", { answers: 10 });
  /** The same, for whoever makes one trip a month. */
  const wider = (content: DraftContent): DraftContent => {
    const document = readCampaignDocument(content.campaign);
    const rules = [document.rules[0]!, { attribute: "cyclingTrips", atLeast: 1 }];
    return { ...content, campaign: writeCampaignDocument({ ...document, rules }) };
  };
  const openReview = async (page: Page) => {
    await page.getByRole("link", { name: "Review it" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Spring service for bicycles" }).waitFor();
  };

  it("returns a draft, sees what was widened and who is newly caught, and signs; then it is published", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { marketer, world } = pages;
    const draft = await marketer.submit(cyclists());
    const { page, said, asked } = await pages.device({ width: 1280 });
    await page.goto(pages.url());
    await page.getByRole("heading", { name: "Privacy office" }).waitFor();
    assert.deepEqual(await violationsOf(page), [], "door");
    await enterAsOfficer(page, pages);
    await page.getByText("Campaigns that wait for you: 1").waitFor();
    assert.deepEqual(await violationsInAllLooks(page), [], "queue");

    await openReview(page);
    await page.getByRole("heading", { name: "All of it is new" }).waitFor();
    assert.deepEqual(await violationsOf(page), [], "new draft");
    const [sign, giveBack] = await Promise.all(
      ["Sign", "Return"].map((name) => page.getByRole("button", { name, exact: true }).boundingBox()),
    );
    assert.deepEqual([sign!.width, sign!.height], [giveBack!.width, giveBack!.height]);
    await page.getByRole("button", { name: "Return", exact: true }).click();
    await page.getByLabel("What has to change?").fill("Ask about fewer trips, and say why.");
    await page.getByRole("button", { name: "Return it with this reason" }).click();
    await page.getByText("Ask about fewer trips, and say why.").waitFor();
    const returned = await marketer.read(draft);
    assert.deepEqual([returned.state, returned.note], ["returned", "Ask about fewer trips, and say why."]);

    await marketer.change(returned, wider(cyclists()));
    await page.getByRole("link", { name: "To review" }).first().click();
    await page.getByText("Changed since you last saw it").waitFor();
    await openReview(page);
    await page.getByText("It goes further: every customer has to be asked again.").waitFor();
    const [change] = await page.locator(".changes .wider").allTextContents();
    assert.match(
      change!,
      /^Wider: Condition: cyclingTrips at least 1 trips a month instead of .* at least 4 trips/,
    );
    const person = page.locator(".person.wider");
    assert.match((await person.textContent())!, /Comes into group 1 \(cyclists\), and was in group 0/);
    assert.match((await person.textContent())!, /cyclingTrips1 trips a month/);
    for (const [button, words] of [
      ["Nederlands", "Als je nee zegt"],
      ["Svenska", "Om du säger nej"],
      ["Deutsch", "Wenn du Nein sagst"],
      ["English", "If you say no"],
    ]) {
      await page.getByRole("button", { name: button! }).click();
      await page.locator(".preview").getByText(words!).waitFor();
    }
    await page.getByText(/Impact assessment of/).click();
    await page
      .getByText("Two or more", { exact: false })
      .or(page.getByText(/nine criteria/))
      .first()
      .waitFor();
    assert.deepEqual(await violationsInAllLooks(page), [], "review");

    await page.getByRole("button", { name: "Sign", exact: true }).click();
    await page.getByLabel("Passphrase").fill("not the passphrase");
    await page.locator(".signing button[type=submit]").click();
    await page.getByRole("alert").waitFor();
    assert.equal((await marketer.read(draft)).state, "submitted");
    assert.deepEqual(await violationsOf(page), [], "wrong passphrase");
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.locator(".signing button[type=submit]").click();
    await page.locator(".state.approved").waitFor();
    assert.deepEqual(await violationsOf(page), [], "approved");

    const approved = await marketer.read(draft);
    assert.equal(approved.approval!.address, pages.deviceAccount.address);
    assert.equal(approved.approval!.by, "Eve");
    await marketer.publish(approved);
    const campaign = await until(
      async () => {
        const { published, publishing } = await marketer.read(draft);
        if (publishing?.problem !== undefined) throw new Error(publishing.problem);
        return published;
      },
      "the campaign is published",
      60_000,
    );
    const { client, deployment } = world.agents;
    assert.ok((await readCampaign(client, deployment, { campaign: BigInt(campaign) })).available > 0n);
    assert.deepEqual(said, []);
    assert.deepEqual([...asked], [new URL(pages.url()).origin]);
  });

  it("signs for an outgoing target with a wallet", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { world } = pages;
    await world.own("/targets", { kind: "webhook", url: "https://mail.example/hook" });
    const { page, said } = await pages.device();
    await addOfficerWallet(page);
    await enterAsOfficer(page, pages);
    await page.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("button", { name: "Sign with Desk Wallet" }).waitFor();
    assert.deepEqual(await violationsOf(page), [], "signing");
    await page.getByRole("button", { name: "Sign with Desk Wallet" }).click();
    await page.getByRole("heading", { name: "mail.example" }).waitFor({ state: "detached" });
    const { targets } = await (await world.own("/targets")).json();
    assert.equal(targets[0].approved.by, "Eve");
    assert.deepEqual(said, []);
  });

  it("answers a contest within its month, and has figures and a dossier for the authority", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    await pages.contest("I do ride every day.");
    const { page, said } = await pages.device();
    await enterAsOfficer(page, pages);
    await page.getByRole("link", { name: "Rights and contests" }).click();
    await page.getByText("I do ride every day.").waitFor();
    await page.getByText(/days left, until/).waitFor();
    await page.getByText("Reply", { exact: true }).click();
    assert.deepEqual(await violationsInAllLooks(page), [], "rights");
    await page.getByLabel("State").selectOption("fulfilled");
    await page.getByLabel("What you say to it").fill("We looked again: you are in group cyclists.");
    await page.getByRole("button", { name: "Sign and send" }).click();
    await page.getByText("No request is open.").waitFor();

    await page.getByRole("link", { name: "Figures" }).click();
    await page.getByRole("heading", { name: "For the authority" }).waitFor();
    assert.deepEqual(await violationsInAllLooks(page), [], "figures");
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the dossier" }).click();
    const file = readFileSync(await (await saving).path(), "utf8");
    for (const part of [
      "Meridian AS",
      "I do ride every day.",
      "decdp-office-dossier-1",
      "Impact assessment",
    ]) {
      assert.ok(file.includes(part), part);
    }
    assert.deepEqual(said, []);
  });

  it("lets nobody in with another token, and keeps none", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await pages.device({ hasKey: false });
    await page.goto(pages.url());
    await page.getByLabel("Token of the privacy officer").fill("the marketer's token");
    await page.getByLabel("Your name").fill("Mia");
    await page.getByRole("button", { name: "Enter" }).click();
    await page.getByRole("alert").getByText("not the token").waitFor();
    await enterAsOfficer(page, pages);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    assert.equal(kept, '[{},{},""]');
    await page.reload();
    await page.getByRole("heading", { name: "Privacy office" }).waitFor();
  });

  it("speaks Dutch, Swedish and German to who reads them", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    for (const [language, words] of [
      ["nl-BE", "Te beoordelen"],
      ["sv", "Att granska"],
      ["de-AT", "Zu prüfen"],
    ] as const) {
      const { page } = await pages.device({ language });
      await enterAsOfficer(page, pages);
      await page.getByRole("heading", { level: 1, name: words }).waitFor();
      assert.deepEqual(await violationsOf(page), [], language);
    }
  });
});
