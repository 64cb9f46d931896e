import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { createPublicClient, http } from "viem";
import { processTerminal } from "../../cli/input/terminal.ts";
import { readHolders } from "../../cli/issuer/issuers.ts";
import { deployNetwork } from "../../cli/network/deploy.ts";
import { type Network, networkIn } from "../../cli/network/networks.ts";
import { openState } from "../../cli/setting/state.ts";
import { schema } from "../support/cli/gym.ts";
import { type Clone, endProcess, makeClone, startChain } from "../support/clone.ts";

describe("decdp and npm run chain as processes", () => {
  let clone: Clone;
  let chain: ChildProcess;
  const folder = () => path.join(clone.folder, ".decdp/local");
  const rpc = () => networkIn(folder())!.rpc;
  const write = (name: string, content: unknown) =>
    writeFileSync(path.join(clone.folder, name), JSON.stringify(content));
  const latestBlock = () => createPublicClient({ transport: http(rpc()) }).getBlock();
  const succeed = async (...parameters: string[]) => {
    const { code, stdout, stderr } = await clone.decdp(...parameters);
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const fail = async (expected: number, message: RegExp, ...parameters: string[]) => {
    const { code, stdout, stderr } = await clone.decdp(...parameters);
    assert.equal(code, expected, stdout + stderr);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n\s+at |Warning/);
  };

  before(async () => {
    clone = makeClone();
    chain = await startChain(clone.folder);
  });
  after(async () => {
    await endProcess(chain, "SIGINT");
    await clone.close();
  });

  it("end with the exit code of what happened", async () => {
    const help = await clone.run("npx", ["decdp", "--help"], { PATH: process.env.PATH! });
    assert.deepEqual([help.code, help.stdout.slice(0, 12)], [0, "Usage: decdp"], help.stderr);
    await fail(2, /unknown command/, "brnad");
    await fail(1, /There is no campaign/, "brand", "campaign", "status", "1");
  });

  it("keep the state to the user", () => {
    assert.equal(statSync(folder()).mode & 0o777, 0o700);
  });

  it("lose no holder when an issuer issues two cards at once", async () => {
    write("schema.json", schema);
    write("values.json", { age: 40 });
    await Promise.all(
      ["ada", "ben"].map(async (name) => {
        await succeed("customer", "init", "--as", name);
        const request = ["customer", "cards", "request", "vault", "--as", name];
        await succeed(...request, "--out", `${name}.json`);
      }),
    );
    await Promise.all(
      ["ada", "ben"].map((name) =>
        succeed(
          ...["issuer", "issue", "vault", "--holder", name, "--schema", "schema.json", "--json"],
          ...["--values", "values.json", "--commitment", `${name}.json`, "--out", `${name}.card.json`],
        ),
      ),
    );
    const state = openState(folder());
    const holders = readHolders(state, "vault").map(({ holder }) => holder);
    state.close();
    assert.deepEqual(holders.toSorted(), ["ada", "ben"]);
  });

  it("have another network deployed once, after a dry run that sends nothing", async () => {
    const options = {
      ...{ network: "staging", state: path.dirname(folder()), rpc: rpc() },
      ...{ tokenName: "Loyalty points", tokenSymbol: "POINT" },
    };
    const surroundings = {
      environment: {},
      terminal: processTerminal(),
      connect: (url: string) => http(url),
    };
    const before = await latestBlock();
    const deploy = async (dryRun = false) => {
      const work = deployNetwork(surroundings, { ...options, dryRun });
      try {
        const outcome = await work.run();
        await work.forget();
        return outcome;
      } finally {
        work.close();
      }
    };
    const rehearsed = await deploy(true);
    const { transactions, gas } = rehearsed.data as { transactions: number; gas: bigint };
    // Two tables, two registries, the campaigns and the token; the campaigns make verifier and relay.
    assert.equal(transactions, 6);
    assert.ok(gas > 10_000_000n, `${gas}`);
    assert.equal((await latestBlock()).hash, before.hash);
    assert.equal(networkIn(path.join(path.dirname(folder()), "staging")), undefined);
    const { data } = await deploy();
    assert.equal((data as Network).deployment.chainId, 31337);
    const gym = ["issuer", "new", "gym", "--kind", "Brand", "--metadata", "https://gym.example"];
    assert.match(await succeed(...gym, "--network", "staging"), /Registered as issuer 1/);
    await assert.rejects(deploy(), /There is a network "staging" already/);
  });

  it("are one chain for one state folder", async () => {
    await assert.rejects(startChain(clone.folder), /is running already: http/);
  });

  it("find chain and state as they were after a crash, and the clock not behind", async () => {
    const before = await latestBlock();
    await endProcess(chain, "SIGKILL");
    chain = await startChain(clone.folder);
    const now = await latestBlock();
    assert.equal(now.hash, before.hash);
    const published = JSON.parse(await succeed("issuer", "publish", "vault", "--json"));
    assert.equal(published.leafCount, 2);
    const { timestamp } = await latestBlock();
    assert.ok(timestamp > before.timestamp);
  });

  it("end cleanly, and begin anew with --fresh", async () => {
    assert.equal(await endProcess(chain, "SIGINT"), 0);
    chain = await startChain(clone.folder, "--fresh");
    await fail(2, /no customer "ada"/, "customer", "status", "--as", "ada");
  });
});
