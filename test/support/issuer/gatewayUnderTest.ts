import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createWalletClient, http, parseEther } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { issuersFrom } from "../../../services/issuer/configuration.ts";
import type { IssuerOptions } from "../../../services/issuer/options.ts";
import { startIssuer } from "../../../services/issuer/startIssuer.ts";
import { issuerMigrations } from "../../../services/issuer/store/migrations.ts";
import { commitmentOf } from "../../../src/credential/credential.ts";
import { blindingFor, createCustomerKeys, secretOf, subjectFor } from "../../../src/customer/keys.ts";
import {
  type Allowing,
  beginAtGateway,
  completeAtGateway,
  type GatewayIssuer,
  readGatewayIssuer,
} from "../../../src/source/gatewayClient.ts";
import { schema } from "../cli/gym.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { copyEmptyDatabase } from "../database/emptyDatabase.ts";
import { clearAtExit } from "../leftovers.ts";

export const INTERVAL = 60;
const DAY = 86_400;

/** One issuer, which takes the customers' own word. */
export const ownWord = {
  name: "own-word",
  source: "ownWord",
  minimumInterval: "1 minute",
  grace: "1 hour",
  options: { schema },
};

/** What a gateway and its customers need of a chain. */
export type GatewayChain = Pick<CrowdChain, "client" | "url" | "deployment">;

export type GatewayUnderTest = Awaited<ReturnType<typeof prepareGateway>>;

/**
 * A gateway's empty database, its secrets, and an account with funds.
 *
 * @param database Server where the database is; by default a folder of its own.
 */
export async function prepareGateway(
  chain: GatewayChain,
  issuers: readonly object[] = [ownWord],
  database?: string,
) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-issuer-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const keep = clearAtExit(remove);
  if (database === undefined) await copyEmptyDatabase(path.join(folder, "database"), issuerMigrations);
  const key = generatePrivateKey();
  const account = privateKeyToAccount(key);
  await chain.client.setBalance({ address: account.address, value: parseEther("1000") });
  const options: IssuerOptions = {
    campaigns: chain.deployment.campaigns,
    issuers: "",
    publicUrl: "https://issuer.example",
    rpc: chain.url,
    host: "127.0.0.1",
    port: 0,
    database: database ?? path.join(folder, "database"),
    confirmations: 1,
    largestFee: parseEther("1"),
    sessionLength: 900,
    sourceTime: 2,
    keepCards: 3600,
    rate: 10_000_000,
    origins: [],
    poll: 20,
  };
  const secret = generatePrivateKey();
  const lines: string[] = [];
  const configuration = { format: "decdp-gateway-1", issuers };
  return {
    folder,
    key,
    account,
    secret,
    options,
    configuration,
    /** What the gateway has logged. */
    lines,
    start: (change: Partial<IssuerOptions> = {}, made = issuersFrom(configuration)) =>
      startIssuer(
        { ...options, ...change },
        made,
        { account, secret: Buffer.from(secret.slice(2), "hex"), operatorToken: "operator" },
        (line) => lines.push(line),
      ),
    remove() {
      keep();
      remove();
    },
  };
}

/** A customer of gateways on a chain; by default with keys of its own. */
export function createTestCustomer(chain: GatewayChain, keys = createCustomerKeys()) {
  const clientFor = ({ account }: Pick<GatewayIssuer, "account">) =>
    createWalletClient({
      account: subjectFor(keys, account),
      chain: chain.client.chain,
      transport: http(chain.url),
    });
  const commitmentTo = ({ chainId, issuerRegistry }: GatewayIssuer, issuer: bigint) =>
    commitmentOf(secretOf(keys), blindingFor(keys, chainId, issuerRegistry, issuer));
  return {
    keys,
    clientFor,
    commitmentTo,
    /** What a customer usually allows: everything of the schema, for a month. */
    async allowing(issuer: GatewayIssuer, change: Partial<Allowing> = {}): Promise<Allowing> {
      const now = Number((await chain.client.getBlock()).timestamp);
      const tree = change.issuer ?? issuer.issuer!;
      return {
        issuer: tree,
        commitment: commitmentTo(issuer, tree),
        attributes: issuer.schema.attributes.map(({ name }) => name),
        signedAt: now,
        until: now + 30 * DAY,
        ...change,
      };
    },
    /** Gets a card for what the customer states or proves. */
    async getCard(url: string, name: string, given: unknown, change: Partial<Allowing> = {}) {
      const issuer = await readGatewayIssuer({ url }, name);
      const allowing = await this.allowing(issuer, change);
      const session = await beginAtGateway({ url }, clientFor(issuer), issuer, allowing);
      return completeAtGateway({ url }, session, given);
    },
  };
}

/** Waits until a condition holds, for at most 90 seconds. */
export async function until(condition: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = Date.now() + 90_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`This did not happen within 90 seconds: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until a condition holds, and lets an interval between two roots pass on the chain once a second meanwhile. */
export async function untilPublished(
  chain: GatewayChain,
  condition: () => Promise<boolean>,
  what: string,
): Promise<void> {
  let passed = 0;
  await until(async () => {
    if (Date.now() - passed > 1000) {
      await passTime(chain, INTERVAL);
      passed = Date.now();
    }
    return condition();
  }, what);
}

/** Lets the chain's time pass, in a block of its own, until gateways know: they read the time ten times a second. */
export async function passTime(chain: GatewayChain, seconds: number): Promise<void> {
  await chain.client.increaseTime({ seconds });
  await chain.client.mine({ blocks: 1 });
  await new Promise((resolve) => setTimeout(resolve, 150));
}
