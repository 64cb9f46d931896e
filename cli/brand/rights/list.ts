import { rightsStandings } from "../../../src/brand/rights/list.ts";
import { isEnd } from "../../../src/rights/states.ts";
import { describeCount, describeTime } from "../../campaign/describe.ts";
import { describeCampaign } from "../../campaign/names.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { onRecords } from "./store.ts";

/** Every request about rights that the brand keeps, the most urgent first; exits with 1 where one is late. */
export async function listRights(context: Context): Promise<Outcome> {
  const now = await context.now();
  const standings = await onRecords(context, (store) => rightsStandings(store, now));
  const late = standings.filter(({ isLate }) => isLate).length;
  return {
    data: { requests: standings, late },
    lines: [
      `${describeCount(standings.length, "request")}, ${late} late.`,
      ...standings.flatMap(({ id, subject, action, campaign, words, state, dueAt, isLate }) => [
        `${id}: ${action}, ${isEnd(state) ? state : `${state}, due on ${describeTime(dueAt)}`}${isLate ? ", LATE" : ""}`,
        `  by ${subject}, about ${describeCampaign(context, campaign)}${words === "" ? "" : `: "${words}"`}`,
      ]),
    ],
    refused: late > 0,
  };
}
