import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseEther } from "viem";
import { issuersFrom } from "../../services/issuer/configuration.ts";
import { startIssuer } from "../../services/issuer/startIssuer.ts";
import type { Log } from "../../services/shared/runService.ts";
import { channelSchema } from "../../src/brand/recipes/channel.ts";
import { productSchema } from "../../src/brand/recipes/product.ts";
import { schemaFields } from "../../src/format/campaign/schema.ts";
import { type GatewayIssuer, readGatewayIssuers } from "../../src/source/gatewayClient.ts";
import { writeCustomerCode } from "../../src/source/ownBrand/customerCode.ts";
import { startSandboxBank } from "../sources/sandboxBank/sandboxBank.ts";
import { type DemoChain, fundedAccount } from "./chain.ts";
import { until } from "./until.ts";

const DAY = 86_400;
const SHOP_KEY = "DECDP_SHOP_KEY";
/** Customers of the shop, with how often they have bought lately. */
export const shopCustomers: Readonly<Record<string, number>> = { "4711": 5, "4712": 1, "4713": 14 };

export type DemoIssuers = Awaited<ReturnType<typeof startDemoIssuers>>;

/** The gateway of the demo's issuers, and a sandbox bank that one of them reads. */
export async function startDemoIssuers(
  chain: DemoChain,
  {
    folder,
    port,
    pages,
    log,
  }: { readonly folder: string; readonly port: number; readonly pages: string; readonly log: Log },
) {
  const bank = await startSandboxBank();
  const key = randomBytes(32);
  process.env[SHOP_KEY] = key.toString("hex");
  writeFileSync(path.join(folder, "purchases.csv"), purchases());
  const ownWord = (schema: Parameters<typeof schemaFields>[0]) => ({
    source: "ownWord",
    options: { schema: schemaFields(schema) },
  });
  const issuers = [
    { name: "outdoors", ...ownWord(productSchema) },
    { name: "messages", ...ownWord(channelSchema) },
    {
      name: "purchases",
      source: "ownBrand",
      options: { name: `meridian/purchases/1`, log: "purchases.csv" },
    },
    {
      name: "bank",
      source: "bank",
      options: { base: bank.base, pages: [bank.origin], cards: true, address: "192.0.2.7" },
    },
  ].map((issuer) => ({ ...issuer, minimumInterval: "1 minute", grace: "1 hour", validFor: "1 year" }));
  const url = `http://127.0.0.1:${port}`;
  try {
    const gateway = await startIssuer(
      {
        ...{ campaigns: chain.deployment.campaigns, rpc: chain.url, host: "127.0.0.1", port, issuers: "" },
        ...{ publicUrl: url, database: path.join(folder, "issuer"), origins: [pages], rate: 10_000 },
        ...{ confirmations: 1, largestFee: parseEther("1"), poll: undefined },
        ...{ sessionLength: 900, sourceTime: 20, keepCards: 3600 },
      },
      issuersFrom({ format: "decdp-gateway-1", issuers }, "The demo's issuers", folder),
      { account: fundedAccount(2), secret: randomBytes(32) },
      log,
    );
    const close = async () => {
      await gateway.close();
      await bank.close();
    };
    return {
      url,
      bank: bank.origin,
      close,
      byName: await untilOpen(url, issuers.length),
      codeOf: codeWith(key),
    };
  } catch (error) {
    await bank.close();
    throw error;
  }
}

/** The issuers by name, once each has its tree. */
async function untilOpen(url: string, count: number): Promise<ReadonlyMap<string, GatewayIssuer>> {
  const issuers = await until("every issuer has its tree", async () => {
    const open = (await readGatewayIssuers({ url })).filter(({ issuer }) => issuer !== undefined);
    return open.length === count && open;
  });
  return new Map(issuers.map((issuer) => [issuer.name, issuer]));
}

/** What the shop gives a customer who is logged in, to show at the gateway. */
function codeWith(key: Uint8Array) {
  return (customer: string) => {
    const expiry = Math.floor(Date.now() / 1000) + DAY;
    return writeCustomerCode(key, { customer, expiry });
  };
}

function purchases(): string {
  const lines = Object.entries(shopCustomers).flatMap(([customer, count]) =>
    Array.from({ length: count }, (_, index) => {
      const time = new Date(Date.now() - (index + 1) * 9 * DAY * 1000).toISOString();
      return `${customer},${time},${(49 + 17 * index).toFixed(2)}`;
    }),
  );
  return ["customer,time,amount", ...lines, ""].join("\n");
}
