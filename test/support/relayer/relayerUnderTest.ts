import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Hex, parseEther } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { toText } from "../../../services/relayer/http/shapes.ts";
import type { RelayerOptions } from "../../../services/relayer/options.ts";
import { startRelayer } from "../../../services/relayer/startRelayer.ts";
import { relayerMigrations } from "../../../services/relayer/store/migrations.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { VALID_AT } from "../crowd/crowd.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { copyEmptyDatabase } from "../database/emptyDatabase.ts";
import { words } from "../words.ts";

/** What a relayer answers. */
export interface Reply {
  readonly status: number;
  readonly body: ReplyBody;
}

/** The fields that the tests look at; each route gives some of them, and the assertions say which. */
export interface ReplyBody {
  readonly id: string;
  readonly state: string;
  readonly error: string;
  readonly hint: string;
  readonly message: string;
  readonly reason: string;
  readonly status: string;
  readonly transaction: Hex;
  readonly waiting: Readonly<Record<string, number>>;
  readonly strangers: Readonly<Record<"gasPaid" | "gasLimit", string>>;
}

/** A folder with a relayer's empty database, and an account with funds. */
export async function prepareRelayer(chain: CrowdChain) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-relayer-"));
  await copyEmptyDatabase(path.join(folder, "database"), relayerMigrations);
  const key = generatePrivateKey();
  const account = privateKeyToAccount(key);
  await chain.client.setBalance({ address: account.address, value: parseEther("1000") });
  const options: RelayerOptions = {
    campaigns: chain.deployment.campaigns,
    rpc: chain.url,
    host: "127.0.0.1",
    port: 0,
    database: path.join(folder, "database"),
    largestBatch: 128,
    smallestBatch: 1,
    largestAge: 60,
    longestWait: 86_400,
    retention: 30,
    margin: 5,
    largestFee: parseEther("1"),
    largestWithdrawalFee: parseEther("1"),
    campaignIds: [1n],
    budgets: [],
    tokens: [],
    strangersGas: 1_000_000_000n,
    codeGas: 500_000,
    subjectRate: 1000,
    origins: [],
    repriceAfter: 3,
    largestQueue: 10_000,
    rate: 1_000_000,
    confirmations: 1,
    poll: 50,
  };
  const lines: string[] = [];
  return {
    account,
    key,
    options,
    /** What the relayer has logged. */
    lines,
    /** Starts it in this process. */
    start: (change: Partial<RelayerOptions> = {}) =>
      startRelayer({ ...options, ...change }, account, (line) => lines.push(line)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts a relayer as a process of its own; its URL is known once it listens. */
export function spawnRelayer(
  key: Hex,
  { campaigns, rpc, database }: Pick<RelayerOptions, "campaigns" | "rpc" | "database">,
  ...parameters: readonly string[]
): { readonly process: ChildProcess; readonly url: Promise<string>; readonly printed: () => string } {
  const script = ["--experimental-strip-types", "services/relayer/main.ts"];
  const place = ["--campaigns", campaigns, "--rpc", rpc, "--database", database, "--port", "0"];
  const given = [...place, "--campaign-ids", "1"];
  const child = spawn(process.execPath, [...script, ...given, "--rate", "10000000", ...parameters], {
    cwd: fromRoot(),
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DECDP_RELAYER_KEY: key },
  });
  let printed = "";
  child.stderr.on("data", (data) => {
    printed += data;
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data) => {
      printed += data;
      const [, found] = /relays at (\S+)/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code, signal) =>
      reject(new Error(`The relayer ended with ${code ?? signal}:\n${printed}`)),
    );
  });
  return { process: child, url, printed: () => printed };
}

/** A customer's answer of the crowd, with a consent that the customer signed. */
export async function submissionOf(chain: CrowdChain, index: number, signedAt?: number) {
  const { deployment, terms } = chain;
  const parameters = {
    terms,
    words,
    until: VALID_AT + 365 * 86_400,
    ...(signedAt !== undefined && { signedAt }),
  };
  const consent = await signConsent(chain.customer(index), deployment, parameters);
  return { answer: chain.answers[index]!, consent };
}

export async function post(url: string, route: string, body: object | string): Promise<Reply> {
  const text = typeof body === "string" ? body : toText(body);
  const response = await fetch(`${url}${route}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: text,
  });
  return { status: response.status, body: await response.json() };
}

export async function get(url: string, route: string): Promise<Reply> {
  const response = await fetch(`${url}${route}`);
  return { status: response.status, body: await response.json() };
}

/** Asks until the state is a final one. */
export function finalState(url: string, route: string): Promise<ReplyBody> {
  return waitForState(url, route, "settled", "skipped", "refused");
}

/** Asks until the state is one of these, for at most 90 seconds: what the node could not try out waits. */
export async function waitForState(
  url: string,
  route: string,
  ...states: readonly string[]
): Promise<ReplyBody> {
  let reply = await get(url, route);
  await eventually(async () => {
    if (!states.includes(reply.body.state)) reply = await get(url, route);
    return states.includes(reply.body.state);
  }, route);
  return reply.body;
}

/** Tries until a condition holds, for at most 30 seconds. */
export async function eventually(condition: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = Date.now() + 90_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`This did not happen within 90 seconds: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
