const NAME = "decdp-customer";
const TABLE = "values";

/** A table of texts in IndexedDB. What is written is on the disk before a promise settles. */
export interface DeviceTable {
  get(key: string): Promise<string | undefined>;
  /** All of them or none. */
  put(entries: ReadonlyMap<string, string>): Promise<void>;
  delete(key: string): Promise<void>;
  keys(prefix: string): Promise<string[]>;
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
  const write = (change: (table: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(TABLE, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore(TABLE));
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
  };
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
