import type { ReviewedTarget } from "../../../src/brand/office/officer.ts";
import type { Query } from "../../shared/database/database.ts";
import { allTargets } from "../store/outside/targets.ts";

/** Targets without what is secret about them. */
export async function targetsOf(query: Query): Promise<ReviewedTarget[]> {
  return (await allTargets(query)).map(({ target, kind, url, campaigns, createdAt, approved }) => ({
    ...{ target, kind, url, createdAt },
    ...(campaigns && { campaigns: campaigns.map((one) => `${one}`) }),
    ...(approved && { approved }),
  }));
}
