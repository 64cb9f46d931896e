import type { Address, Hex } from "viem";
import type { Database } from "../../../shared/database/database.ts";
import { appendChanges, forgetChanges } from "./changes.ts";
import { forgetUnder, type Pair } from "./consents.ts";

/** Rows that one sweep forgets at most of each kind, so that nobody waits for it. */
const MOST = 1000;
/** Milliseconds for which it is known what happened. */
const KEEP_CHANGES = 30 * 86_400_000;
/** Seconds for which a link that is over can still say so. */
const KEEP_REQUESTS = 7 * 86_400;

/**
 * Forgets what may not be kept any more at `now`, Unix seconds: answers that have expired or whose consent has run out,
 * seal keys, links and nonces. Consents stay as evidence. Returns whether there may be more.
 */
export async function sweep(database: Database, now: number): Promise<boolean> {
  const isMore = await database.transaction(async (query) => {
    const over = await query<Pair>(
      `select subject, terms from consents where not is_swept and until <= $1 and until > 0
        order by subject, terms limit $2 for update skip locked`,
      [now, MOST],
    );
    await forgetUnder(query, over);
    await query(
      `update consents set is_swept = true
        where (subject, terms) in (select * from unnest($1::text[], $2::text[]))`,
      [over.map(({ subject }) => subject), over.map(({ terms }) => terms)],
    );
    const expired = await query<{ subject: Address; terms: Hex; campaign: string }>(
      `delete from answers where (campaign, nullifier) in (
          select campaign, nullifier from answers where expiry <= $1 limit $2 for update skip locked
        ) returning subject, terms, campaign`,
      [now, MOST],
    );
    await query("delete from seal_keys where forget_at <= $1", [now]);
    await query("delete from nonces where expires_at <= $1", [now]);
    await query("delete from requests where expires_at <= $1", [now - KEEP_REQUESTS]);
    await appendChanges(query, [
      ...over.map(({ subject, terms }) => ({ kind: "expired", subject, terms }) as const),
      ...expired.map(({ subject, terms, campaign }) => {
        return { kind: "expired", subject, terms, campaign: BigInt(campaign) } as const;
      }),
    ]);
    return over.length === MOST || expired.length === MOST;
  });
  await forgetChanges(database.query, Date.now() - KEEP_CHANGES);
  return isMore;
}
