import { type NoisyTally, releaseTally } from "../../../../src/brand/insights/release.ts";
import { openBudget, type PrivacyBudget, readBudget } from "../../../../src/brand/privacy/budget.ts";
import { DecdpError } from "../../../../src/errors.ts";
import { RequestRefusedError } from "../../../shared/http/errors.ts";
import { storeIn } from "../../store/exchange/kept.ts";
import { allDrafts } from "../drafts.ts";
import type { Office } from "../office.ts";
import { segmentCounts } from "./counts.ts";
import { groupsOf } from "./insights.ts";

/** Thousandths: an epsilon of 1 for all that ever leaves this brand. */
const BUDGET = 1_000;
const DAY = 86_400;

/** What is left of the budget that all releases share; it is opened where there is none. */
export async function budgetOf({ database }: Pick<Office, "database">): Promise<PrivacyBudget> {
  const store = storeIn(database.query);
  return (await store.get("privacy/budget")) === undefined ? openBudget(store, BUDGET) : readBudget(store);
}

/**
 * A tally that may leave the brand, as of the last midnight: asked again on the same day it is the same and costs nothing.
 * Throws `RequestRefusedError` where too little of the budget is left.
 */
export async function releaseOf(office: Office, campaign: bigint, epsilon: number): Promise<NoisyTally> {
  const { database, now } = office;
  await budgetOf(office);
  const asOf = now() - (now() % DAY);
  const counts = await segmentCounts(database.query, { campaign, now: now() });
  const draft = (await allDrafts(database.query)).find(({ published }) => published === `${campaign}`);
  try {
    return await releaseTally(storeIn(database.query), {
      ...{ campaign, counts, names: groupsOf(draft, counts), asOf, epsilon },
    });
  } catch (error) {
    if (!(error instanceof DecdpError)) throw error;
    throw new RequestRefusedError("NotReleased", error.shortMessage, { hint: error.hint ?? "" });
  }
}
