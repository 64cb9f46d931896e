/** A small key-value store. Values are JSON text. Each call is atomic on its own. */
export interface Store {
  /** The value of a key; undefined if the key is absent. */
  get(key: string): Promise<string | undefined>;
  /** Writes a value, replacing any earlier one. */
  set(key: string, value: string): Promise<void>;
  /** Removes a key; an absent key is no error. */
  delete(key: string): Promise<void>;
  /** Keys that start with `prefix`, sorted by their code units. */
  list(prefix: string): Promise<string[]>;
}

/** A store in memory, which lasts as long as the process. */
export function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => {
      values.set(key, value);
    },
    delete: async (key) => {
      values.delete(key);
    },
    list: async (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}
