import { approveTarget } from "../../../services/brand/store/outside/targets.ts";
import { secondsNow } from "../../../test/support/brand/customersOnRecord.ts";
import { startReceiver } from "../../../test/support/brand/receiver.ts";
import { findPostgres, startPostgres } from "../../../test/support/postgres.ts";
import type { Figures } from "../../report/figures.ts";
import { addTargets, CAMPAIGN, fillRecords, nameOf } from "./manyRecords.ts";
import { post, type StackProcess, spawnStack } from "./stackProcess.ts";

export interface WithdrawalOptions {
  readonly withdrawals: number;
  readonly kills: number;
}

/** What was told of a customer outside, the last counts. */
type Told = Map<string, { trait: string | null; isStopped: boolean }>;

const REPLICAS = 2;
/** Milliseconds between kills, on average. */
const LIFETIME = 1500;
/** Customers who are asked about at the same time. */
const AT_ONCE = 16;

/**
 * Lets customers stop while pages ask for decisions, an audience is filled and webhooks are sent, and kills one of two
 * processes again and again. Counts what was used after it was acknowledged that nothing is, and what was lost.
 */
export async function benchWithdrawals({ withdrawals, kills }: WithdrawalOptions): Promise<Figures> {
  const programs = findPostgres();
  if (programs === undefined)
    throw new Error("The bench needs PostgreSQL's programs (apt-get install postgresql).");
  const server = await startPostgres(programs);
  const receiver = await startReceiver();
  const stacks: StackProcess[] = [];
  try {
    const location = await server.createDatabase("stops");
    const database = await fillRecords(location, withdrawals);
    await addTargets(database, receiver.url);
    for (let replica = 0; replica < REPLICAS; replica++) stacks.push(await spawnStack(location));
    const names = Array.from({ length: withdrawals }, (_, index) => nameOf(index + 1));
    const acknowledged = new Map<string, number>();
    const told: Told = new Map();
    let usedAfter = 0;
    let decisions = 0;
    const use = (name: string, at: number) => {
      const end = acknowledged.get(name);
      if (end !== undefined && at > end) usedAfter++;
    };
    receiver.answers(async ({ path, body, at }) => {
      for (const { name, trait, isUse, isStop } of readTold(path, body)) {
        const known = told.get(name) ?? { trait: null, isStopped: false };
        told.set(name, {
          trait: trait === undefined ? known.trait : trait,
          isStopped: known.isStopped || isStop,
        });
        if (isUse) use(name, at);
      }
      return 200;
    });
    for (const target of ["segment", "webhook"]) {
      await approveTarget(database.query, target, { by: "Eve", at: secondsNow() });
    }

    let isOver = false;
    const killing = killAll(stacks, location, kills, () => isOver);
    const asking = Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (!isOver) {
          const name = names[Math.floor(Math.random() * names.length)]!;
          const reply = await anywhere(stacks, "/decisions", { customerId: name, campaign: `${CAMPAIGN}` });
          if (reply === undefined) continue;
          decisions++;
          if (reply.content === "personal") use(name, performance.now());
        }
      }),
    );
    const pace = (kills * LIFETIME) / withdrawals;
    const stopping = Promise.all(
      names.map(async (name, index) => {
        await pause(500 + index * pace);
        // Whoever hears nothing asks again: a stop does the same twice as once.
        while ((await anywhere(stacks, "/stops", { customerId: name })) === undefined) await pause(100);
        acknowledged.set(name, performance.now());
      }),
    );
    await Promise.all([stopping, killing]);
    // As long as a delivery may be under way whose process was killed, and its next try.
    await until(() => names.every((name) => isToldOf(told, name)), 120_000);
    isOver = true;
    await asking;
    let lost = names.filter((name) => !isToldOf(told, name)).length;
    for (const name of names) {
      const reply = await anywhere(stacks, "/decisions", { customerId: name, campaign: `${CAMPAIGN}` });
      if (reply?.content === "personal") lost++;
    }
    await database.close();
    return {
      "withdrawals.count": withdrawals,
      "withdrawals.usedAfter": usedAfter,
      "withdrawals.decisions": decisions,
      "withdrawals.messages": receiver.received.length,
      "kills.count": kills,
      "kills.lost": lost,
    };
  } finally {
    for (const stack of stacks) await stack.end("SIGKILL");
    await receiver.close();
    await server.stop();
  }
}

/** Kills one process after another at random moments and starts another in its place. */
async function killAll(stacks: StackProcess[], location: string, kills: number, isOver: () => boolean) {
  for (let killed = 0; killed < kills && !isOver(); killed++) {
    await pause(LIFETIME * (0.5 + Math.random()));
    const place = killed % stacks.length;
    await stacks[place]!.end("SIGKILL");
    stacks[place] = await spawnStack(location);
  }
}

/** Asks one of the processes; undefined if it does not answer. */
async function anywhere(stacks: readonly StackProcess[], route: string, body: object) {
  const { url } = stacks[Math.floor(Math.random() * stacks.length)]!;
  try {
    const { status, json } = await post(`${url}${route}`, body);
    return status === 200 ? json : undefined;
  } catch {
    await pause(20);
    return undefined;
  }
}

/** What a message says of customers: a segment that is known, null where it is cleared, or that they stopped. */
function readTold(path: string, body: string) {
  const json = JSON.parse(body);
  if (path === "/webhook") {
    const { type, data } = json;
    const [isUse, isStop] = [type === "segment.known", type === "consent.withdrawn"];
    return [{ name: data.customerId as string, trait: undefined, isUse, isStop }];
  }
  const identified = (
    json.batch as { type: string; userId: string; traits?: Record<string, string | null> }[]
  ).filter(({ type }) => type === "identify");
  return identified.map(({ userId, traits }) => {
    const trait = traits?.[`decdp_${CAMPAIGN}`];
    return { name: userId, trait, isUse: typeof trait === "string", isStop: false };
  });
}

function isToldOf(told: Told, name: string): boolean {
  const last = told.get(name);
  return last?.isStopped === true && last.trait === null;
}

async function until(condition: () => boolean, longest: number): Promise<void> {
  for (const end = performance.now() + longest; !condition() && performance.now() < end; ) await pause(100);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
