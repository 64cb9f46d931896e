import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { curves } from "snarkjs";
import { statusOf } from "../../../services/relayer/http/health.ts";
import { readOptions } from "../../../services/relayer/options.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { endProcess } from "../../support/clone.ts";
import { openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { startHostileNode } from "../../support/node/hostileNode.ts";
import {
  eventually,
  finalState,
  get,
  post,
  prepareRelayer,
  spawnRelayer,
  submissionOf,
} from "../../support/relayer/relayerUnderTest.ts";

const campaigns = `0x${"c0".repeat(20)}`;

function run(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const script = ["--experimental-strip-types", "services/relayer/main.ts", ...parameters];
  const env = { ...process.env, DECDP_RELAYER_KEY: `0x${"5e".repeat(32)}`, ...environment };
  return spawnSync(process.execPath, script, { cwd: fromRoot(), env, encoding: "utf8" });
}

describe("the health of a relayer", () => {
  const well = { isOtherChain: false, failingSince: undefined };

  it("is ok as long as it can send", () => {
    assert.equal(statusOf(well, false, 100_000), "ok");
    assert.equal(statusOf({ ...well, failingSince: 50_000 }, false, 100_000), "ok", "a node is restarted");
  });

  // Property L-14
  it("names what keeps it from sending", () => {
    assert.match(statusOf({ ...well, failingSince: 39_999 }, false, 100_000), /failed for a minute/);
    assert.equal(statusOf(well, true, 100_000), "out of funds");
    assert.match(statusOf({ ...well, isOtherChain: true }, true, 100_000), /another chain/);
  });
});

describe("starting the relayer", () => {
  it("tells its options and ends", () => {
    const { status, stdout } = run(["--help"]);
    assert.equal(status, 0);
    assert.match(stdout, /Usage: npm run relayer .*--largest-batch N .*Examples:/s);
  });

  it("has defaults for all but the contract", () => {
    const options = readOptions(["--campaigns", campaigns]);
    assert.deepEqual(
      [options?.host, options?.largestBatch, options?.smallestBatch, options?.largestAge],
      ["127.0.0.1", 128, 128, 60],
    );
    assert.throws(() => readOptions(["--campaigns", "0x12"]), /--campaigns takes an address.*--help/);
    assert.throws(() => readOptions(["--campaigns", campaigns, "--largest-batch", "500"]), /1 to 160/);
    assert.throws(() => readOptions(["--campaigns", campaigns, "--smallest-batch", "129"]), /1 to 128/);
    assert.deepEqual(
      [options?.campaignIds, options?.tokens, options?.strangersGas, options?.codeGas, options?.origins],
      [[], [], 50_000_000n, 500_000, []],
    );
    assert.equal(options?.largestWithdrawalFee, 5n * options!.largestFee);
    const given = ["--campaign-ids", "1,2", "--origins", "https://a.example,http://localhost:8080"];
    const named = readOptions(["--campaigns", campaigns, ...given]);
    assert.deepEqual(named?.campaignIds, [1n, 2n]);
    assert.deepEqual(named?.origins, ["https://a.example", "http://localhost:8080"]);
    assert.throws(() => readOptions(["--campaigns", campaigns, "--origins", "*"]), /takes origins/);
    assert.throws(() => readOptions(["--campaigns", campaigns, "--campaign-ids", "0x1"]), /whole numbers/);
    assert.throws(() => readOptions(["--campaigns", campaigns, "--key", "0x1"]), /--key/);
    assert.throws(() => readOptions(["--campaigns", campaigns, "--rpc", "node"]), /http/);
  });

  it("says what is wrong and never repeats a key", () => {
    const key = "0xabcdef";
    const { status, stderr } = run(["--campaigns", campaigns], { DECDP_RELAYER_KEY: key });
    assert.equal(status, 2);
    assert.match(stderr, /DECDP_RELAYER_KEY is no private key/);
    assert.ok(!stderr.includes(key));
    const noNode = run(["--campaigns", campaigns, "--rpc", "http://127.0.0.1:1/secret"]);
    assert.equal(noNode.status, 2);
    assert.match(noNode.stderr, /127\.0\.0\.1:1 is no node/);
  });

  // Property L-16
  it("does not share its database with another one, but with itself after a kill", async () => {
    const chain = await openCrowdChain();
    const relayer = await prepareRelayer(chain);
    const first = spawnRelayer(relayer.key, relayer.options);
    try {
      await first.url;
      await assert.rejects(relayer.start(), /uses the folder/);
      await endProcess(first.process, "SIGKILL");
      await (await relayer.start()).close();
    } finally {
      await endProcess(first.process, "SIGKILL");
      await chain.close();
      relayer.remove();
    }
  });

  // Property L-16
  it("ends nothing that another one in the same process uses", async () => {
    const chain = await openCrowdChain();
    const [one, other] = [await prepareRelayer(chain), await prepareRelayer(chain)];
    const [first, second] = [await one.start(), await other.start()];
    try {
      const { body } = await post(first.url, "/answers", await submissionOf(chain, 0));
      await finalState(first.url, `/answers/${body.id}`);
      const threads = await curves.getCurveFromName("bn128");
      await Promise.all([first.close(), first.close()]);
      assert.equal(await curves.getCurveFromName("bn128"), threads, "the threads that check proofs go on");
      const next = await post(second.url, "/answers", await submissionOf(chain, 1));
      assert.equal((await finalState(second.url, `/answers/${next.body.id}`)).state, "settled");
      await assert.rejects(one.start({ database: other.options.database }), /This process uses the folder/);
      assert.equal((await get(second.url, "/health")).status, 200);
    } finally {
      await second.close();
      await chain.close();
      one.remove();
      other.remove();
    }
  });

  // Property L-17
  it("pays for no campaign that is not open yet", async () => {
    const chain = await openCrowdChain({ campaigns: 2 });
    const relayer = await prepareRelayer(chain);
    try {
      const early = relayer.start({ campaignIds: [1n, 3n] });
      await assert.rejects(early, /no campaign 3 yet, and anybody could open it\. .*--campaign-ids/);
      await (await relayer.start({ campaignIds: [1n, 2n] })).close();
    } finally {
      await chain.close();
      relayer.remove();
    }
  });

  // Property L-16
  it("does not take a database to another chain, nor a chain that began anew", async () => {
    const [chain, other] = [await openCrowdChain(), await openCrowdChain({ startsLater: 60 })];
    const relayer = await prepareRelayer(chain);
    const node = await startHostileNode(chain.url);
    try {
      await (await relayer.start()).close();
      await assert.rejects(relayer.start({ rpc: other.url }), /The database belongs to .* --database/);
      const service = await relayer.start({ rpc: node.url });
      assert.equal((await get(service.url, "/health")).status, 200);
      node.turnTo(other.url);
      const onAnother = "the node is on another chain than the database";
      await eventually(async () => (await get(service.url, "/health")).body.status === onAnother, onAnother);
      await service.close();
    } finally {
      await node.close();
      await chain.close();
      await other.close();
      relayer.remove();
    }
  });
});
