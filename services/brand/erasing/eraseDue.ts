import type { Database } from "../../shared/database/database.ts";
import { untilUnused } from "../outside/untilUnused.ts";
import { moveErasure, nextErasure, noteErased } from "../store/outside/erasureRequests.ts";
import { callBack } from "./callbacks.ts";
import { eraseRows } from "./erase.ts";

/**
 * Does the oldest erasure that was asked for, and returns whether there was one. One process at a time does so; whoever goes
 * on after a crash finds what was removed noted, and only tells it.
 *
 * @param now Unix seconds.
 */
export async function eraseDue(database: Database, now: number): Promise<boolean> {
  const request = await nextErasure(database.query);
  if (request === undefined) return false;
  const { id, customerIds } = request;
  const subjects = await database.transaction(async (query) => {
    // It may have been cancelled since.
    const isWanted = await moveErasure(query, id, { from: ["pending", "in_progress"], to: "in_progress" });
    if (!isWanted) return [];
    const results = [];
    for (const customerId of customerIds) results.push(await eraseRows(query, customerId, now));
    if (results.length > 0) {
      await noteErased(query, id, {
        erased: [...new Set(results.flatMap(({ erased }) => erased))],
        remains: [...new Set(results.flatMap(({ remains }) => remains))],
      });
    }
    return results.flatMap(({ subjects }) => subjects);
  });
  for (const subject of subjects) await untilUnused(database.query, subject);
  await database.transaction(async (query) => {
    const isMoved = await moveErasure(query, id, { from: ["pending", "in_progress"], to: "completed" });
    if (isMoved) await callBack(query, request, now);
  });
  return true;
}
