import type { Gateway } from "../gateway.ts";
import { findTrees } from "../store/trees.ts";
import { advanceTree } from "./advanceTree.ts";
import { openNextTree } from "./openNextTree.ts";

/**
 * Does what is due for each issuer of the gateway. Only one process of a gateway may do so at a time: all send from one
 * account. What fails for one tree keeps none of the others from the chain; the first error is thrown when all had their
 * turn. Returns whether something was done, so that there may be more.
 */
export async function publishDue(gateway: Gateway): Promise<boolean> {
  let isBusy = false;
  const failures: unknown[] = [];
  for (const managed of gateway.issuers.values()) {
    const trees = await findTrees(gateway.database.query, managed.name);
    const steps = [
      ...trees.map((tree) => () => advanceTree(gateway, managed, tree)),
      () => openNextTree(gateway, managed, trees),
    ];
    for (const step of steps) {
      try {
        if (await step()) isBusy = true;
      } catch (error) {
        failures.push(error);
      }
    }
  }
  if (failures.length > 0) throw failures[0];
  return isBusy;
}
