import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type Hash, parseGwei } from "viem";
import { readEvents } from "../../../src/chain/eventRange.ts";
import { issuerRegistryAbi } from "../../../src/generated/abis.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { begunTransactions, checkpoint, runKilled, runOnSlowChain } from "../../support/cli/interruptions.ts";

interface Pending {
  readonly hash: Hash;
  readonly nonce: string;
  readonly to: string;
  readonly maxFeePerGas: string;
}

describe("a transaction that no block takes because gas has become dearer", () => {
  let line: CommandLine;
  let start: Awaited<ReturnType<typeof checkpoint>>;
  let first: bigint;
  let dear: bigint;

  /** Twice, it would register two issuers. */
  const register = ["issuer", "new", "gym", "--kind", "Brand", "--metadata", "https://gym.example"];
  const ask = <Reply>(method: string, ...params: unknown[]) =>
    line.connection.provider.request({ method, params }) as Promise<Reply>;
  const pending = () => ask<Pending[]>("eth_pendingTransactions");
  const speedUp = (gwei: bigint | string) => [...register, "--timeout", "1", "--speed-up", `${gwei}`];
  /** A block for which gas costs more than the waiting transaction offers. */
  const mineDear = async () => {
    await line.connection.networkHelpers.setNextBlockBaseFeePerGas(dear);
    await line.connection.networkHelpers.mine();
  };
  const registered = async () => {
    const { context } = line.context();
    const filter = {
      contract: "issuerRegistry",
      abi: issuerRegistryAbi,
      eventName: "IssuerRegistered",
    } as const;
    const events = await readEvents(
      context.reader,
      context.deployment,
      { ...filter, args: {} },
      { fromBlock: first },
    );
    context.state.close();
    return events.length;
  };

  before(async () => {
    line = await startCommandLine();
    first = BigInt((await line.height()) + 1);
    await ask("evm_setAutomine", false);
    const { code, stderr } = await line.run([...register, "--timeout", "1"]);
    assert.equal(code, 1);
    assert.match(stderr, /no block takes it because gas has become dearer, add --speed-up GWEI/);
    const [waiting] = await pending();
    dear = BigInt(waiting!.maxFeePerGas) * 3n;
    await mineDear();
    start = await checkpoint(line);
  });
  beforeEach(async () => {
    await start.restore();
    await ask("evm_setAutomine", false);
    await mineDear();
  });
  after(async () => {
    start.forget();
    await line.close();
  });

  it("waits as it is when the command is repeated, and is not sent again", async () => {
    const [waiting] = await pending();
    const { code, stderr } = await line.run([...register, "--timeout", "1"]);
    assert.equal(code, 1);
    assert.match(stderr, /Going on with register, which was sent before.*\n.*--speed-up GWEI/);
    assert.deepEqual(await pending(), [waiting]);
  });

  it("gives way to one at a higher price with its nonce, which takes effect once", async () => {
    const [waiting] = await pending();
    const most = dear * 10n;
    const { code } = await line.run(speedUp(most / parseGwei("1")));
    assert.equal(code, 1);
    const [replacing, ...others] = await pending();
    assert.deepEqual(others, []);
    assert.notEqual(replacing!.hash, waiting!.hash);
    assert.equal(replacing!.nonce, waiting!.nonce);
    const fee = BigInt(replacing!.maxFeePerGas);
    assert.ok(fee > dear && fee <= most, `${fee}`);
    assert.equal(begunTransactions(line), 2);
    await mineDear();
    const { stdout } = await line.run([...register, "--json"]);
    assert.deepEqual(JSON.parse(stdout).transactions, [
      { call: "register", hash: replacing!.hash, sentBefore: true, done: true },
    ]);
    assert.deepEqual([await registered(), begunTransactions(line)], [1, 0]);
  });

  it("says for how much another one takes its place, and sends nothing, where less is allowed", async () => {
    const [waiting] = await pending();
    const { code, stderr } = await line.run(speedUp("0.000000001"));
    assert.equal(code, 1);
    const words =
      /offers [\d.]+ gwei for gas; to take its place costs [\d.]+ at least, and 0\.000000001 are allowed/;
    assert.match(stderr, words);
    assert.deepEqual(await pending(), [waiting]);
    assert.equal((await line.run(speedUp("much"))).code, 2);
  });

  for (const moment of [
    "before it is signed",
    "signed and noted, not sent",
    "sent, not answered, not in a block",
  ] as const) {
    it(`takes effect once where the command is killed: ${moment}`, async () => {
      const faster = [...register, "--speed-up", `${(dear * 10n) / parseGwei("1")}`];
      await runKilled(line, faster, { moment, transaction: 1 });
      assert.equal(begunTransactions(line), moment === "before it is signed" ? 1 : 2);
      const { code, stderr } = await runOnSlowChain(line, faster);
      assert.equal(code, 0, stderr);
      assert.deepEqual([await registered(), begunTransactions(line), await pending()], [1, 0, []]);
    });
  }

  it("counts where a block takes it after all, and the one in its place was noted and never sent", async () => {
    const [waiting] = await pending();
    const faster = speedUp((dear * 10n) / parseGwei("1"));
    await runKilled(line, faster, { moment: "signed and noted, not sent", transaction: 1 });
    await line.connection.networkHelpers.setNextBlockBaseFeePerGas(1n);
    await line.connection.networkHelpers.mine();
    const { code, stdout } = await line.run([...faster, "--json"]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).transactions[0].hash, waiting!.hash);
    assert.deepEqual([await registered(), begunTransactions(line)], [1, 0]);
  });

  it("is replaced by the same call, whatever the node says that was in it", async () => {
    const [waiting] = await pending();
    const lie = { to: `0x${"66".repeat(20)}`, value: "0xde0b6b3a7640000", input: "0x", gas: "0x5208" };
    const reply = (method: string, _: unknown, told: unknown) =>
      method === "eth_getTransactionByHash" && told ? { ...(told as object), ...lie } : told;
    await line.run(speedUp((dear * 10n) / parseGwei("1")), { watch: { reply } });
    const [replacing] = await pending();
    assert.notEqual(replacing!.hash, waiting!.hash);
    assert.equal(replacing!.to, waiting!.to);
  });
});
