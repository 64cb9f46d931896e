import type { Offer } from "../../../src/brand/decision/offer.ts";
import type { Query } from "../../shared/database/database.ts";
import { readOffers } from "../store/outside/settings.ts";

/** Milliseconds for which what campaigns are used for counts as read. */
const FRESH = 1000;

/** What campaigns are used for, as read within the last second or so. */
export type Offers = () => Promise<readonly Offer[]>;

/**
 * Keeps what all decisions need, which changes a few times a day. While the database is gone the last reading goes on to
 * count: a decision needs the customer's record besides, and finds out.
 */
export function createOffers(query: Query): Offers {
  let last: readonly Offer[] | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<readonly Offer[]> | undefined;
  const read = () => {
    reading ??= readOffers(query)
      .then((offers) => {
        [last, readAt] = [offers, performance.now()];
        return offers;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return async () => {
    if (last === undefined) return read();
    if (performance.now() - readAt > FRESH) read().catch(() => {});
    return last;
  };
}
