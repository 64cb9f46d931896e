import type { Query } from "../../shared/database/database.ts";
import type { MessageKind } from "../http/messages.ts";
import { codeLanes, type Lane } from "../lanes.ts";

/** What an account whose code the relayer runs has had of it within 24 hours, and what of it waits. */
export interface Standing {
  /** Gas that its messages have taken, whatever came of them. */
  readonly spent: number;
  /** Gas of its withdrawals that failed in their blocks, as much as each might have taken. */
  readonly burnt: number;
  /** Its messages that are not final yet. */
  readonly pending: number;
}

export async function standingOf(query: Query, subject: string): Promise<Standing> {
  const [row] = await query<Standing>(
    `select coalesce(sum(gas), 0)::float8 as spent, coalesce(sum(gas) filter (where failed), 0)::float8 as burnt,
       (select count(*)::integer from messages
        where subject = $1 and state in ('queued', 'sent') and lane = any($2)) as pending
     from spent where subject = $1 and spent_at > now() - interval '24 hours'`,
    [subject, codeLanes],
  );
  return row!;
}

/** How many messages of one kind, subject and terms, which run the subject's code, wait to be sent. */
export async function countAlike(
  query: Query,
  kind: MessageKind,
  { subject, terms }: { readonly subject: string; readonly terms: string },
): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*)::integer as count from messages
     where kind = $1 and subject = $2 and state = 'queued' and lane = any($4) and body::jsonb ->> 'terms' = $3`,
    [kind, subject, terms.toLowerCase(), codeLanes],
  );
  return row!.count;
}

/** Gas that all that waits in a lane gets; what has no amount of its own gets as much as is given here. */
export async function gasWaiting(query: Query, lane: Lane, codeGas: number): Promise<bigint> {
  const [row] = await query<{ gas: string }>(
    `select coalesce(sum(coalesce(gas, $2)::numeric), 0)::text as gas from messages
     where lane = $1 and state = 'queued'`,
    [lane, codeGas],
  );
  return BigInt(row!.gas);
}

/**
 * Notes what the messages of a work have cost, each its share of the gas of the transaction; what an account's code has
 * made fail in its block counts with all that it might have taken.
 */
export async function chargeAccounts(
  query: Query,
  work: number,
  gasUsed: bigint,
  failed: readonly string[],
): Promise<void> {
  await query(
    `insert into spent (subject, gas, failed)
     select subject, case when has_failed then gas else share end, has_failed
     from (select subject, gas, ceil($2::numeric / count(*) over ())::integer as share,
             gas is not null and id = any($3::text[]) as has_failed
           from messages where work = $1) as items
     where subject is not null`,
    [work, `${gasUsed}`, failed],
  );
}
