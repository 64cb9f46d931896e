import { isEnd } from "../../rights/states.ts";
import type { RightsStanding } from "../rights/list.ts";

/** How requests about rights stand at one time. */
export interface RightsFigures {
  readonly requests: number;
  readonly open: number;
  /** Open beyond the time that the law or the brand's notice gives. */
  readonly late: number;
  /** When the next open request is due that is not late yet, Unix seconds. */
  readonly nextDueAt: number | undefined;
}

/** From `rightsStandings`. */
export function rightsFigures(standings: readonly RightsStanding[]): RightsFigures {
  const open = standings.filter(({ state }) => !isEnd(state));
  const due = open.filter(({ isLate }) => !isLate).map(({ dueAt }) => dueAt);
  return {
    requests: standings.length,
    open: open.length,
    late: open.length - due.length,
    nextDueAt: due.length === 0 ? undefined : Math.min(...due),
  };
}
