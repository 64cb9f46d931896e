import assert from "node:assert/strict";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { createRandom } from "../random.ts";
import { type Attack, prepareAttackers } from "./attackers.ts";
import { type HonestItem, prepareHonest, readOnChain } from "./honest.ts";
import { get, post, prepareRelayer } from "./relayerUnderTest.ts";
import { keepKilling } from "./runningRelayer.ts";
import { readPaid } from "./strangersPaid.ts";

export interface Storm {
  /** Honest messages of each of four kinds. */
  readonly honest: number;
  /** How often the relayer's process is killed meanwhile. */
  readonly kills: number;
  /** Milliseconds that a process lives at most once it listens. */
  readonly lifetime: number;
  /** Requests at the same time whose bodies never end. */
  readonly slowBodies: number;
  /** Milliseconds between two attempts of one kind of attack. */
  readonly attackEvery: number;
  /** Gas that the relayer may pay for strangers. */
  readonly strangersGas: bigint;
  /** Seconds after which the relayer gives up what waits. */
  readonly longestWait: number;
  /** Seconds from the first attempt until an honest message has to be on chain. */
  readonly inTime: number;
  readonly seed: number;
  /** Called when everything is on chain that has to be there before. */
  readonly onPrepared: () => Promise<void>;
  /** Called from time to time. */
  readonly onProgress?: (taken: number, onChain: number, kills: number) => void;
}

/** What a storm came to. Gas is counted from the chain's blocks. */
export interface StormResult {
  readonly sent: number;
  readonly settled: number;
  /** Honest messages that are not on chain, or came too late, in words. */
  readonly missing: readonly string[];
  /** Seconds from the first attempt of an honest message until it was seen on chain. */
  readonly latencies: readonly number[];
  readonly gasPaid: bigint;
  readonly gasTotal: bigint;
  readonly kills: number;
  /** Attempts of each attack, by the status that they got; 0 where the relayer was not there. */
  readonly attempts: Readonly<Record<string, Readonly<Record<number, number>>>>;
  /** Seconds from the last honest message on chain until nothing waited any more; undefined if something still does. */
  readonly emptyAfter: number | undefined;
}

/** Honest customers at the same time. */
const CUSTOMERS = 6;

/** Lets honest customers and attackers loose on a relayer that is killed again and again. */
export async function storm(chain: CrowdChain, options: Storm): Promise<StormResult> {
  const { kills, lifetime, seed, strangersGas, longestWait, inTime } = options;
  const random = createRandom(seed);
  const items = await prepareHonest(chain, options.honest);
  const relayer = await prepareRelayer(chain);
  let url = () => "";
  const { attacks, holdBodies } = await prepareAttackers(chain, random, () => url());
  await options.onPrepared();
  const fromBlock = await chain.client.getBlockNumber({ cacheTime: 0 });
  const parameters = [
    ...["--strangers-gas", `${strangersGas}`, "--largest-age", "2"],
    ...["--longest-wait", `${longestWait}`, "--rate", "6000", "--poll", "100", "--largest-fee", "100000"],
  ];
  // Kills keep to the pace of what is taken, as what is sent keeps to theirs: a busy machine takes long to start.
  let taken = () => 0;
  const mayKill = (killed: number) => taken() >= Math.floor((killed * items.length) / kills) - CUSTOMERS;
  const running = await keepKilling(relayer, parameters, { kills, lifetime, random, mayKill });
  url = running.url;
  const letGo = holdBodies(options.slowBodies);
  const attackers = startAttacks(attacks, options.attackEvery);
  try {
    const honest = startHonest(items, running, { kills, inTime });
    taken = honest.taken;
    const latencies = await followHonest(chain, honest, options, running.kills);
    await Promise.all([honest.done, running.survived]);
    const attempts = await attackers.stop();
    letGo();
    const emptyAfter = await waitUntilEmpty(running.url, 2 * longestWait);
    const missing = items
      .filter((_, place) => !((latencies.get(place) ?? Infinity) <= inTime))
      .map(({ kind, subject }) => `${kind} of ${subject}`);
    const subjects = new Set(items.map(({ subject }) => subject.toLowerCase()));
    const paid = await readPaid(chain, relayer.account.address, subjects, fromBlock);
    return {
      sent: items.length,
      settled: items.length - missing.length,
      missing,
      latencies: [...latencies.values()],
      gasPaid: paid.strangers,
      gasTotal: paid.total,
      kills: running.kills(),
      attempts,
      emptyAfter,
    };
  } finally {
    letGo();
    await attackers.stop();
    await running.end();
    relayer.remove();
  }
}

/** Makes each attack again and again, until stopped; counts what it got. */
function startAttacks(attacks: Readonly<Record<string, Attack>>, every: number) {
  const attempts: Record<string, Record<number, number>> = {};
  let isRunning = true;
  const loops = Object.entries(attacks).map(async ([name, attack]) => {
    const counts: Record<number, number> = {};
    attempts[name] = counts;
    while (isRunning) {
      const status = await attack().catch(() => 0);
      counts[status] = (counts[status] ?? 0) + 1;
      await pause(every);
    }
  });
  return {
    async stop() {
      isRunning = false;
      await Promise.all(loops);
      return attempts;
    },
  };
}

interface HonestRun {
  readonly items: readonly HonestItem[];
  /** When each was first sent, by its place; in milliseconds. */
  readonly sentAt: readonly number[];
  readonly taken: () => number;
  readonly done: Promise<unknown>;
}

/** Sends all items, in a mixed order and spread over the kills, each until it is taken. */
function startHonest(
  items: readonly HonestItem[],
  running: { url(): string; kills(): number },
  { kills, inTime }: Pick<Storm, "kills" | "inTime">,
): HonestRun {
  const count = items.length;
  // One of each kind after the other.
  const quarter = count / 4;
  const order = Array.from({ length: count }, (_, step) => (step % 4) * quarter + Math.floor(step / 4));
  const sentAt: number[] = [];
  let next = 0;
  let taken = 0;
  const customers = Array.from({ length: CUSTOMERS }, async () => {
    while (next < count) {
      const step = next++;
      while (running.kills() < Math.floor((step * kills) / count)) await pause(20);
      const place = order[step]!;
      sentAt[place] = performance.now();
      await sendUntilTaken(running, items[place]!, inTime);
      taken++;
    }
  });
  return { items, sentAt, taken: () => taken, done: Promise.all(customers) };
}

/** As a customer does whose connection breaks, or who is told to come again. */
async function sendUntilTaken(
  running: { url(): string },
  { route, body }: HonestItem,
  inTime: number,
): Promise<void> {
  const end = Date.now() + inTime * 1000;
  for (;;) {
    const reply = await post(running.url(), route, body).catch(() => undefined);
    if (reply?.status === 200 || reply?.status === 202) return;
    const isPassing = reply === undefined || [408, 429, 503].includes(reply.status);
    assert.ok(isPassing, `An honest message got ${reply?.status}: ${JSON.stringify(reply?.body)}`);
    assert.ok(Date.now() < end, `An honest message was not taken: ${JSON.stringify(reply?.body)}`);
    await pause(50);
  }
}

/** Seconds that each item took by its place, once everything is on chain or has had its time. */
async function followHonest(
  chain: CrowdChain,
  { items, sentAt, taken, done }: HonestRun,
  { inTime, onProgress }: Storm,
  kills: () => number,
): Promise<ReadonlyMap<number, number>> {
  const latencies = new Map<number, number>();
  let isDone = false;
  let failure: unknown;
  done.then(
    () => {
      isDone = true;
    },
    (error: unknown) => {
      failure = error;
    },
  );
  for (;;) {
    if (failure !== undefined) throw failure;
    const onChain = await readOnChain(chain);
    for (const [place, item] of items.entries()) {
      const sent = sentAt[place];
      if (sent === undefined || latencies.has(place)) continue;
      if (await item.isOnChain(onChain)) latencies.set(place, (performance.now() - sent) / 1000);
    }
    onProgress?.(taken(), latencies.size, kills());
    if (latencies.size === items.length) break;
    const lastSent = Math.max(0, ...sentAt.filter((sent) => sent !== undefined));
    if (isDone && performance.now() - lastSent > inTime * 1000) break;
    await pause(1000);
  }
  return latencies;
}

/** Seconds until nothing waits any more. */
async function waitUntilEmpty(url: () => string, longest: number): Promise<number | undefined> {
  const start = performance.now();
  while (performance.now() - start < longest * 1000) {
    const reply = await get(url(), "/health").catch(() => undefined);
    const { answers, consents, withdrawals, claims } = reply?.body.waiting ?? {};
    if ([answers, consents, withdrawals, claims].every((count) => count === 0)) {
      return (performance.now() - start) / 1000;
    }
    await pause(500);
  }
  return undefined;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
