import type { Gateway } from "../gateway.ts";
import { findTrees } from "../store/trees.ts";
import { advanceTree } from "./advanceTree.ts";
import { openNextTree } from "./openNextTree.ts";

/**
 * Does what is due for each issuer of the gateway. Only one process of a gateway may do so at a time: all send from one
 * account. Returns whether something was done, so that there may be more.
 */
export async function publishDue(gateway: Gateway): Promise<boolean> {
  let isBusy = false;
  for (const managed of gateway.issuers.values()) {
    const trees = await findTrees(gateway.database.query, managed.name);
    for (const tree of trees) {
      if (await advanceTree(gateway, managed, tree)) isBusy = true;
    }
    if (await openNextTree(gateway, managed, trees)) isBusy = true;
  }
  return isBusy;
}
