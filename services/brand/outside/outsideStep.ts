import { sendCallbacks } from "../erasing/callbacks.ts";
import { staleCopies } from "../store/outside/copies.ts";
import { addDeliveries, forgetDeadLetters, takeDeliveries } from "../store/outside/deliveries.ts";
import { forgetNames } from "../store/outside/names.ts";
import { allTargets, type Target } from "../store/outside/targets.ts";
import { forgetUses } from "../store/outside/uses.ts";
import { fanOut } from "./fanOut.ts";
import { beginFlight } from "./outcome.ts";
import type { OutsideParts } from "./parts.ts";
import { sendAudience } from "./sendAudience.ts";
import { sendWebhooks } from "./sendWebhooks.ts";

const senders = { webhook: sendWebhooks, segment: sendAudience, opendsr: sendCallbacks } as const;
/** Deliveries to one target at the same time. */
const AT_ONCE = { webhook: 16, segment: 50, opendsr: 16 } as const;
/** Milliseconds between two looks for copies that should not be there. */
const LOOK_EVERY = 30_000;
/** Copies that one look finds at most. */
const MOST_STALE = 500;
/** Seconds for which uses are kept. */
const KEEP_USES = 90 * 86_400;

/**
 * Makes a step that sends what is due to approved targets, and returns whether there may be more. Targets work beside each
 * other, so that one that hangs holds up no other; several replicas may step at the same time.
 */
export function createOutsideStep(parts: OutsideParts): () => Promise<boolean> {
  let lookedAt = Number.NEGATIVE_INFINITY;
  const busy = new Set<string>();
  return async () => {
    if (performance.now() - lookedAt > LOOK_EVERY) {
      lookedAt = performance.now();
      await tidy(parts);
    }
    const targets = (await allTargets(parts.database.query)).filter(({ approved }) => approved !== undefined);
    // One that hangs is left to itself and not waited for.
    const free = targets.filter(({ target }) => !busy.has(target));
    const works = free.map(async (target) => {
      busy.add(target.target);
      try {
        return await sendTo(parts, target);
      } finally {
        busy.delete(target.target);
      }
    });
    for (const work of works) work.catch(() => {});
    if (works.length === 0 && busy.size > 0) await pause();
    const first = await Promise.race([Promise.all(works), pause()]);
    return busy.size > 0 || first === undefined || first.some((isMore) => isMore);
  };
}

async function sendTo(parts: OutsideParts, target: Target): Promise<boolean> {
  const isMore = await fanOut(parts.database, target.target, await parts.offers());
  const { query } = parts.database;
  const flight = beginFlight((became) => parts.count?.(target.kind, became));
  const taken = await takeDeliveries(query, target.target, AT_ONCE[target.kind], Date.now());
  if (taken.length === 0) return isMore;
  await senders[target.kind](parts, target, taken, flight);
  return true;
}

/** Clears what a change should have cleared and did not, and forgets what nobody needs any more. */
async function tidy({ database, now }: OutsideParts): Promise<void> {
  const { query } = database;
  const stale = await staleCopies(query, now(), MOST_STALE);
  await addDeliveries(
    query,
    stale.map(({ target, customerId, subject }) => {
      return { target, item: customerId, customerId, subject, position: 0, isUrgent: true, event: undefined };
    }),
  );
  await forgetDeadLetters(query);
  await forgetNames(query, now());
  await forgetUses(query, now() - KEEP_USES);
}

/** Resolves to undefined after a moment. */
function pause(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), 250));
}
