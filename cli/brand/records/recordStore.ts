import type { Store } from "../../../src/store.ts";
import type { Row, Writer } from "../../setting/state.ts";

/** The brand's light records as a store, within a transaction. */
export function recordStore(writer: Writer): Store {
  return {
    get: async (key) => {
      const row = writer.first("SELECT value FROM light_records WHERE key = ?", key);
      return row?.value as string | undefined;
    },
    set: async (key, value) => {
      writer.change("INSERT OR REPLACE INTO light_records (key, value) VALUES (?, ?)", key, value);
    },
    delete: async (key) => {
      writer.change("DELETE FROM light_records WHERE key = ?", key);
    },
    list: async (prefix) => {
      // Of a prefix's own length; LIKE would take letters of either case, and two characters for any.
      const query = "SELECT key FROM light_records WHERE substr(key, 1, length(?1)) = ?1";
      return writer
        .all(query, prefix)
        .map(({ key }: Row) => key as string)
        .sort();
    },
  };
}
