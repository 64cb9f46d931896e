import type { Query } from "../../shared/database/database.ts";
import { foreignLanes, isForeign, type Lane, strangersLanes } from "../lanes.ts";
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

/**
 * Gas that a transaction of a lane may have now; undefined for no limit. One half is for consents to the terms of
 * sponsored campaigns, the other for those without any tie to the operator, and a quarter of that for withdrawals only:
 * neither of them can use up what another needs.
 */
export async function strangersGasLeft(
  query: Query,
  { strangersGas }: Pick<Policy, "strangersGas">,
  lane: Lane,
  isWithdrawal: boolean,
): Promise<bigint | undefined> {
  if (lane === "sponsored") return undefined;
  const half = strangersGas / 2n;
  if (!isForeign(lane)) return half - (await strangersGasPaid(query, [lane]));
  const most = isWithdrawal ? half : (half * 3n) / 4n;
  return most - (await strangersGasPaid(query, foreignLanes));
}
