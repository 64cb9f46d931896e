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
  /** Of an account with code: whether its message costs little more than one of a plain key. */
  readonly isCheap?: boolean;
  /** Of an account with code: whether it has had nothing within 24 hours. */
  readonly isFirst?: boolean;
}

/**
 * Gas that a transaction of a lane may have now; undefined for no limit. One half is for consents to the terms of
 * sponsored campaigns; a quarter for accounts with code that end a consent on record to such terms, half of that for
 * those that need little and come for the first time today; a quarter for those without any tie to the operator, and a
 * quarter of that for withdrawals only, and half of it for accounts with code that come for the first time: none of them
 * can use up what another needs.
 */
export async function strangersGasLeft(
  query: Query,
  { strangersGas }: Pick<Policy, "strangersGas">,
  { lane, isWithdrawal, isCheap = false, isFirst = true }: Purpose,
): Promise<bigint | undefined> {
  if (lane === "sponsored") return undefined;
  if (lane === "unproven") return strangersGas / 2n - (await strangersGasPaid(query, [lane]));
  const quarter = strangersGas / 4n;
  if (lane === "account") {
    return (isCheap && isFirst ? quarter : quarter / 2n) - (await strangersGasPaid(query, [lane]));
  }
  const most = isWithdrawal ? quarter : (quarter * 3n) / 4n;
  const left = most - (await strangersGasPaid(query, foreignLanes));
  if (lane !== "code" || isFirst) return left;
  const leftOfHalf = most / 2n - (await strangersGasPaid(query, [lane]));
  return leftOfHalf < left ? leftOfHalf : left;
}
