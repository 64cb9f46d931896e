import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { createWalletClient, http } from "viem";
import {
  readAnswersSettled,
  readCampaignsOpened,
  readRootsPublished,
} from "../../../src/chain/actions/events.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import type { EventProgress } from "../../../src/chain/eventRange.ts";
import { readAllOpenings, readOpening } from "../../../src/chain/history.ts";
import { ContractRevertError, contractErrorName, type DecdpError } from "../../../src/errors.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import type { Fault } from "../../support/node/fault.ts";
import { type HostileNode, startHostileNode } from "../../support/node/hostileNode.ts";
import { logLimit, sayings } from "../../support/node/logLimit.ts";
import { pruned } from "../../support/node/pruned.ts";
import { delayed, dropping } from "../../support/node/sending.ts";

describe("the library with a node", () => {
  let chain: CrowdChain;
  let node: HostileNode;
  const clientOf = (timeout = 10_000) =>
    createWalletClient({
      account: chain.brand.account,
      chain: chain.brand.chain,
      transport: http(node.url, { retryCount: 0, timeout }),
      pollingInterval: 20,
    });
  const all = { fromBlock: 0n };
  const requests = (run: () => Promise<unknown>) => {
    const before = node.asked.length;
    return run().then(() => node.asked.slice(before).filter(({ method }) => method === "eth_getLogs").length);
  };

  before(async () => {
    chain = await openCrowdChain({ campaigns: 3 });
    node = await startHostileNode(chain.url);
  });
  afterEach(() => node.suffer());
  after(async () => {
    await node.close();
    await chain.close();
  });

  it("finds every event, however few blocks the node gives and whatever it says", async () => {
    const expected = await readRootsPublished(chain.client, chain.deployment, all);
    assert.ok(expected.length > 1);
    for (const saying of Object.values(sayings)) {
      for (const blocks of [500, 10, 5, 1]) {
        node.suffer(logLimit(blocks, saying));
        const progress: EventProgress[] = [];
        const range = { ...all, onProgress: (one: EventProgress) => void progress.push(one) };
        assert.deepEqual(await readRootsPublished(clientOf(), chain.deployment, range), expected);
        assert.deepEqual(
          progress.flatMap(({ found }) => found),
          expected,
        );
        assert.equal(progress.at(-1)?.readTo, await chain.client.getBlockNumber());
      }
    }
  });

  it("remembers what the node gives at once", async () => {
    const blocks = Number(await chain.client.getBlockNumber()) + 1;
    for (const [saying, most] of [
      ["-32602, a limit", blocks / 5],
      ["-32600, nothing at all", blocks / 3 + 1],
    ] as const) {
      node.suffer(logLimit(5, sayings[saying]!));
      const client = clientOf();
      const read = () => readRootsPublished(client, chain.deployment, all);
      const first = await requests(read);
      const second = await requests(read);
      assert.ok(
        second < first && second <= Math.ceil(most),
        `${first} requests, then ${second}, of ${blocks}`,
      );
    }
  });

  it("asks for less of a node that is too slow", async () => {
    const slow: Fault = async (call, askChain) => {
      const [{ fromBlock, toBlock } = {}] = call.params as [{ fromBlock?: string; toBlock?: string }?];
      if (Number(toBlock) - Number(fromBlock) > 8) return delayed(2_000)(call, askChain);
      return askChain(call);
    };
    node.suffer(slow);
    const found = await readCampaignsOpened(clientOf(300), chain.deployment, all);
    assert.equal(found.length, 3);
  });

  it("goes on after an interruption from where it was", async () => {
    let done: EventProgress | undefined;
    let kept = 0;
    let pieces = 0;
    const range = {
      ...all,
      blocksPerRequest: 4n,
      onProgress(progress: EventProgress) {
        done = progress;
        kept += progress.found.length;
        if (++pieces === 3) node.suffer(dropping("eth_getLogs"));
      },
    };
    await assert.rejects(readRootsPublished(clientOf(), chain.deployment, range), /did not answer/);
    assert.ok(kept > 0 && done!.readTo < done!.toBlock);
    node.suffer();
    const rest = await readRootsPublished(clientOf(), chain.deployment, { fromBlock: done!.readTo + 1n });
    const expected = await readRootsPublished(chain.client, chain.deployment, all);
    assert.equal(kept + rest.length, expected.length);
  });

  it("repeats the node's own words, whatever viem makes of their code", async () => {
    for (const saying of Object.values(sayings)) {
      node.suffer(logLimit(0, saying));
      await assert.rejects(readAnswersSettled(clientOf(), chain.deployment, all), (error: DecdpError) => {
        const said = saying.words(0);
        assert.ok(error.message.includes(said), error.message);
        assert.doesNotMatch(error.message, /JSON is not a valid request object/);
        assert.deepEqual(error.details, { nodeMessage: said, nodeCode: saying.code });
        return true;
      });
    }
  });

  it("takes no empty list for an answer where there is no contract, or another chain", async () => {
    const nowhere = { ...chain.deployment, campaigns: `0x${"12".repeat(20)}` } as const;
    await assert.rejects(
      readAnswersSettled(clientOf(), nowhere, all),
      /There is no contract at 0x12.* on chain 31337/,
    );
    const other: Fault = async (call, askChain) => (call.method === "eth_chainId" ? "0x5" : askChain(call));
    node.suffer(other);
    await assert.rejects(readAnswersSettled(clientOf(), chain.deployment, all), /The wallet is on chain 5/);
  });

  describe("that has forgotten old events", () => {
    const missing = (campaign: bigint) => new RegExp(`knows campaign ${campaign}, .*it has not all events`);

    it("misses the opening of a campaign that the contract knows", async () => {
      for (const blocks of [true, false]) {
        const { blockNumber } = await readOpening(chain.client, chain.deployment, { campaign: 2n, ...all });
        node.suffer(pruned(Number(blockNumber) + 1, { blocks }));
        const client = clientOf();
        const opening = (campaign: bigint) => readOpening(client, chain.deployment, { campaign, ...all });
        await assert.rejects(opening(2n), missing(2n));
        assert.equal((await opening(3n)).campaign, 3n);
        await assert.rejects(readAllOpenings(client, chain.deployment, all), missing(1n));
        const brand = chain.brand.account.address;
        await assert.rejects(readAllOpenings(client, chain.deployment, { ...all, brand }), missing(1n));
      }
    });

    it("is told apart from a number that no campaign has", async () => {
      node.suffer(pruned(Number(await chain.client.getBlockNumber())));
      await assert.rejects(
        readOpening(clientOf(), chain.deployment, { campaign: 4n, ...all }),
        (error) => contractErrorName(error) === "CampaignUnknown",
      );
    });

    it("is missed where it lost some in between", async () => {
      const opening = await readOpening(chain.client, chain.deployment, { campaign: 2n, ...all });
      const hole: Fault = async (call, askChain) => {
        const reply = await askChain(call);
        if (call.method !== "eth_getLogs") return reply;
        return (reply as { blockNumber: string }[]).filter(
          ({ blockNumber }) => BigInt(blockNumber) !== opening.blockNumber,
        );
      };
      node.suffer(hole);
      await assert.rejects(readAllOpenings(clientOf(), chain.deployment, all), missing(2n));
    });

    it("is asked for few blocks to find one campaign, and finds it", async () => {
      await chain.client.mine({ blocks: 1_000 });
      node.suffer(logLimit(5, sayings["-32600, nothing at all"]!));
      const find = () => readOpening(clientOf(), chain.deployment, { campaign: 3n, ...all });
      assert.equal((await find()).campaign, 3n);
      assert.equal(await requests(find), 1);
    });

    it("does not hide that a transaction has reverted", async () => {
      const text = { core: "raced", uri: "" };
      const race: Fault = async (call, askChain) => {
        if (call.method === "eth_sendRawTransaction" || call.method === "eth_sendTransaction") {
          await publishTerms(chain.brand, chain.deployment, text);
          const [sent] = call.params as [object];
          const reply = await askChain({ ...call, params: [{ ...sent, gas: "0x100000" }] });
          node.suffer(pruned(Number.MAX_SAFE_INTEGER));
          return reply;
        }
        return askChain(call);
      };
      node.suffer(race);
      await assert.rejects(publishTerms(clientOf(), chain.deployment, text), (error) => {
        assert.ok(error instanceof ContractRevertError, String(error));
        assert.match(error.message, /The transaction reverted\./);
        assert.match(`${error.details.hash}`, /^0x[0-9a-f]{64}$/);
        return true;
      });
    });
  });
});
