import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseEther } from "viem";
import { startBrand } from "../../services/brand/startBrand.ts";
import { startPages } from "../../services/pages/startPages.ts";
import { startRelayer } from "../../services/relayer/startRelayer.ts";
import type { Log } from "../../services/shared/runService.ts";
import { createBrandClient } from "../../src/brand/client/brandClient.ts";
import { buildPages, writePages } from "../web/build.ts";
import { CURRENCY, DOMAIN } from "./brand.ts";
import { type CampaignSource, demoRecipes, type OpenedCampaign, openByRecipe } from "./campaigns.ts";
import { type DemoChain, fundedAccount, startDemoChain } from "./chain.ts";
import { type DemoIssuers, startDemoIssuers } from "./issuers.ts";
import { issueToPeople } from "./people.ts";
import { startShop } from "./shop.ts";

/** Where things listen on this machine. */
export interface DemoPorts {
  readonly pages: number;
  readonly shop: number;
  readonly chain: number;
  readonly gateway: number;
  readonly brand: number;
  readonly relayer: number;
}

export interface DemoOptions {
  /** An empty one, for everything that is kept. */
  readonly folder: string;
  readonly ports: DemoPorts;
  /** Does a step and says so. */
  readonly step: <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;
  /** Takes the services' log. */
  readonly log: Log;
}

export type Demo = Awaited<ReturnType<typeof startDemo>>;

/**
 * Starts everything that a customer and a brand need, on this machine and from nothing. Whatever was started ends if a later
 * step fails.
 */
export async function startDemo({ folder, ports, step, log }: DemoOptions) {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    // The last one that was started ends first; one that fails keeps none of the others.
    for (const end of closing.splice(0).reverse()) await end().catch(() => {});
  };
  const started = <Part extends { close(): Promise<void> }>(part: Part): Part => {
    closing.push(part.close);
    return part;
  };
  const pagesUrl = `http://localhost:${ports.pages}`;
  const shopUrl = `http://localhost:${ports.shop}`;
  try {
    const chain = await step("A chain, with the contracts", async () =>
      started(await startDemoChain({ folder, port: ports.chain })),
    );
    const issuers = await step("Issuers, and a bank", async () =>
      started(await startDemoIssuers(chain, { folder, port: ports.gateway, pages: pagesUrl, log })),
    );
    await step("Cards for sample people", () => issueToPeople(chain, issuers.url, issuers.byName));
    const campaigns = await step("Three campaigns, by recipes", () => openAll(chain, issuers));
    const places = { campaigns: chain.deployment.campaigns, rpc: chain.url, host: "127.0.0.1", rate: 10_000 };
    const fees = { largestFee: parseEther("1"), confirmations: 1, poll: undefined };
    const token = randomBytes(24).toString("hex");
    const brand = await step("The brand's service", async () => {
      const service = await startBrand(
        {
          ...{ ...places, ...fees, port: ports.brand, database: path.join(folder, "brand"), domain: DOMAIN },
          ...{ publicUrl: undefined, linkUrl: undefined, pageUrl: `${pagesUrl}/`, firstBlock: 0n },
          ...{ batchSize: 40, linkLength: 86_400, ticketLength: 86_400, decideWithin: 40 },
          ...{
            speaksFor: ["Demo Gateway", "Demo Relay"],
            origins: [pagesUrl, shopUrl],
            allowLocalTargets: true,
          },
        },
        { account: fundedAccount(0), secret: randomBytes(32), token },
        log,
      );
      const { url } = started(service);
      for (const { text } of Object.values(campaigns)) await handOver(url, token, text);
      return { url, token };
    });
    const relayer = await step("A relayer", async () =>
      started(
        await startRelayer(
          {
            ...{ ...places, ...fees, port: ports.relayer, database: path.join(folder, "relayer") },
            ...{ origins: [pagesUrl], campaignIds: Object.values(campaigns).map(({ campaign }) => campaign) },
            ...{ budgets: [], tokens: [], strangersGas: 50_000_000n, codeGas: 500_000, margin: undefined },
            ...{ largestBatch: 128, smallestBatch: 1, largestAge: 1, longestWait: 86_400, retention: 30 },
            ...{
              largestWithdrawalFee: parseEther("5"),
              repriceAfter: 3,
              largestQueue: 1000,
              subjectRate: 1000,
            },
          },
          fundedAccount(1),
          log,
        ),
      ),
    );
    const pages = await step("The pages for customers", async () => {
      const built = path.join(folder, "pages");
      await writePages(await buildPages("customer"), built);
      const network = path.join(folder, "network.json");
      const file = networkOf(chain, { relayer: relayer.url, brand: brand.url, gateway: issuers.url });
      writeFileSync(network, JSON.stringify(file));
      return started(await startPages({ network, pages: built, host: "localhost", port: ports.pages }));
    });
    const shop = await step("The brand's shop", async () =>
      started(
        await startShop({ service: brand, campaigns, codeOf: issuers.codeOf, folder, port: ports.shop }),
      ),
    );
    const client = createBrandClient(brand);
    return {
      pages: pages.url,
      shop: shop.url,
      brand,
      chain,
      gateway: issuers.url,
      bank: issuers.bank,
      relayer: relayer.url,
      campaigns,
      /** A new link to one of the campaigns, in the pages for customers. */
      link: async (source: CampaignSource) =>
        (await client.request({ campaign: campaigns[source].campaign, channel: "till" })).page!,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openAll(
  chain: DemoChain,
  { byName }: DemoIssuers,
): Promise<Readonly<Record<CampaignSource, OpenedCampaign>>> {
  const recipes = demoRecipes(byName.get("purchases")!.schema);
  const brand = chain.clientOf(fundedAccount(0));
  const open = (source: CampaignSource) =>
    openByRecipe(brand, chain, { recipe: recipes[source], issuer: byName.get(source)!.issuer! });
  return {
    outdoors: await open("outdoors"),
    messages: await open("messages"),
    purchases: await open("purchases"),
  };
}

async function handOver(url: string, token: string, text: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const reply = await fetch(`${url}/campaigns`, { method: "POST", headers, body: text });
  if (!reply.ok) throw new Error(`The brand's service does not take the campaign: ${await reply.text()}`);
}

function networkOf(
  { url, deployment, token }: DemoChain,
  places: { readonly relayer: string; readonly brand: string; readonly gateway: string },
) {
  return {
    ...{ rpc: url, deployment, firstBlock: 0, leaves: {} },
    ...{ relayers: [places.relayer], gateways: [places.gateway], brands: { [DOMAIN]: places.brand } },
    token: { address: token, symbol: CURRENCY, decimals: 18 },
  };
}
