import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { parseEther, zeroHash } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { findChromium, launchChromium } from "../../../scripts/browser/chromium.ts";
import { buildPages, writePages } from "../../../scripts/web/build.ts";
import { makeVault, saveVault } from "../../../src/agent/vault/vault.ts";
import type { Draft, DraftContent } from "../../../src/brand/office/draft.ts";
import { signRightsRequest } from "../../../src/chain/requests/rightsRequest.ts";
import { createCustomerKeys, subjectFor } from "../../../src/customer/keys.ts";
import { writeRightsRequestFile } from "../../../src/format/record/rightsRequestFile.ts";
import { loyaltyTokenAbi } from "../../../src/generated/abis.ts";
import { BRAND_KEY, openBrandWorld } from "../brand/brandWorld.ts";
import { officerAccount } from "../brand/office/approving.ts";
import { officeHouse } from "../brand/office/house.ts";
import { type DeviceOptions, openDevice } from "./device.ts";

export const OFFICER_TOKEN = "the privacy officer's token";
const MARKETER_TOKEN = "the marketer's token";
export const PASSPHRASE = "correct horse battery";

/** The privacy officer's page as the brand's service serves it, with a chain and Chromium. Undefined without Chromium. */
export async function openOfficerPages() {
  const executable = findChromium();
  if (executable === undefined) return undefined;
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-officer-"));
  const world = await openBrandWorld();
  const { agents } = world;
  const { brand, token, client, deployment } = agents;
  const own = brand.account.address;
  const mint = { abi: loyaltyTokenAbi, address: token, functionName: "mint" } as const;
  await brand.writeContract({ ...mint, args: [own, parseEther("1000")] });
  await writePages(await buildPages("officer"), path.join(folder, "pages/officer"));
  const house = officeHouse(token, `${agents.issuer}`);
  writeFileSync(path.join(folder, "house.json"), JSON.stringify(house));
  // The key that the officer has on a device, and a wallet's.
  const keys = createCustomerKeys();
  const deviceAccount = subjectFor(keys, privateKeyToAccount(BRAND_KEY).address);
  const cost = { N: 16_384, r: 8, p: 1 };
  const contents = { keys, cards: [], receipts: [] };
  const vault = await makeVault(contents, { kind: "passphrase", passphrase: PASSPHRASE, cost });
  await world.start(
    {
      office: path.join(folder, "house.json"),
      officePages: path.join(folder, "pages"),
      officers: [deviceAccount.address, officerAccount.address],
      confirmations: 1,
    },
    { officerToken: OFFICER_TOKEN, marketerToken: MARKETER_TOKEN },
  );
  const browser = await launchChromium(executable);
  const marketer = async (method: string, place: string, body: object): Promise<Draft> => {
    const reply = await fetch(`${world.url()}/office/drafts${place}`, {
      method,
      headers: { authorization: `Bearer ${MARKETER_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({ by: "Mia", ...body }),
    });
    const json = await reply.json();
    if (!reply.ok) throw new Error(JSON.stringify(json));
    return json;
  };
  const now = async () => Number((await client.getBlock()).timestamp);
  return {
    world,
    house,
    url: () => `${world.url()}/officer/`,
    deviceAccount,
    /** What a marketer does, by the service's interface. */
    marketer: {
      async submit(content: DraftContent): Promise<Draft> {
        const { id, version } = await marketer("POST", "", { content });
        return marketer("POST", `/${id}/submit`, { version });
      },
      async change({ id, version }: Draft, content: DraftContent): Promise<Draft> {
        const changed = await marketer("PUT", `/${id}`, { version, content });
        return marketer("POST", `/${id}/submit`, { version: changed.version });
      },
      publish: ({ id, version }: Draft) => marketer("POST", `/${id}/publish`, { version }),
      async read({ id }: Pick<Draft, "id">): Promise<Draft> {
        const headers = { authorization: `Bearer ${MARKETER_TOKEN}` };
        return (await fetch(`${world.url()}/office/drafts/${id}`, { headers })).json();
      },
    },
    /** A customer contests a group. */
    async contest(words: string): Promise<void> {
      const customer = { ...brand, account: privateKeyToAccount(`0x${"cc".repeat(32)}`) };
      const request = await signRightsRequest(customer as never, deployment, {
        ...{ brand: own, action: "contest", campaign: 0n, recipient: zeroHash, words },
        requestedAt: await now(),
      });
      const { chainId, campaigns } = deployment;
      const reply = await world.anybody(
        "/messages/rights",
        writeRightsRequestFile({ chainId, campaigns, request }),
      );
      if (!reply.ok) throw new Error(await reply.text());
    },
    /** A device whose clock is the chain's, with the officer's key on it unless told otherwise. */
    async device({ hasKey = true, ...options }: DeviceOptions & { readonly hasKey?: boolean } = {}) {
      const known = () => [new URL(world.url()).origin];
      const device = await openDevice(browser, { ...options, time: (await now()) + 2, known });
      const { text } = saveVault(vault);
      if (hasKey) {
        await device.context.addInitScript((file) => localStorage.setItem("decdp-officer-vault", file), text);
      }
      return device;
    },
    async close() {
      await browser.close();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type OfficerPages = NonNullable<Awaited<ReturnType<typeof openOfficerPages>>>;

/** Opens the page and shows the token. */
export async function enterAsOfficer(page: Page, { url }: Pick<OfficerPages, "url">): Promise<void> {
  await page.goto(url());
  await page.locator("input[name=token]").fill(OFFICER_TOKEN);
  await page.locator("input[name=name]").fill("Eve");
  await page.locator("button[type=submit]").click();
  await page.getByRole("navigation").waitFor();
}

/** Puts a wallet into a page that signs with the officer's account at once (EIP-6963). */
export async function addOfficerWallet(page: Page): Promise<void> {
  await page.exposeFunction("officerSigns", (data: string) => officerAccount.signTypedData(JSON.parse(data)));
  // As text: what the tests' loader adds to functions is not there in a page.
  const content = `{
    const provider = {
      request: async ({ method, params }) =>
        method === "eth_signTypedData_v4"
          ? officerSigns(params[1])
          : method === "eth_chainId" ? "0x7a69" : ["${officerAccount.address}"],
    };
    const info = { uuid: "officer", name: "Desk Wallet", icon: "", rdns: "example.wallet" };
    const announce = () =>
      dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }));
    addEventListener("eip6963:requestProvider", announce);
    announce();
  }`;
  await page.addInitScript({ content });
}
