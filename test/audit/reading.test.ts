import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { concat, createPublicClient, type Hex, http, pad } from "viem";
import type { Facts } from "../../src/audit/facts/facts.ts";
import { answersIn } from "../../src/audit/reading/calldata.ts";
import type { AuditProgress } from "../../src/audit/reading/pieces.ts";
import { readFactsFromChain } from "../../src/audit/reading/readFacts.ts";
import { batchCall, settleCall } from "../../src/chain/calls/settlementCalls.ts";
import { memoryStore, type Store } from "../../src/store.ts";
import { openStoryChain, playStory, readStory } from "../support/audit/story.ts";
import type { CrowdChain } from "../support/crowd/crowdChain.ts";
import type { Fault } from "../support/node/fault.ts";
import { type HostileNode, startHostileNode } from "../support/node/hostileNode.ts";
import { logLimit, sayings } from "../support/node/logLimit.ts";
import { pruned } from "../support/node/pruned.ts";

describe("an audit that reads from a node", () => {
  let chain: CrowdChain;
  let node: HostileNode;
  let facts: Facts;
  const read = (store: Store = memoryStore(), onProgress: (progress: AuditProgress) => void = () => {}) => {
    const client = createPublicClient({ transport: http(node.url, { retryCount: 0 }) });
    return readFactsFromChain(client, chain.deployment, { campaign: 1n, fromBlock: 0n, store, onProgress });
  };
  const blockOf = (event: Facts["events"][number]["event"]) =>
    facts.events.find((one) => one.event === event)!.block;

  before(async () => {
    chain = await openStoryChain();
    await playStory(chain);
    facts = await readStory(chain);
    node = await startHostileNode(chain.url);
  });
  afterEach(() => node.suffer());
  after(async () => {
    await node.close();
    await chain.close();
  });

  it("gets the same facts from a node that gives ten blocks at once", async () => {
    node.suffer(logLimit(10, Object.values(sayings)[0]!));
    assert.deepEqual(await read(), facts);
  });

  it("notices what a pruned node has forgotten, and says so", async () => {
    const forgotten: readonly [number, RegExp][] = [
      [blockOf("CampaignOpened") + 1, /not the event of its opening .* has not all events/],
      [blockOf("CampaignOpened"), /the registration of its model|the publishing of its terms/],
      [blockOf("TermsPublished"), /the registration of issuer 2/],
      [blockOf("IssuerRegistered") + 1, /the registration of issuer 2/],
    ];
    for (const [before, message] of forgotten) {
      node.suffer(prunedLogs(before));
      await assert.rejects(
        read(),
        (error: Error) => message.test(error.message) && /archive node/.test(error.message),
      );
    }
  });

  it("goes on where it was interrupted, up to the same block", async () => {
    const store = memoryStore();
    let logs = 0;
    const failing: Fault = async (call, next) => {
      if (call.method === "eth_getLogs" && ++logs > 12)
        throw Object.assign(new Error("ends"), { code: -32_601 });
      return next(call);
    };
    node.suffer(failing);
    await assert.rejects(read(store));
    node.suffer();
    await chain.client.mine({ blocks: 3 });
    const asked = node.asked.length;
    assert.deepEqual(await read(store), facts, "later blocks were read, too");
    const again = node.asked.slice(asked).filter(({ method }) => method === "eth_getLogs").length;
    assert.ok(again < 8, `${again} requests for logs after 12 of about 17 had been answered`);
  });

  it("says how far it has come, step by step to the end of each", async () => {
    const progress = new Map<string, AuditProgress>();
    await read(memoryStore(), (one) => void progress.set(one.step, one));
    assert.deepEqual([...progress.keys()], ["blocks", "block times", "transactions", "kept answers"]);
    for (const { done, total } of progress.values()) assert.equal(done, total);
  });

  it("names another chain", async () => {
    const client = createPublicClient({ transport: http(node.url) });
    const elsewhere = { ...chain.deployment, chainId: 10 };
    const wanted = { campaign: 1n, fromBlock: 0n, store: memoryStore() };
    await assert.rejects(readFactsFromChain(client, elsewhere, wanted), /on chain 31337.*on chain 10/);
  });
});

describe("the answers in calldata", () => {
  it("are found in calls, batches, and calls within calls of other contracts", async () => {
    const { readCrowd } = await import("../support/crowd/crowd.ts");
    const answers = readCrowd().answers.slice(0, 3);
    const deployment = { campaigns: readCrowd().campaigns } as never;
    const single = settleCall(deployment, answers[0]!).data;
    const batch = batchCall(deployment, answers).data;
    // As an account contract has it: a selector, some words, the call's length, the call, and padding.
    const wrapped = concat([
      "0x6a761202",
      pad("0x01"),
      pad("0x84"),
      single,
      pad("0x", { size: 28 }),
      batch,
      "0x00ff",
    ]);
    const found = (data: Hex) => answersIn(data).map(({ nullifier }) => nullifier);
    const nullifiers = answers.map(({ nullifier }) => nullifier);
    assert.deepEqual(found(single), [nullifiers[0]]);
    assert.deepEqual(found(batch), nullifiers);
    assert.deepEqual(found(wrapped), [nullifiers[0], ...nullifiers]);
    assert.deepEqual(found("0x"), []);
    assert.deepEqual(found(batch.slice(0, 1_500) as Hex), []);
    assert.deepEqual(found(concat(Array.from({ length: 5_000 }, () => batch.slice(0, 10) as Hex))), []);
  });
});

/** Has forgotten old logs, and nothing else. */
function prunedLogs(before: number): Fault {
  const fault = pruned(before);
  return (call, next) => (call.method === "eth_getLogs" ? fault(call, next) : next(call));
}
