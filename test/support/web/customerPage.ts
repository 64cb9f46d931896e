import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Page } from "playwright-core";
import { findChromium, launchChromium } from "../../../scripts/browser/chromium.ts";
import { announce, makeReleaseKey } from "../../../scripts/web/release.ts";
import { startPages } from "../../../services/pages/startPages.ts";
import { listen } from "../../../services/shared/http/listen.ts";
import { makeVault, saveVault } from "../../../src/agent/vault/vault.ts";
import { writeLeaves } from "../../../src/format/credential/leaves.ts";
import { DOMAIN } from "../agent/agentWorld.ts";
import { openBrandWorld } from "../brand/brandWorld.ts";
import { prepareRelayer } from "../relayer/relayerUnderTest.ts";
import { builtPages } from "./builtPages.ts";
import { type DeviceOptions, openDevice } from "./device.ts";

export const PASSPHRASE = "correct horse battery";

/**
 * The customer's pages as they are served, a real brand's service, a chain, and Chromium. Undefined without Chromium.
 *
 * @param hasRelayer A relayer settles and pays out; otherwise the brand settles.
 * @param relayers Addresses of relayers in its place.
 * @param isAnnounced Whether the pages are an announced version, which works offline.
 */
export async function openCustomerPages({
  hasRelayer = false,
  relayers = [],
  isAnnounced = false,
}: {
  readonly hasRelayer?: boolean;
  readonly relayers?: readonly string[];
  readonly isAnnounced?: boolean;
} = {}) {
  const executable = findChromium();
  if (executable === undefined) return undefined;
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-pages-"));
  const world = await openBrandWorld();
  const { agents } = world;
  const listed = new Hono();
  listed.use(cors());
  listed.get("/leaves", (context) =>
    context.text(writeLeaves({ issuer: agents.issuer, leaves: agents.leaves })),
  );
  const issuer = await listen(listed as never, { host: "127.0.0.1", port: 0 });
  const built = await builtPages("customer");
  const prepared = hasRelayer ? await prepareRelayer(agents) : undefined;
  const started = { tokens: [agents.token], largestAge: 1 };
  let relayer = await prepared?.start(started);
  const relays = relayer === undefined ? relayers : [relayer.url];
  // The page's origin has to be known to the brand's service, and the service's to the page.
  const networkFile = path.join(folder, "network.json");
  await world.start();
  const { chainId, issuerRegistry, consentRegistry, campaigns, relay, verifier } = agents.deployment;
  writeFileSync(
    networkFile,
    JSON.stringify({
      rpc: agents.url,
      deployment: { chainId, issuerRegistry, consentRegistry, campaigns, relay, verifier },
      firstBlock: 0,
      relayers: relays,
      brands: { [DOMAIN]: world.url() },
      leaves: { [`${agents.issuer}`]: `${issuer.url}/leaves` },
      token: { address: agents.token, symbol: "PTS", decimals: 0 },
    }),
  );
  const serving = { network: networkFile, pages: built, host: "localhost" };
  let pages = await startPages({ ...serving, port: 0 });
  if (isAnnounced) {
    const releases = path.join(folder, "releases.json");
    const announcement = {
      origin: pages.url,
      build: readFileSync(path.join(built, "build.json")),
      network: readFileSync(networkFile),
      at: Math.floor(Date.now() / 1000),
      key: await makeReleaseKey(),
    };
    writeFileSync(releases, await announce(undefined, announcement));
    await pages.close();
    pages = await startPages({ ...serving, releases, port: Number(new URL(pages.url).port) });
  }
  const port = new URL(world.url()).port;
  await world.stop();
  await world.start({ port: Number(port), origins: [pages.url], speaksFor: ["Own Word", "Corner Relay"] });
  if (relayer !== undefined) {
    const { port: relayerPort } = new URL(relayer.url);
    await relayer.close();
    relayer = await prepared?.start({ ...started, port: Number(relayerPort), origins: [pages.url] });
  }
  const vaultFile = path.join(folder, "vault.json");
  const cost = { N: 16_384, r: 8, p: 1 };
  const contents = { keys: agents.keys, cards: [agents.card], receipts: [] };
  const vault = await makeVault(contents, { kind: "passphrase", passphrase: PASSPHRASE, cost });
  writeFileSync(vaultFile, saveVault(vault).text);
  const browser = await launchChromium(executable);
  const known = () => [pages.url, world.url(), issuer.url, agents.url, ...relays];
  return {
    world,
    url: pages.url,
    vaultFile,
    /** A device of its own, with what it complained about and whom it asked. */
    async device(options: DeviceOptions = {}) {
      // The chain's clock is not this machine's.
      const { timestamp } = await agents.client.getBlock();
      return openDevice(browser, { time: Number(timestamp) + 2, known, ...options });
    },
    known,
    async close() {
      await browser.close();
      await pages.close();
      await relayer?.close();
      prepared?.remove();
      await issuer.close();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type CustomerPages = NonNullable<Awaited<ReturnType<typeof openCustomerPages>>>;

/** Opens the page on a new device with the customer's vault. */
export async function openWithVault(page: Page, { url, vaultFile }: CustomerPages): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: "I have a vault file" }).click();
  await page.getByLabel("I have a vault file").setInputFiles(vaultFile);
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("navigation").waitFor();
}
