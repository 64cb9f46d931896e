import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { network } from "hardhat";
import { type Address, custom, http } from "viem";
import { processTerminal, type Terminal } from "../../../cli/input/terminal.ts";
import { runProgram } from "../../../cli/program.ts";
import { type Context, createContext, type Surroundings } from "../../../cli/setting/context.ts";
import { networkFolder, openState } from "../../../cli/setting/state.ts";
import { setUpDemo } from "../../../scripts/chain/demo.ts";
import type { CampaignState } from "../../../src/chain/actions/campaignState.ts";
import type { Finished } from "../clone.ts";
import { type HostileNode, startHostileNode } from "../node/hostileNode.ts";
import { lyingReply } from "./lies.ts";

type NetworkConnection = Awaited<ReturnType<typeof network.create>>;

/** Stands for the chain in this process; commands reach any other address over HTTP. */
export const OWN = "http://127.0.0.1:1";

/** What surrounds a command in a test. */
interface Given {
  readonly environment?: Readonly<Record<string, string>>;
  /** What somebody answers to every question; undefined where nobody is there. */
  readonly says?: boolean | undefined;
  /** The folder of another machine's state; this one's unless given. */
  readonly state?: string;
  /** Stands between this command and its node. */
  readonly watch?: Watch;
}

/** What stands between a command and its node; what it throws is the node's answer. */
export interface Watch {
  before?(method: string): void | Promise<void>;
  after?(method: string, reply: unknown): void | Promise<void>;
  /** What the command is told instead of the node's reply. */
  reply?(method: string, params: unknown, reply: unknown): unknown;
}

/** What a context printed and asked. */
export interface Talk {
  readonly printed: string[];
  readonly warned: string[];
  readonly asked: string[];
}

/** The command line in this process, on a chain in this process, as `npm run chain` sets one up. */
export interface CommandLine {
  /** The folder of everything that the command line writes in a test. */
  readonly home: string;
  /** The chain itself. */
  readonly connection: NetworkConnection;
  /** The network's folder in the state. */
  readonly folder: string;
  /** The path of a file that people exchange. */
  file(name: string): string;
  /** Writes one as JSON; returns its path. */
  write(name: string, content: unknown): string;
  /** Runs a command to its end. */
  run(parameters: readonly string[], given?: Given): Promise<Finished>;
  /** Runs a command that has to end with 0; returns what it prints. */
  succeed(...parameters: string[]): Promise<string>;
  /** Runs a command that has to end with an exit code and a message without a stack. */
  fail(exitCode: number, message: RegExp, ...parameters: string[]): Promise<void>;
  /** A context for functions, with what they say. Whoever takes it closes its state. */
  context(given?: Given & { readonly dryRun?: boolean }): { readonly context: Context; readonly talk: Talk };
  /** Starts a node with faults in front of the chain, for `--rpc`. Whoever starts it closes it. */
  startNode(): Promise<HostileNode>;
  /** Makes blocks without transactions. */
  mine(blocks: number): Promise<void>;
  /** Number of the latest block. */
  height(): Promise<number>;
  /** Hash of the latest block. */
  latestBlock(): Promise<string>;
  /** What commands asked the node so far, each request as JSON. */
  readonly requests: string[];
  /** Is shown each request, as JSON, before the node; what it throws is the node's answer. */
  intercept: (request: string) => void;
  /** From now on the node says this of the state of every campaign, whatever the chain has; nothing: it tells the truth. */
  lie(state?: Partial<CampaignState>): void;
  /** Asks the chain what a node is asked, past everything above. */
  request(call: { readonly method: string; readonly params?: readonly unknown[] }): Promise<unknown>;
  /** Gives an account some of the chain's own currency. */
  fund(account: Address): Promise<void>;
  close(): Promise<void>;
}

export async function startCommandLine(): Promise<CommandLine> {
  const home = mkdtempSync(path.join(os.tmpdir(), "decdp-cli-"));
  const place = path.join(home, ".decdp");
  const folder = networkFolder(place, "local");
  // Set-up must not take the chain's clock past this machine's.
  const initialDate = new Date(Date.now() - 60_000);
  const connection = await network.create({ network: "default", override: { initialDate } });
  const state = openState(folder);
  await setUpDemo({ connection, url: OWN }, state);
  state.close();
  const reader = await connection.viem.getPublicClient();

  const requests: string[] = [];
  let lie: Partial<CampaignState> | undefined;
  const watched: typeof connection.provider.request = async (request) => {
    const text = JSON.stringify(request).toLowerCase();
    requests.push(text);
    line.intercept(text);
    const reply = await connection.provider.request(request);
    return lie ? lyingReply(request, reply, lie) : reply;
  };
  const surroundings = ({ environment = {}, says, watch = {} }: Given, talk: Talk): Surroundings => ({
    environment,
    terminal: terminalOf(says, talk),
    connect: (rpc) => {
      // What a chain refuses once it refuses again.
      if (rpc !== OWN) return http(rpc, { retryCount: 0 });
      const request: typeof watched = async (given) => {
        await watch.before?.(given.method);
        const reply = await watched(given);
        await watch.after?.(given.method, reply);
        return watch.reply ? watch.reply(given.method, given.params, reply) : reply;
      };
      return custom({ request }, { retryCount: 0 });
    },
  });
  const run: CommandLine["run"] = async (parameters, given = {}) => {
    const talk = emptyTalk();
    const state = given.state ?? place;
    const code = await runProgram([...parameters, "--state", state], surroundings(given, talk));
    return { code, stdout: talk.printed.join("\n"), stderr: talk.warned.join("\n") };
  };
  const line: CommandLine = {
    home,
    connection,
    folder,
    file: (name) => path.join(home, name),
    write(name, content) {
      const file = path.join(home, name);
      writeFileSync(file, JSON.stringify(content));
      return file;
    },
    run,
    async succeed(...parameters) {
      const { code, stdout, stderr } = await run(parameters);
      assert.equal(code, 0, stderr);
      return stdout;
    },
    async fail(expected, message, ...parameters) {
      const { code, stdout, stderr } = await run(parameters);
      assert.equal(code, expected, stdout + stderr);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
    },
    context({ dryRun = false, ...given } = {}) {
      const talk = emptyTalk();
      const options = { network: "local", state: place, dryRun };
      return { context: createContext(options, surroundings(given, talk)), talk };
    },
    requests,
    intercept: () => {},
    lie(state) {
      lie = state;
    },
    request: (call) => connection.provider.request(call as Parameters<typeof connection.provider.request>[0]),
    fund: async (account) => connection.networkHelpers.setBalance(account, 10n ** 18n),
    startNode: () => startHostileNode(connection.provider),
    async mine(blocks) {
      // Of blocks that are made all at once, Hardhat shows no state.
      for (let made = 0; made < blocks; made++) await connection.networkHelpers.mine();
    },
    height: async () => Number(await reader.getBlockNumber({ cacheTime: 0 })),
    latestBlock: async () => (await reader.getBlock()).hash,
    async close() {
      await connection.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
  return line;
}

function terminalOf(says: boolean | undefined, { printed, warned, asked }: Talk): Terminal {
  const nobody = processTerminal(new PassThrough());
  return {
    ...nobody,
    print: (text) => printed.push(text),
    warn: (text) => warned.push(text),
    async confirm(question, flag) {
      asked.push(question);
      return says ?? nobody.confirm(question, flag);
    },
  };
}

function emptyTalk(): Talk {
  return { printed: [], warned: [], asked: [] };
}
