import { BusyError } from "../../../shared/http/errors.ts";
import type { Request } from "../../../shared/http/replies.ts";
import type { Stack } from "../../stack.ts";
import { findNames } from "../../store/outside/names.ts";
import { type Change, lastPosition, readChanges } from "../../store/records/changes.ts";
import { withdrawalsQuery } from "./shapes.ts";

/** Milliseconds between looks for something new. */
const LOOK = 200;
/** Programs that wait at the same time. */
const MOST_WAITING = 32;
/** Changes that are looked at together. */
const TOGETHER = 500;

const ends: readonly Change["kind"][] = ["withdrawn", "unlinked", "erased"];

let waiting = 0;

/** Withdrawals after a position, as soon as there is one; without a position only where they are now. */
export async function getWithdrawals(stack: Stack, context: Request) {
  const { after, hold } = withdrawalsQuery.parse(context.req.query());
  const { query } = stack.database;
  if (after === undefined) return context.json({ position: await lastPosition(query), withdrawals: [] });
  if (waiting >= MOST_WAITING) throw new BusyError(503, "TooManyWaiting", "Too many programs wait already.");
  waiting++;
  try {
    let position = after;
    for (const end = performance.now() + hold * 1000; ; ) {
      const changes = await readChanges(query, position, TOGETHER);
      position = changes.at(-1)?.position ?? position;
      const found = changes.filter(({ kind }) => ends.includes(kind));
      const isOver = performance.now() >= end || context.req.raw.signal.aborted;
      if (found.length > 0 || isOver) {
        return context.json({ position, withdrawals: await withdrawalsOf(stack, found) });
      }
      if (changes.length < TOGETHER) await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  } finally {
    waiting--;
  }
}

async function withdrawalsOf({ database, offers, open }: Stack, changes: readonly Change[]) {
  const names = await findNames(
    database.query,
    changes.flatMap(({ customerId }) => customerId ?? []),
  );
  const all = await offers();
  return changes.map(({ customerId, terms, at }) => {
    const name = customerId === undefined ? undefined : names.get(customerId);
    const campaigns = all.filter((offer) => terms === undefined || offer.terms === terms);
    return {
      ...(name !== undefined && { customerId: open(name) }),
      campaigns: campaigns.map(({ campaign }) => `${campaign}`),
      at,
    };
  });
}
