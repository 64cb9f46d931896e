import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findChromium, launchChromium } from "../../../scripts/browser/chromium.ts";
import { buildPages, writePages } from "../../../scripts/web/build.ts";
import { startPages } from "../../../services/pages/startPages.ts";
import { DOMAIN } from "../agent/agentWorld.ts";
import { playStory } from "../audit/story.ts";
import { openBrandWorld } from "../brand/brandWorld.ts";
import { startHostileNode } from "../node/hostileNode.ts";
import { type DeviceOptions, openDevice } from "./device.ts";

/**
 * The page of account as it is served, a real brand's service, a chain behind a node that can be given faults, and
 * Chromium. The brand has three campaigns: one in which a whole story was played, under terms that nobody can read, and
 * an open and a sealed one with documents. Undefined without Chromium.
 */
export async function openAccountPages() {
  const executable = findChromium();
  if (executable === undefined) return undefined;
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-account-"));
  const world = await openBrandWorld();
  const { agents } = world;
  const node = await startHostileNode(agents.url);
  await world.start();
  await world.publish({ name: "course" });
  await world.publish({ name: "sealed course", sealed: true, terms: { channel: "app" } });
  await playStory(agents);
  await writePages(await buildPages("account"), path.join(folder, "pages"));
  const networkFile = path.join(folder, "network.json");
  const { chainId, issuerRegistry, consentRegistry, campaigns, relay, verifier } = agents.deployment;
  writeFileSync(
    networkFile,
    JSON.stringify({
      rpc: node.url,
      deployment: { chainId, issuerRegistry, consentRegistry, campaigns, relay, verifier },
      firstBlock: 0,
      relayers: [],
      brands: { [DOMAIN]: world.url() },
      leaves: {},
      token: { address: agents.token, symbol: "PTS", decimals: 0 },
    }),
  );
  const place = { network: networkFile, pages: path.join(folder, "pages"), host: "localhost", port: 0 };
  const pages = await startPages(place);
  const port = Number(new URL(world.url()).port);
  const audits = path.join(folder, "audits");
  mkdirSync(audits);
  const startBrand = () =>
    world.start({
      ...{ port, audits, origins: [pages.url], linkUrl: `http://127.0.0.1:${port}` },
      account: { rpc: node.url, firstBlock: 0n, pages: path.join(folder, "pages") },
    });
  await world.stop();
  await startBrand();
  const browser = await launchChromium(executable);
  const origins = [pages.url, world.url(), node.url];
  /** Origins that a page may ask. */
  const known = () => origins;
  return {
    world,
    node,
    url: pages.url,
    startBrand,
    /** Where the brand's service finds the reports that it publishes. */
    audits,
    brand: agents.brand.account.address,
    known,
    /** A visitor of their own, with what the page complained about and whom it asked. */
    visitor: (options: DeviceOptions = {}) => openDevice(browser, { width: 1280, known, ...options }),
    async close() {
      await browser.close();
      await pages.close();
      await node.close();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type AccountPages = NonNullable<Awaited<ReturnType<typeof openAccountPages>>>;
