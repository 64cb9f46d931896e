import type { Store } from "../../store.ts";

const last = new WeakMap<Store, Promise<unknown>>();

/** Does one piece of work after the other on a store, in this process, whatever becomes of the one before. */
export function inTurn<Value>(store: Store, work: () => Promise<Value>): Promise<Value> {
  const before = last.get(store) ?? Promise.resolve();
  const done = before.then(work, work);
  last.set(
    store,
    done.catch(() => undefined),
  );
  return done;
}
