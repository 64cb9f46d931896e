import type { Address } from "viem";
import type { Offer } from "../../../src/brand/decision/offer.ts";
import type { Database, Query } from "../../shared/database/database.ts";
import { addDeliveries, countDeliveries, type Delivery } from "../store/outside/deliveries.ts";
import { advanceTarget, findTarget, type Target } from "../store/outside/targets.ts";
import { type Change, readChanges } from "../store/records/changes.ts";
import { changesAudience, eventOf, isUrgent } from "./events.ts";

/** Changes that are looked at together. */
const TOGETHER = 500;
/** Deliveries of a target that wait; more are left where they come from until some have gone. */
const MOST_WAITING = 5000;

/**
 * Puts what has happened on its way to an approved target, and returns whether there may be more. Urgent changes are looked
 * for ahead of the others, however many of those wait.
 */
export function fanOut(database: Database, name: string, offers: readonly Offer[]): Promise<boolean> {
  return database.transaction(async (query) => {
    const target = await findTarget(query, name, "for update");
    if (target?.approved === undefined) return false;
    const first = await readChanges(query, target.urgentPosition, TOGETHER);
    await addDeliveries(query, deliveriesOf(target, first.filter(isUrgent), offers));
    const urgentPosition = first.at(-1)?.position ?? target.urgentPosition;
    const { waiting } = await countDeliveries(query, name);
    const hasRoom = waiting < MOST_WAITING;
    // Never ahead of the urgent ones, which would be left out.
    const others = hasRoom
      ? (await readChanges(query, target.position, TOGETHER)).filter(
          ({ position }) => position <= urgentPosition,
        )
      : [];
    const usual = others.filter((change) => !isUrgent(change));
    await addDeliveries(query, deliveriesOf(target, usual, offers));
    const position = others.at(-1)?.position ?? target.position;
    const filledTo = hasRoom ? await fill(query, target) : target.filledTo;
    await advanceTarget(query, { target: name, position, urgentPosition, filledTo });
    return first.length + others.length > 0 || (hasRoom && filledTo !== undefined);
  });
}

function deliveriesOf(
  target: Target,
  changes: readonly Change[],
  offers: readonly Offer[],
): Omit<Delivery, "tries">[] {
  return changes.flatMap((change): Omit<Delivery, "tries">[] => {
    const { position, subject, customerId } = change;
    // Nobody outside knows who it is.
    if (customerId === undefined) return [];
    const common = { target: target.target, subject, customerId, position, isUrgent: isUrgent(change) };
    if (target.kind === "segment") {
      return changesAudience(change) ? [{ ...common, item: customerId, event: undefined }] : [];
    }
    // Callbacks are put on their way by the erasure that they are about.
    if (target.kind === "opendsr") return [];
    const event = eventOf(change, offers, target.campaigns);
    if (event === undefined) return [];
    return [{ ...common, item: `${position}`, event: JSON.stringify(event, bigintsAsText) }];
  });
}

/** Puts customers on their way whose segments were known before an audience was approved; returns how far it has come. */
async function fill(query: Query, { target, filledTo, position }: Target): Promise<string | undefined> {
  if (filledTo === undefined) return undefined;
  const rows = await query<{ subject: Address; customer_id: string }>(
    `select subject, customer_id from customers where subject > $1 and exists (
      select from answers where answers.subject = customers.subject
    ) order by subject limit $2`,
    [filledTo, TOGETHER],
  );
  await addDeliveries(
    query,
    rows.map(({ subject, customer_id: customerId }) => {
      return { target, item: customerId, subject, customerId, position, isUrgent: false, event: undefined };
    }),
  );
  return rows.at(-1)?.subject;
}

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}
