import type { Query } from "../../shared/database/database.ts";
import { foreignLanes, type Lane, strangersLanes } from "../lanes.ts";
import type { Policy } from "../policy.ts";

/**
 * Gas that strangers have cost within 24 hours: what final transactions used, and all that those on their way may use.
 * It is on disk before anything is sent, so that no crash makes the relayer forget what it has paid.
 */
export async function strangersGasPaid(
  query: Query,
  lanes: readonly Lane[] = strangersLanes,
): Promise<bigint> {
  const [row] = await query<{ gas: string }>(
    `select coalesce(sum(case when state = 'open' then gas::numeric else gas_used::numeric end), 0)::text as gas
     from works where lane = any($1)
       and (state = 'open' or (state = 'done' and closed_at > now() - interval '24 hours'))`,
    [lanes],
  );
  return BigInt(row!.gas);
}

/** What strangers' gas may be for. */
export interface Purpose {
  readonly lane: Lane;
  readonly isWithdrawal: boolean;
  /** Whether a message has little more than one of a plain key. */
  readonly isCheap?: boolean;
}

/**
 * Gas that a transaction of a lane may have now; undefined for no limit. One half is for consents to the terms of
 * sponsored campaigns; a quarter for accounts with code that end a consent on record to such terms, half of that for
 * those that need little; a quarter for those without any tie to the operator, and a quarter of that for withdrawals
 * only: none of them can use up what another needs.
 */
export async function strangersGasLeft(
  query: Query,
  { strangersGas }: Pick<Policy, "strangersGas">,
  { lane, isWithdrawal, isCheap = false }: Purpose,
): Promise<bigint | undefined> {
  if (lane === "sponsored") return undefined;
  if (lane === "unproven") return strangersGas / 2n - (await strangersGasPaid(query, [lane]));
  const quarter = strangersGas / 4n;
  if (lane === "account") {
    return (isCheap ? quarter : quarter / 2n) - (await strangersGasPaid(query, [lane]));
  }
  const most = isWithdrawal ? quarter : (quarter * 3n) / 4n;
  return most - (await strangersGasPaid(query, foreignLanes));
}

/** Gas that an account's code took within 24 hours, in withdrawals that failed in their blocks for all that. */
export async function gasBurntBy(query: Query, subject: string): Promise<number> {
  const [row] = await query<{ gas: number }>(
    `select coalesce(sum(gas), 0)::integer as gas from burnt
     where subject = $1 and burnt_at > now() - interval '24 hours'`,
    [subject],
  );
  return row!.gas;
}
