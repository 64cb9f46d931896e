import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { readVaultFile } from "../../../src/agent/vault/vaultFile.ts";
import { addAuthenticator, type DoorPages, openDoorPages } from "../../support/web/doorPages.ts";
import { violationsOf } from "../../support/web/violations.ts";

const PASSPHRASE = "correct horse battery";

describe("the vault on the customer's page", { timeout: 300_000 }, () => {
  let pages: DoorPages | undefined;
  before(async () => {
    pages = await openDoorPages();
  });
  after(() => pages?.close());

  const button = (page: Page, name: string | RegExp) =>
    page.getByRole("button", { name, ...(typeof name === "string" && { exact: true }) });
  const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).waitFor();
  const told = (page: Page, words: RegExp) => page.getByRole("alert").getByText(words).waitFor();
  const field = (page: Page, name: "passphrase" | "again") => page.locator(`input[name=${name}]`);
  const isOpen = (page: Page) => page.getByRole("navigation").waitFor();
  const goTo = (page: Page, place: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, place);
  /** Saves the vault by the button of the present screen. */
  const save = async (page: Page) => {
    const downloading = page.waitForEvent("download");
    await button(page, "Save my vault to a file").click();
    const file = path.join(pages!.folder, `${Date.now()}.json`);
    await (await downloading).saveAs(file);
    return file;
  };
  /** A device that has made its vault with a passkey. */
  const withPasskey = async () => {
    const { page, said } = await pages!.device();
    const authenticator = await addAuthenticator(page);
    await page.goto(pages!.url);
    await button(page, "With a passkey").click();
    await isOpen(page);
    return { page, said, ...authenticator };
  };

  it("is made with a passkey, locked, and opened by it alone", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page, said, tools, authenticatorId } = await withPasskey();
    await goTo(page, "/vault");
    await page.getByText("Passkey for localhost").waitFor();
    assert.deepEqual(await violationsOf(page), [], "vault");
    await button(page, "Lock").click();
    await heading(page, "Welcome back");
    assert.deepEqual(await violationsOf(page), [], "locked");

    await button(page, "With a passkey").click();
    await isOpen(page);
    await page.reload();
    await tools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await button(page, "With a passkey").click();
    await told(page, /You cancelled, it took too long, or this device has none/);
    assert.deepEqual(await violationsOf(page), [], "cancelled");
    assert.deepEqual(said, []);
  });

  it("takes no passkey that makes no keys, and says what to take", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await pages.device({ language: "de" });
    await addAuthenticator(page, { hasPrf: false });
    await page.goto(pages.url);
    await button(page, "Mit einem Passkey").click();
    await told(page, /kann keine Tresore öffnen: Seinem Gerät fehlt eine Funktion für Schlüssel/);
    await page.getByText("Mit einer Passphrase").click();
    await field(page, "passphrase").waitFor();
  });

  it("is backed up to a file that is checked, and restored from it on a new device", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await withPasskey();
    const reminder = page.getByText(/You have not checked any backup/);
    await reminder.waitFor();
    await goTo(page, "/vault/add");
    await page.getByText("With a passphrase").click();
    await field(page, "passphrase").fill(PASSPHRASE);
    await field(page, "again").fill("correct horse staple");
    await button(page, "Add the passphrase").click();
    await told(page, /passphrases differ/);
    await field(page, "again").fill(PASSPHRASE);
    await button(page, "Add the passphrase").click();
    await page.getByText("Your passphrase").waitFor();

    await goTo(page, "/vault/backup");
    const file = await save(page);
    await page.getByLabel("The file that you saved").setInputFiles(file);
    await field(page, "passphrase").fill("not the right passphrase");
    await button(page, "Check").click();
    await told(page, /does not open your vault/);
    await button(page, "With a passkey").click();
    await page.getByText("Your backup works.").waitFor();
    assert.deepEqual(await violationsOf(page), [], "backup");
    await goTo(page, "/requests");
    await heading(page, "Requests");
    assert.equal(await reminder.count(), 0);

    const other = await pages.device();
    await other.page.goto(`${pages.url}/#/restore`);
    await other.page.getByLabel("I have a vault file").setInputFiles(file);
    await field(other.page, "passphrase").fill(PASSPHRASE);
    await button(other.page, "Begin").click();
    await isOpen(other.page);
    await goTo(other.page, "/vault");
    for (const way of ["Passkey for localhost", "Your passphrase"]) {
      await other.page.getByText(way, { exact: true }).waitFor();
    }
    const { ways } = readVaultFile(readFileSync(file, "utf8"));
    assert.deepEqual(ways.map(({ way }) => way.kind).sort(), ["passkey", "passphrase"]);
  });

  it("takes no other file for a backup", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const [one, other] = [await withPasskey(), await withPasskey()];
    await goTo(other.page, "/vault/move");
    assert.deepEqual(await violationsOf(other.page), [], "move");
    const file = await save(other.page);
    await goTo(one.page, "/vault/backup");
    const field = one.page.getByLabel("The file that you saved");
    await field.setInputFiles(file);
    await told(one.page, /file of another vault/);
    await field.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await told(one.page, /This is no vault file/);
  });

  it("gets a new lock when a way is removed, for which the ways that stay are confirmed", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await withPasskey();
    await goTo(page, "/vault/add");
    await page.getByText("With a passphrase").click();
    for (const name of ["passphrase", "again"] as const) await field(page, name).fill(PASSPHRASE);
    await button(page, "Add the passphrase").click();
    await page.getByRole("link", { name: "Remove: Your passphrase" }).click();
    await heading(page, /^Remove “Your passphrase”/);
    assert.equal(await button(page, "Remove").count(), 0);
    await button(page, "Confirm").click();
    await page.getByText("Confirmed. It stays.").waitFor();
    assert.deepEqual(await violationsOf(page), [], "remove");
    await button(page, "Remove").click();
    await page.getByText(/If you lose this one/).waitFor();
    await button(page, "Lock").click();
    await heading(page, "Welcome back");
    await button(page, "With a passkey").click();
    await isOpen(page);
    await goTo(page, "/vault");
    await page.getByText("Passkey for localhost").waitFor();
    assert.equal(await page.getByText("Your passphrase").count(), 0);
  });
});
