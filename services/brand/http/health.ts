import { getBalance } from "viem/actions";
import type { Request } from "../../shared/http/replies.ts";
import type { Readings } from "../../shared/readings.ts";
import type { Brand } from "../brand.ts";
import type { Notes } from "../notes.ts";
import { lastBlocks } from "../store/chain/blocks.ts";

/** Milliseconds of failing steps after which something is wrong. */
const LONGEST_FAILING = 60_000;

/** Whether the service works; 503 if not. Worked out once a second. */
export async function replyHealth(brand: Brand, notes: Notes, read: Readings, context: Request) {
  try {
    const health = await read("health", () => readHealth(brand, notes));
    return context.json(health, health.status === "ok" ? 200 : 503);
  } catch {
    return context.json({ status: "the chain or the database does not answer" }, 503);
  }
}

async function readHealth({ client, database, deployment }: Brand, notes: Notes) {
  const [balance, [last], [counts]] = await Promise.all([
    getBalance(client, { address: client.account.address }),
    lastBlocks(database.query, 1),
    database.query<{ waiting: string | number; unread: string | number }>(
      `select (select count(*) from submissions) as waiting,
        (select count(*) from campaigns where not is_followed) as unread`,
    ),
  ]);
  return {
    status: statusOf(notes, balance),
    account: client.account.address,
    balance: `${balance}`,
    /** The last block that was read, and its time in Unix seconds. */
    readTo: last && { block: `${last.number}`, time: last.time },
    /** Answers that are not final on chain, and campaigns of which the chain is still being read. */
    waiting: { answers: Number(counts!.waiting), campaigns: Number(counts!.unread) },
    deployment,
  };
}

function statusOf({ failingSince, incomplete }: Notes, balance: bigint): string {
  if (incomplete !== undefined) return incomplete;
  if (balance === 0n) return "out of funds";
  if (failingSince !== undefined && Date.now() - failingSince > LONGEST_FAILING) {
    return "every step has failed for a minute; the log says why";
  }
  return "ok";
}
