import type { Query } from "../../shared/database/database.ts";
import type { Lane } from "../lanes.ts";

/** How many answers and messages of a lane are not final yet. */
export interface PendingCount {
  readonly lane: Lane;
  readonly areWithdrawals: boolean;
  readonly count: number;
}

export async function countPending(query: Query): Promise<readonly PendingCount[]> {
  return query<PendingCount>(
    `select lane, "areWithdrawals", count(*)::integer as count
     from (select lane, false as "areWithdrawals" from answers where state in ('queued', 'sent')
           union all select lane, kind = 'withdrawal' from messages where state in ('queued', 'sent')) as pending
     group by lane, "areWithdrawals"`,
  );
}

/** How many there are of some lanes: withdrawals, or everything else. */
export function pendingIn(
  counts: readonly PendingCount[],
  lanes: readonly Lane[],
  areWithdrawals: boolean,
): number {
  return counts
    .filter((entry) => entry.areWithdrawals === areWithdrawals && lanes.includes(entry.lane))
    .reduce((sum, { count }) => sum + count, 0);
}
