import type { Query } from "../../shared/database/database.ts";
import { foreignLanes, isForeign, type Lane, strangersLanes } from "../lanes.ts";
import type { Policy } from "../relayer.ts";

/** The part of the strangers' gas that is not for lanes without any tie to the operator, as one of so many. */
const RESERVED = 2n;

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

/**
 * Gas that a transaction of a lane may have now; undefined for no limit. Half of it all is kept for withdrawals and for
 * consents to the terms of sponsored campaigns, so that strangers' code cannot use up what those need.
 */
export async function strangersGasLeft(
  query: Query,
  { strangersGas }: Pick<Policy, "strangersGas">,
  lane: Lane,
  isWithdrawal: boolean,
): Promise<bigint | undefined> {
  if (lane === "sponsored") return undefined;
  const left = strangersGas - (await strangersGasPaid(query));
  if (!isForeign(lane) || isWithdrawal) return left;
  const share = strangersGas / RESERVED - (await strangersGasPaid(query, foreignLanes));
  return share < left ? share : left;
}
