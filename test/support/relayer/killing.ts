import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { endProcess } from "../clone.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { createRandom } from "../random.ts";
import { get, post, prepareRelayer, spawnRelayer, submissionOf } from "./relayerUnderTest.ts";

export interface Storm {
  /** Answers of the crowd to send, from the first to the last. */
  readonly first: number;
  readonly last: number;
  /** How often the relayer's process is killed while they come in. */
  readonly kills: number;
  /** Decides when. */
  readonly seed: number;
  /** Milliseconds that a process lives at most after it listens, or for one in four after its start. */
  readonly lifetime: number;
  /** Customers who send at the same time; by default 8. */
  readonly customers?: number;
  /** Further parameters of the relayer. */
  readonly parameters: readonly string[];
  /** Called from time to time with the answers that are on chain. */
  readonly onProgress?: (settled: number) => void;
}

/** What a storm came to; times are in seconds. */
export interface StormResult {
  /** From the first request to the last one that was taken. */
  readonly intake: number;
  /** From the first request to the last answer on chain. */
  readonly total: number;
  /** For each answer from its request to its event. */
  readonly latencies: readonly number[];
  /** Transactions of the relayer. */
  readonly transactions: number;
  /** Kills between a transaction and the block that settled it. */
  readonly killsInFlight: number;
}

const CUSTOMERS = 8;

/**
 * Sends answers to a relayer, kills its process again and again, and fails unless each answer is settled exactly
 * once and the relayer knows it.
 */
export async function storm(chain: CrowdChain, options: Storm): Promise<StormResult> {
  const { first, last, kills, seed, lifetime, customers: atOnce = CUSTOMERS, parameters } = options;
  const count = last - first + 1;
  const relayer = await prepareRelayer(chain);
  const indexes = Array.from({ length: count }, (_, offset) => first + offset);
  const submissions = await Promise.all(indexes.map((index) => submissionOf(chain, index)));
  const fromBlock = await chain.client.getBlockNumber();

  let url = "";
  let killed = 0;
  let killsInFlight = 0;
  let running: ChildProcess | undefined;
  const keepKilling = async () => {
    const random = createRandom(seed);
    while (killed < kills) {
      const whileStarting = random.between(1, 4) === 1;
      const end = random.between(0, lifetime);
      const starting = spawnRelayer(relayer.key, relayer.options, ...parameters);
      running = starting.process;
      starting.url.catch(() => {});
      if (!whileStarting) url = await starting.url;
      await pause(end);
      await endProcess(running, "SIGKILL");
      killed++;
      if (isInFlight(starting.printed())) killsInFlight++;
    }
    const final = spawnRelayer(relayer.key, relayer.options, ...parameters);
    running = final.process;
    url = await final.url;
  };
  /** Sends it until it is taken, as a customer does whose connection breaks. */
  const submit = async (place: number) => {
    for (;;) {
      const reply = await post(url, "/answers", submissions[place]!).catch(() => undefined);
      if (reply?.status === 200 || reply?.status === 202) return reply.body.id as string;
      assert.ok(reply === undefined || reply.status === 503, JSON.stringify(reply?.body));
      await pause(50);
    }
  };

  try {
    const killing = keepKilling();
    while (url === "") await pause(20);
    const start = performance.now();
    const sentAt: number[] = [];
    const ids: string[] = [];
    let next = 0;
    const customers = Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const place = next++;
        // The answers come in all through the kills.
        while (killed < Math.floor((place * kills) / count)) await pause(20);
        sentAt[place] = performance.now();
        ids[place] = await submit(place);
      }
    });
    const seen = watchSettled(chain, fromBlock, submissions.length, options.onProgress);
    await Promise.all([...customers, killing]);
    const intake = (performance.now() - start) / 1000;
    const settledAt = await seen;
    const places = new Map(submissions.map(({ answer }, place) => [answer.nullifier, place]));
    const latencies = [...settledAt].map(([nullifier, at]) => (at - sentAt[places.get(nullifier)!]!) / 1000);
    const total = (Math.max(...settledAt.values()) - start) / 1000;
    await assertKnown(url, ids);
    await assertOnce(
      chain,
      fromBlock,
      submissions.map(({ answer }) => answer.nullifier),
    );
    const transactions = await chain.client.getTransactionCount(relayer.account);
    return { intake, total, latencies, transactions, killsInFlight };
  } finally {
    if (running !== undefined) await endProcess(running, "SIGKILL");
    relayer.remove();
  }
}

/** Whether a relayer's log tells of a nonce that was begun and not closed. */
function isInFlight(log: string): boolean {
  const begun = [...log.matchAll(/nonce (\d+): \d+ in 0x/g)].map(([, nonce]) => nonce);
  const closed = new Set(
    [...log.matchAll(/nonce (\d+) (?:success|reverted) in 0x/g)].map(([, nonce]) => nonce),
  );
  return begun.some((nonce) => !closed.has(nonce));
}

/** When each answer was seen on chain, by its nullifier. */
async function watchSettled(
  chain: CrowdChain,
  fromBlock: bigint,
  count: number,
  onProgress?: (settled: number) => void,
): Promise<Map<bigint, number>> {
  const seen = new Map<bigint, number>();
  const end = Date.now() + 600_000;
  let next = fromBlock;
  while (seen.size < count) {
    assert.ok(Date.now() < end, `After ten minutes, ${seen.size} of ${count} answers are on chain.`);
    const latest = await chain.client.getBlockNumber({ cacheTime: 0 });
    if (latest >= next) {
      const range = { fromBlock: next, toBlock: latest };
      for (const { nullifier } of await readAnswersSettled(chain.client, chain.deployment, range)) {
        seen.set(nullifier, performance.now());
      }
      next = latest + 1n;
    }
    onProgress?.(seen.size);
    await pause(100);
  }
  return seen;
}

/** The relayer knows of each answer that it is settled. */
async function assertKnown(url: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    let state = "";
    for (let tries = 0; tries < 100 && state !== "settled"; tries++) {
      if (tries > 0) await pause(100);
      ({ state } = (await get(url, `/answers/${id}`)).body);
    }
    assert.equal(state, "settled", id);
  }
}

/** The chain has one event for each answer. */
async function assertOnce(
  chain: CrowdChain,
  fromBlock: bigint,
  nullifiers: readonly bigint[],
): Promise<void> {
  const events = await readAnswersSettled(chain.client, chain.deployment, { fromBlock });
  const settled = events.map(({ nullifier }) => nullifier);
  assert.deepEqual(settled.sort(compare), [...nullifiers].sort(compare));
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
