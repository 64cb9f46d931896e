import { DecdpError } from "../../../src/errors.ts";

const NAME = "decdp-customer";
const TABLE = "values";
const OWNER = "tab/owner";
/** This page, as long as it is open. */
const PAGE = crypto.randomUUID();

/** A table of texts in IndexedDB. What is written is on the disk before a promise settles. */
export interface DeviceTable {
  get(key: string): Promise<string | undefined>;
  /** All of them or none. */
  put(entries: ReadonlyMap<string, string>): Promise<void>;
  delete(key: string): Promise<void>;
  keys(prefix: string): Promise<string[]>;
  /** From now on only this page writes: `put` and `delete` of another one throw `DecdpError`. */
  claim(): Promise<void>;
}

/** Throws `DOMException` where the browser keeps nothing, as in some private windows. */
export async function openDeviceTable(): Promise<DeviceTable> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(TABLE);
  };
  const database = await resultOf(opening);
  // Another tab may bring a newer layout.
  database.onversionchange = () => database.close();
  const reading = () => database.transaction(TABLE).objectStore(TABLE);
  const change = (make: (table: IDBObjectStore, transaction: IDBTransaction) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(TABLE, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error ?? takenOver());
      make(transaction.objectStore(TABLE), transaction);
    });
  /** Whoever the device belongs to is looked up in the same transaction, so that no write of another page comes between. */
  const write = (make: (table: IDBObjectStore) => void) =>
    change((table, transaction) => {
      const owner: IDBRequest<string | undefined> = table.get(OWNER);
      owner.onsuccess = () => {
        if (owner.result === undefined || owner.result === PAGE) make(table);
        else transaction.abort();
      };
    });
  return {
    get: (key) => resultOf<string | undefined>(reading().get(key)),
    put: (entries) =>
      write((table) => {
        for (const [key, value] of entries) table.put(value, key);
      }),
    delete: (key) => write((table) => table.delete(key)),
    keys: async (prefix) =>
      (await resultOf(reading().getAllKeys()))
        .filter((key): key is string => typeof key === "string" && key.startsWith(prefix))
        .sort(),
    claim: () => change((table) => table.put(PAGE, OWNER)),
  };
}

function takenOver(): DecdpError {
  return new DecdpError("Another tab works with this device now.", {
    hint: "Go on there, or load this page again.",
  });
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
