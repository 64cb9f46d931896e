import { getBalance } from "viem/actions";
import type { Request } from "../../shared/http/replies.ts";
import type { Readings } from "../../shared/readings.ts";
import type { Gateway } from "../gateway.ts";
import type { Notes } from "../notes.ts";

/** Milliseconds of failing steps after which something is wrong. */
const LONGEST_FAILING = 60_000;

/** Whether the gateway works; 503 if not. Worked out once a second. */
export async function replyHealth(gateway: Gateway, notes: Notes, read: Readings, context: Request) {
  try {
    const health = await read("health", () => readHealth(gateway, notes));
    return context.json(health, health.status === "ok" ? 200 : 503);
  } catch {
    return context.json({ status: "the chain or the database does not answer" }, 503);
  }
}

async function readHealth({ client, database, deployment }: Gateway, notes: Notes) {
  const [balance, [counts]] = await Promise.all([
    getBalance(client, { address: client.account.address }),
    database.query<{ dirty: string | number; waiting: string | number }>(
      `select (select count(*) from leaves where is_dirty) as dirty,
        (select count(*) from publications where state <> 'done') as waiting`,
    ),
  ]);
  return {
    status: statusOf(notes, balance),
    account: client.account.address,
    balance: `${balance}`,
    /** Leaves that changed since the last root, and roots that are not on chain for good. */
    waiting: { leaves: Number(counts!.dirty), roots: Number(counts!.waiting) },
    deployment,
  };
}

function statusOf({ failingSince }: Notes, balance: bigint): string {
  if (balance === 0n) return "out of funds";
  if (failingSince !== undefined && Date.now() - failingSince > LONGEST_FAILING) {
    return "every attempt to publish has failed for a minute; the log says why";
  }
  return "ok";
}
