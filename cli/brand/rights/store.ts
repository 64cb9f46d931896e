import type { Store } from "../../../src/store.ts";
import type { Context } from "../../setting/context.ts";
import { recordStore } from "../records/recordStore.ts";

/** Runs something on what the brand keeps, whole or not at all. */
export function onRecords<Result>(
  { state }: Context,
  run: (store: Store) => Promise<Result>,
): Promise<Result> {
  return state.transaction((writer) => run(recordStore(writer)));
}
