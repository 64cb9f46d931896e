import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseEther, toHex } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import type { BrandOptions } from "../../../services/brand/options.ts";
import { type BrandSecrets, startBrand } from "../../../services/brand/startBrand.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { tellBrandService } from "../../../src/agent/sending/brandService.ts";
import type { BrandMessage, Surroundings } from "../../../src/agent/surroundings.ts";
import type { Prover } from "../../../src/answer/prover.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../agent/agentWorld.ts";
import { copyNewDatabase } from "../database/emptyDatabase.ts";

export const TOKEN = "a token of the brand's own programs";
const SECRET = new Uint8Array(32).fill(7);
/** Whose accounts a local chain of Hardhat has; the first is the brand of the world. */
const MNEMONIC = "test test test test test test test test test test test junk";
export const BRAND_KEY = toHex(mnemonicToAccount(MNEMONIC).getHdKey().privateKey!);

export type BrandWorld = Awaited<ReturnType<typeof openBrandWorld>>;

/** The world of an agent, as `openAgentWorld` describes, whose brand is a service in this process. */
export async function openBrandWorld(began: { readonly startsLater?: number } = {}) {
  const world = await openAgentWorld(began);
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-brand-"));
  const database = path.join(folder, "database");
  await copyNewDatabase(database);
  const options: BrandOptions = {
    campaigns: world.deployment.campaigns,
    domain: DOMAIN,
    publicUrl: undefined,
    linkUrl: undefined,
    rpc: world.url,
    host: "127.0.0.1",
    port: 0,
    database,
    firstBlock: 0n,
    confirmations: 3,
    largestFee: parseEther("1"),
    batchSize: 40,
    linkLength: 3600,
    ticketLength: 3600,
    speaksFor: [],
    rate: 10_000_000,
    origins: [],
    poll: 100,
    decideWithin: 1000,
    allowLocalTargets: true,
  };
  let proving: Promise<Prover> | undefined;
  /** Loading the files of a prover takes as long as two proofs: all agents share one. */
  const createProver = async (): Promise<Prover> => {
    proving ??= world.surroundings().createProver();
    const prover = await proving;
    return { prove: (input) => prover.prove(input), close: async () => {} };
  };
  const lines: string[] = [];
  const sent: BrandMessage[] = [];
  let service: Service | undefined;
  const account = privateKeyToAccount(BRAND_KEY);
  const url = () => service!.url;
  const brandWorld = {
    agents: world as AgentWorld,
    lines,
    options,
    url,

    /** Starts the service, again if it was ended. */
    async start(changes: Partial<BrandOptions> = {}, staff: Partial<BrandSecrets> = {}) {
      const secrets = { account, secret: SECRET, token: TOKEN, ...staff };
      service = await startBrand({ ...options, ...changes }, secrets, (line) => lines.push(line));
    },
    async stop() {
      await service?.close();
      service = undefined;
    },

    /** Asks the service as the brand's own programs do. */
    own: (place: string, body?: unknown) =>
      fetch(`${url()}${place}`, {
        headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
        ...(body !== undefined && {
          method: "POST",
          body: typeof body === "string" ? body : JSON.stringify(body),
        }),
      }),
    /** Asks it as anybody can. */
    anybody: (place: string, body?: string, headers: Record<string, string> = {}) =>
      fetch(`${url()}/.well-known/decdp${place}`, {
        headers: { "content-type": "application/json", ...headers },
        ...(body !== undefined && { method: "POST", body }),
      }),

    /** Opens a campaign and hands it to the service. */
    async publish(opening: Parameters<AgentWorld["open"]>[0]) {
      const opened = await world.open(opening);
      const reply = await brandWorld.own("/campaigns", opened.text);
      if (reply.status !== 201) throw new Error(await reply.text());
      return opened;
    },

    /** What agents sent to the service, whether it was taken or not. */
    sent,
    /** An agent that tells the service. */
    agent: (changes: Partial<Surroundings> = {}) =>
      world.agent({
        createProver,
        tell: (brand, message) => {
          sent.push(message);
          return tellBrandService(url)(brand, message);
        },
        ...changes,
      }),

    async close() {
      await brandWorld.stop();
      await (await proving)?.close();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return brandWorld;
}

/** Waits until something holds; looks often. */
export async function until<Value>(
  look: () => Promise<Value | undefined | false>,
  what: string,
  longest = 15_000,
): Promise<Value> {
  const end = Date.now() + longest;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It did not happen in time: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
