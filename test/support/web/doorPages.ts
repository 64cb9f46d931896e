import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { zeroAddress } from "viem";
import { findChromium, launchChromium } from "../../../scripts/browser/chromium.ts";
import { buildPages, withHashes, writePages } from "../../../scripts/web/build.ts";
import { startPages } from "../../../services/pages/startPages.ts";
import { openDevice } from "./device.ts";

/**
 * The customer's page where nothing is proved or sent: no chain and no brand, and Chromium. Undefined without Chromium.
 */
export async function openDoorPages() {
  const executable = findChromium();
  if (executable === undefined) return undefined;
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-doors-"));
  const files = [...(await buildPages("customer"))].filter(([place]) => !place.startsWith("/circuit/"));
  await writePages(withHashes(new Map(files)), path.join(folder, "pages"));
  const network = path.join(folder, "network.json");
  const contracts = ["issuerRegistry", "consentRegistry", "campaigns", "relay", "verifier"];
  writeFileSync(
    network,
    JSON.stringify({
      // Nobody listens there: a vault opens without the network.
      rpc: "http://127.0.0.1:9",
      deployment: {
        chainId: 31_337,
        ...Object.fromEntries(contracts.map((contract) => [contract, zeroAddress])),
      },
      firstBlock: 0,
      relayers: [],
      brands: {},
      leaves: {},
      token: { address: zeroAddress, symbol: "PTS", decimals: 0 },
    }),
  );
  const site = await startPages({ network, pages: path.join(folder, "pages"), host: "localhost", port: 0 });
  const browser = await launchChromium(executable);
  return {
    ...{ executable, folder, url: site.url },
    /** A device of its own; wallets and authenticators have to be there before it opens the page. */
    device: (options: { readonly language?: string; readonly width?: number } = {}) =>
      openDevice(browser, { time: 1_800_000_000, ...options }),
    async close() {
      await browser.close();
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type DoorPages = NonNullable<Awaited<ReturnType<typeof openDoorPages>>>;

/** An authenticator in a device, by the browser's protocol. */
export interface Authenticator {
  readonly tools: CDPSession;
  readonly authenticatorId: string;
}

/** Gives a page's device an authenticator that checks who uses it, and has the pseudo-random function. */
export async function addAuthenticator(page: Page, changes: object = {}): Promise<Authenticator> {
  const tools = await page.context().newCDPSession(page);
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
  return { tools, authenticatorId };
}
