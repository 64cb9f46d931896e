import { memoryStore, type Store } from "../../../src/store.ts";

const NAME = "decdp-account";
const TABLE = "pieces";

/** Where an unfinished account is kept in this browser. In memory where the browser keeps nothing, as in some private windows. */
export async function openProgressStore(): Promise<Store> {
  try {
    return storeIn(await open());
  } catch {
    return memoryStore();
  }
}

async function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(TABLE);
  };
  return resultOf(opening);
}

function storeIn(database: IDBDatabase): Store {
  const table = (mode: IDBTransactionMode) => database.transaction(TABLE, mode).objectStore(TABLE);
  return {
    get: (key) => resultOf<string | undefined>(table("readonly").get(key)),
    set: async (key, value) => void (await resultOf(table("readwrite").put(value, key))),
    delete: (key) => resultOf(table("readwrite").delete(key)),
    list: async (prefix) =>
      (await resultOf(table("readonly").getAllKeys()))
        .filter((key): key is string => typeof key === "string" && key.startsWith(prefix))
        .sort(),
  };
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
