import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";
import { begunTransactions, checkpoint, runKilled, runOnSlowChain } from "../../support/cli/interruptions.ts";
import { deployResetAllowanceToken } from "../../support/cli/tokens.ts";

interface Call {
  readonly data: string;
}

describe("funding a campaign", () => {
  let gym: CommandLine;
  let start: Awaited<ReturnType<typeof checkpoint>>;
  const fund = (amount: string, number = "1") => ["brand", "campaign", "fund", number, "--amount", amount];
  const open = (name: string, ...more: string[]) =>
    gym.succeed("brand", "campaign", "open", gym.file(name), "--terms", gym.file("terms.json"), ...more);
  const budget = async (number = 1n) => {
    const { context } = gym.context();
    const { available } = await readCampaign(context.reader, context.deployment, { campaign: number });
    context.state.close();
    return available;
  };
  const points = (amount: number) => BigInt(amount) * 10n ** 18n;

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    gym.write("campaign.json", campaign);
    gym.write("other.json", { ...campaign, name: "other" });
    await gym.succeed("brand", "terms", gym.write("terms.json", terms));
    await open("campaign.json");
    start = await checkpoint(gym);
  });
  beforeEach(() => start.restore());
  after(async () => {
    start.forget();
    await gym.close();
  });

  it("pays again when it is done again on purpose, and leaves nothing to go on with", async () => {
    for (const total of [3, 6]) {
      assert.match(await gym.succeed(...fund("3")), /^Added 3 POINT/);
      assert.equal(await budget(), points(total));
      assert.equal(begunTransactions(gym), 0);
    }
  });

  it("goes on with what was killed, says so, and is not taken for another amount", async () => {
    await runKilled(gym, fund("3"), { moment: "in a block, not answered", transaction: 2 });
    assert.match(await gym.succeed(...fund("5")), /^Added 5 POINT/);
    const printed = await gym.succeed(...fund("3"));
    assert.match(printed, /^Added 3 POINT.*\nNothing was sent again: an earlier run had sent fund \(0x/);
    assert.equal(await budget(), points(8));
  });

  it("is sent once where another command has taken the nonce of what was killed before it was sent", async () => {
    await runKilled(gym, fund("3"), { moment: "signed and noted, not sent", transaction: 2 });
    await open("other.json");
    assert.match(await gym.succeed(...fund("3")), /^Added 3 POINT/);
    assert.equal(await budget(), points(3));
    assert.equal(begunTransactions(gym), 0);
  });

  it("is neither sent nor given up while another transaction has its nonce", async () => {
    await gym.succeed(...fund("1"));
    const moment = "signed and noted, not sent";
    await runKilled(gym, fund("3"), { moment, transaction: 1 });
    await runKilled(gym, ["brand", "terms", gym.write("more.json", { ...terms, retention: "30 days" })], {
      moment: "sent, not answered, not in a block",
      transaction: 1,
    });
    const { code, stderr } = await gym.run(fund("3"));
    assert.equal(code, 1);
    assert.match(stderr, /Another transaction of 0x\w+ is under way with the number \d+\. Wait/);
    await gym.connection.provider.request({ method: "evm_setAutomine", params: [true] });
    await gym.connection.networkHelpers.mine();
    await gym.succeed(...fund("3"));
    assert.equal(await budget(), points(4));
  });

  it("names the hash at once, and what to do when it takes too long", async () => {
    await runKilled(gym, fund("3"), { moment: "before it is signed", transaction: 2 });
    await gym.connection.provider.request({ method: "evm_setAutomine", params: [false] });
    const { code, stderr } = await gym.run([...fund("3"), "--timeout", "1"]);
    assert.equal(code, 1);
    const [, hash] = /^Sent fund: (0x\w{64})$/m.exec(stderr)!;
    assert.match(
      stderr,
      new RegExp(
        `The transaction ${hash} was sent and is not in a block after 1 seconds\\. Run the same command`,
      ),
    );
    assert.match(stderr, /add --timeout SECONDS/);
    const { stdout, stderr: notes } = await runOnSlowChain(gym, [...fund("3"), "--json"]);
    const { transactions } = JSON.parse(stdout);
    assert.deepEqual(transactions, [{ call: "fund", hash, sentBefore: true, done: true }]);
    assert.deepEqual(JSON.parse(notes), { sent: { call: "fund", hash, sentBefore: true } });
    assert.equal(await budget(), points(3));
  });

  it("is done although nobody can read what came of it", async () => {
    await gym.succeed(...fund("1"));
    let sends = 0;
    const watch = {
      before(method: string) {
        if (method === "eth_sendRawTransaction") sends += 1;
        if (method === "eth_call" && sends === 2) throw new Error("gone");
      },
    };
    const { code, stdout, stderr } = await gym.run(fund("3"), { watch });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Added 3/);
    assert.match(stderr, /Warning: it is done, but what came of it could not all be read/);
    assert.equal(await budget(), points(4));
  });

  it("shows in a dry run all that it would send", async () => {
    const shown = await gym.succeed(...fund("3"), "--dry-run");
    assert.match(shown, /It would send approve to .* about \d+ gas\. Then it would send fund\.$/);
    const { following } = JSON.parse(await gym.succeed(...fund("3"), "--dry-run", "--json"));
    assert.deepEqual(following, ["fund"]);
    assert.equal(begunTransactions(gym), 0);
    await runKilled(gym, fund("3"), { moment: "signed and noted, not sent", transaction: 1 });
    assert.match(await gym.succeed(...fund("3"), "--dry-run"), /would go on with approve, which was sent/);
  });

  it("refuses 0 and amounts that the token cannot have", async () => {
    await gym.fail(1, /The amount is 0\. Take more than 0/, ...fund("0.0"));
    const { token } = await deployResetAllowanceToken(gym, { supply: 100n, decimals: 0 });
    await gym.fail(
      1,
      /2\.5 has 1 decimals, but the token has 0\. Take a whole number/,
      ...["brand", "campaign", "open", gym.write("half.json", { ...campaign, reward: "2.5" })],
      ...["--terms", gym.file("terms.json"), "--token", token],
    );
    await open("other.json", "--token", token);
    await gym.fail(1, /0\.4 has 1 decimals, but the token has 0/, ...fund("0.4", "2"));
    assert.match(await gym.succeed(...fund("4.0", "2")), /^Added 4 /);
    assert.equal(await budget(2n), 4n);
  });

  it("sets an allowance to 0 first where the token wants that", async () => {
    const { token, approve } = await deployResetAllowanceToken(gym, { supply: 10n ** 9n, decimals: 6 });
    await open("other.json", "--token", token);
    const { context } = gym.context();
    await approve(context.deployment.campaigns, 5n);
    context.state.close();
    const { stdout, stderr } = await gym.run([...fund("3", "2"), "--json"]);
    const sent = JSON.parse(stdout || "{}").transactions?.map((one: { call: string }) => one.call);
    assert.deepEqual(sent, ["approve", "approve", "fund"], stderr);
    assert.equal(await budget(2n), 3_000_000n);
  });

  it("waits for an allowance that the node does not show yet", async () => {
    let isApproved = false;
    let late = 3;
    const allowance = /^0xdd62ed3e/;
    const watch = {
      after(method: string) {
        if (method === "eth_sendRawTransaction") isApproved = true;
      },
      reply(method: string, params: unknown, reply: unknown) {
        if (!isApproved || method !== "eth_call" || !allowance.test((params as [Call])[0].data)) return reply;
        late -= 1;
        return late >= 0 ? `0x${"0".repeat(64)}` : reply;
      },
    };
    const { code, stderr } = await gym.run(fund("3"), { watch });
    assert.equal(code, 0, stderr);
    assert.ok(late < 0);
    assert.equal(await budget(), points(3));
  });
});
