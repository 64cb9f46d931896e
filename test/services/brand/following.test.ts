import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { lastBlocks } from "../../../services/brand/store/chain/blocks.ts";
import { readChanges } from "../../../services/brand/store/records/changes.ts";
import { giveConsent } from "../../../src/chain/actions/consent.ts";
import { settleAnswer } from "../../../src/chain/actions/settlement.ts";
import { withdrawConsent } from "../../../src/chain/actions/withdrawal.ts";
import { type IndexedBrand, openIndexedBrand } from "../../support/brand/indexedBrand.ts";
import { START } from "../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { type HostileNode, startHostileNode } from "../../support/node/hostileNode.ts";
import { logLimit, sayings } from "../../support/node/logLimit.ts";
import { pruned } from "../../support/node/pruned.ts";
import { words } from "../../support/words.ts";

const YEAR = 365 * 86_400;

describe("a brand that follows the chain", () => {
  let chain: CrowdChain;
  let node: HostileNode;
  let brand: IndexedBrand;
  let snapshot: `0x${string}`;

  before(async () => {
    chain = await openCrowdChain();
    node = await startHostileNode(chain.url);
  });
  after(async () => {
    await node?.close();
    await chain?.close();
  });
  beforeEach(async () => {
    node.suffer();
    snapshot = await chain.client.snapshot();
    brand = await openIndexedBrand(chain, node.url);
  });
  afterEach(async () => {
    await brand.database.close();
    await chain.client.revert({ id: snapshot });
  });

  const subject = (index: number) => chain.answers[index]!.subject.toLowerCase();
  const fund = (index: number) =>
    chain.client.setBalance({ address: chain.answers[index]!.subject, value: 10n ** 18n });
  /** Customers of the crowd consent and answer. */
  const answer = async (...indexes: readonly number[]) => {
    for (const index of indexes) {
      await fund(index);
      const until = START + YEAR;
      await giveConsent(chain.customer(index), chain.deployment, { terms: chain.terms, until, words });
      await settleAnswer(chain.relayer, chain.deployment, { answer: chain.answers[index]! });
    }
  };
  const mine = (blocks: number) => chain.client.mine({ blocks });
  const head = async () => Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
  const kindsOf = async (index: number) =>
    (await readChanges(brand.database.query, 0, 100))
      .filter((change) => change.subject === subject(index))
      .map(({ kind }) => kind);

  it("knows what was answered before it began, while it reads, and after a restart, each once", async () => {
    await answer(0);
    await mine(40);
    node.suffer(logLimit(15, sayings["-32000, a maximum"]!));
    await brand.follow();
    assert.deepEqual(await brand.known(), [subject(0)]);
    await answer(1);
    await brand.follow();
    brand.restart();
    await answer(2);
    await brand.follow();
    await brand.follow();
    assert.deepEqual(await brand.known(), [0, 1, 2].map(subject).sort());
    for (const index of [0, 1, 2])
      assert.deepEqual(await kindsOf(index), ["consented", "answered", "settled"]);
  });

  it("forgets what was withdrawn on chain", async () => {
    await answer(0, 1);
    await brand.follow();
    await withdrawConsent(chain.customer(0), chain.deployment, { terms: chain.terms });
    await brand.follow();
    assert.deepEqual(await brand.known(), [subject(1)]);
    assert.equal((await kindsOf(0)).at(-1), "withdrawn");
  });

  it("goes back where blocks were replaced, and keeps every withdrawal", async () => {
    await answer(0);
    await brand.follow();
    const fork = await chain.client.snapshot();
    await answer(1);
    await withdrawConsent(chain.customer(0), chain.deployment, { terms: chain.terms });
    await brand.follow();
    assert.deepEqual(await brand.known(), [subject(1)]);
    await chain.client.revert({ id: fork });
    await answer(2);
    await mine(3);
    await brand.follow();
    assert.deepEqual(await brand.known(), [subject(2)], "the first has said stop, the second is on no chain");
    assert.deepEqual((await kindsOf(1)).slice(-2), ["unsettled", "expired"]);
    // The second comes into a block after all.
    await answer(1);
    await brand.follow();
    assert.deepEqual(await brand.known(), [1, 2].map(subject).sort());
    const [last] = await lastBlocks(brand.database.query, 1);
    assert.equal(Number(last?.number), await head());
  });

  it("takes nothing from a node that has forgotten events, and says so", async () => {
    await answer(0);
    await mine(100);
    const forgotten = await head();
    node.suffer(pruned(forgotten));
    await assert.rejects(brand.follow(), /has not all events/);
    assert.deepEqual(await brand.known(), []);
    assert.match(brand.notes.incomplete ?? "", /the terms of campaign 1/);
    node.suffer();
    await brand.follow();
    assert.deepEqual(await brand.known(), [subject(0)]);
    assert.equal(brand.notes.incomplete, undefined);
  });

  it("notices a gap after a pause, also one in which only a withdrawal is missing", async () => {
    await answer(0, 1);
    await brand.follow();
    await withdrawConsent(chain.customer(0), chain.deployment, { terms: chain.terms });
    await mine(100);
    // The node kept everything when it was asked the last time.
    node.suffer(pruned((await head()) - 10));
    await assert.rejects(brand.follow(), /does not show what it showed before/);
    brand.restart();
    await assert.rejects(brand.follow(), /has not all events/);
    node.suffer();
    await brand.follow();
    assert.deepEqual(await brand.known(), [subject(1)]);
  });

  it("compares events with the contract's balance, so that no answer is left out", async () => {
    await answer(0);
    await brand.follow();
    const hidden = await head();
    await answer(1);
    brand.restart();
    // A node that leaves out one kind of event and shows the others.
    node.suffer(async (call, ask) => {
      const logs = await ask(call);
      if (call.method !== "eth_getLogs" || !Array.isArray(logs)) return logs;
      return logs.filter(
        (log) =>
          Number(log.blockNumber) <= hidden ||
          log.address.toLowerCase() !== chain.deployment.campaigns.toLowerCase(),
      );
    });
    await assert.rejects(brand.follow(), /do not add up: 1 answers were settled/);
    assert.deepEqual(await brand.known(), [subject(0)]);
    node.suffer();
    await brand.follow();
    assert.deepEqual(await brand.known(), [0, 1].map(subject).sort());
  });
});
