import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseEther } from "viem";
import { findChromium, launchChromium } from "../../../scripts/browser/chromium.ts";
import { buildPages, writePages } from "../../../scripts/web/build.ts";
import type { Draft } from "../../../src/brand/office/draft.ts";
import { loyaltyTokenAbi } from "../../../src/generated/abis.ts";
import { openBrandWorld } from "../brand/brandWorld.ts";
import { approvalOf, officerAccount } from "../brand/office/approving.ts";
import { officeHouse } from "../brand/office/house.ts";

export const MARKETER = "the marketer's token";
const OFFICER = "the officer's token";

/** The office's page as the brand's service serves it, a chain, an officer by script, and Chromium. Undefined without Chromium. */
export async function openMarketerPages() {
  const executable = findChromium();
  if (executable === undefined) return undefined;
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-office-"));
  const world = await openBrandWorld();
  const { agents } = world;
  await writePages(await buildPages("marketer"), path.join(folder, "marketer"));
  const house = officeHouse(agents.token, `${agents.issuer}`);
  const office = path.join(folder, "office.json");
  writeFileSync(office, JSON.stringify(house));
  const mint = { abi: loyaltyTokenAbi, address: agents.token, functionName: "mint" } as const;
  await agents.brand.writeContract({ ...mint, args: [agents.brand.account.address, parseEther("1000")] });
  const settings = { office, officePages: folder, officers: [officerAccount.address], confirmations: 1 };
  await world.start(settings, { marketerToken: MARKETER, officerToken: OFFICER });
  const browser = await launchChromium(executable);
  const ask = async (token: string, place: string, body?: object) => {
    const reply = await fetch(`${world.url()}${place}`, {
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${place}: ${await reply.text()}`);
    return reply.json();
  };
  return {
    world,
    url: `${world.url()}/office/`,
    /** The drafts, the newest first. */
    drafts: async (): Promise<Draft[]> => (await ask(MARKETER, "/office/drafts")).drafts,
    /** The privacy officer approves what was submitted, with a signature. */
    async approve(draft: Draft) {
      const at = Number((await agents.client.getBlock()).timestamp);
      const client = { account: agents.brand.account } as never;
      const { contentHash: _, ...approval } = await approvalOf(
        { client, deployment: agents.deployment },
        draft,
        Math.max(at, Math.floor(Date.now() / 1000)),
      );
      await ask(OFFICER, `/officer/api/reviews/${draft.id}/approve`, { ...approval, version: draft.version });
    },
    /** A browser of its own, with what it complained about and whom it asked. */
    async device({ width = 1280, height = 900, language = "en", isDark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: language,
        colorScheme: isDark ? "dark" : "light",
      });
      const page = await context.newPage();
      const said: string[] = [];
      const asked = new Set<string>();
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) said.push(message.text());
      });
      page.on("pageerror", (error) => said.push(`${error.stack}`));
      page.on("request", (request) => asked.add(new URL(request.url()).origin));
      return { context, page, said, asked };
    },
    async close() {
      await browser.close();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type MarketerPages = NonNullable<Awaited<ReturnType<typeof openMarketerPages>>>;
