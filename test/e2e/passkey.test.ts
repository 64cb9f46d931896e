import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, CDPSession, Page } from "playwright-core";
import { bundleForBrowser } from "../../scripts/browser/bundle.ts";
import { findChromium, launchChromium } from "../../scripts/browser/chromium.ts";
import { type SiteServer, serve } from "../../scripts/browser/serve.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { makeVault, saveVault } from "../../src/agent/vault/vault.ts";
import { readVaultFile } from "../../src/agent/vault/vaultFile.ts";
import type { VaultPage } from "../browser/vaultPage.ts";
import { byPassphrase, contents } from "../support/agent/vaults.ts";

declare const page: VaultPage;

const PASSPHRASE = "correct horse battery staple";
const chromium = findChromium();
const skip =
  chromium === undefined && "No Chromium is installed: on Debian, install it with apt-get install chromium.";

/** A phone or a computer of the customer's, as a tab that has an authenticator. */
interface Device {
  readonly tab: Page;
  readonly tools: CDPSession;
  readonly authenticatorId: string;
}

describe("a passkey in a browser", { skip, timeout: 120_000 }, () => {
  let site: SiteServer;
  let browser: Browser;
  let phone: Device;
  let saved: Awaited<ReturnType<VaultPage["save"]>>;

  const goTo = async (tab: Page, host: string) => {
    await tab.goto(`${site.origin.replace("127.0.0.1", host)}/index.html`);
    await tab.locator("#state", { hasText: "Ready" }).waitFor();
  };
  const open = async ({ tab }: Device, text: string) => tab.evaluate((given) => page.open(given), text);
  const addDevice = async (changes: object = {}): Promise<Device> => {
    const tab = await browser.newPage();
    const tools = await tab.context().newCDPSession(tab);
    await tools.send("WebAuthn.enable");
    const { authenticatorId } = await tools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        hasPrf: true,
        ...changes,
      },
    });
    await goTo(tab, "localhost");
    return { tab, tools, authenticatorId };
  };

  /** The only way of the saved vault. */
  const savedWay = () => {
    const [wrapped, ...others] = readVaultFile(saved.text).ways;
    assert.deepEqual(others, []);
    assert.ok(wrapped?.way.kind === "passkey");
    return wrapped.way;
  };
  /** Gives a device the passkey of the saved vault, but not the secret of its function. */
  const copyTo = async ({ tools, authenticatorId }: Device) => {
    const credentialId = Buffer.from(savedWay().credential.slice(2), "hex").toString("base64");
    const { credential } = await phone.tools.send("WebAuthn.getCredential", {
      authenticatorId: phone.authenticatorId,
      credentialId,
    });
    await tools.send("WebAuthn.addCredential", { authenticatorId, credential });
  };

  before(async () => {
    site = await serve({
      "/index.html": fromRoot("test/browser/index.html"),
      "/page.js": await bundleForBrowser(fromRoot("test/browser/vaultPage.ts")),
      "/favicon.ico": new Uint8Array(),
    });
    browser = await launchChromium(chromium!, ["--host-resolver-rules=MAP *.example 127.0.0.1"]);
    phone = await addDevice();
    saved = await phone.tab.evaluate(() => page.save());
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it("opens the vault again in a fresh page", async () => {
    await goTo(phone.tab, "localhost");
    assert.deepEqual(await open(phone, saved.text), saved.keys);
  });

  it("of another device is refused", async () => {
    const other = await addDevice();
    await other.tab.evaluate(() => page.save());
    await assert.rejects(open(other, saved.text), /this device has none of those that are asked for/);
    await other.tab.close();
  });

  it("is one of several that open a vault, each on its device, which gets no second one", async () => {
    const { text: first } = saveVault(await makeVault(contents, byPassphrase(PASSPHRASE)));
    const tablet = await addDevice();
    const addTo = ({ tab }: Device, text: string) =>
      tab.evaluate(([given, passphrase]) => page.add(given!, passphrase!), [text, PASSPHRASE]);
    const both = await addTo(tablet, await addTo(phone, first));
    for (const device of [phone, tablet]) assert.deepEqual(await open(device, both), contents.keys);
    await assert.rejects(addTo(tablet, both), /This device has one of the passkeys already/);
    await tablet.tab.close();
  });

  it("is not made nor used if the device does not recognize its user", async () => {
    const found = await addDevice({ isUserVerified: false });
    await assert.rejects(
      found.tab.evaluate(() => page.save()),
      /it was cancelled, took too long/,
    );
    await copyTo(found);
    await assert.rejects(open(found, saved.text), /it was cancelled, took too long/);
    await found.tab.close();
  });

  it("is refused without a pseudo-random function", async () => {
    const old = await addDevice({ hasPrf: false });
    await assert.rejects(
      old.tab.evaluate(() => page.save()),
      /cannot make keys: it has no pseudo-random function/,
    );
    await copyTo(old);
    await assert.rejects(open(old, saved.text), /cannot make keys: it has no pseudo-random function/);
    await old.tab.close();
  });

  it("is for its own site, and not for pages without https", async () => {
    const stranger = await addDevice();
    // Chromium takes subdomains of localhost for other sites, and trusts them like it.
    await goTo(stranger.tab, "shop.localhost");
    const saveAtShop = () => stranger.tab.evaluate(() => page.save());
    const { text } = await saveAtShop();
    await goTo(stranger.tab, "localhost");
    await assert.rejects(open(stranger, text), /are those of shop.localhost, and not of this page's site/);
    await goTo(stranger.tab, "shop.example");
    for (const refused of [open(stranger, saved.text), saveAtShop()]) {
      await assert.rejects(refused, /There are no passkeys \(WebAuthn\) here/);
    }
    await stranger.tab.close();
  });

  it("is named by its site and id only in the vault's file", () => {
    assert.deepEqual(Object.keys(savedWay()), ["kind", "site", "credential", "salt"]);
    assert.equal(savedWay().site, "localhost");
  });
});
