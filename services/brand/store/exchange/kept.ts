import type { Store } from "../../../../src/store.ts";
import type { Query } from "../../../shared/database/database.ts";

/** What the library keeps by names, such as requests about rights, in the database. */
export function storeIn(query: Query): Store {
  return {
    async get(key) {
      const [row] = await query<{ value: string }>("select value from kept where key = $1", [key]);
      return row?.value;
    },
    async set(key, value) {
      await query(
        "insert into kept (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
        [key, value],
      );
    },
    async delete(key) {
      await query("delete from kept where key = $1", [key]);
    },
    async list(prefix) {
      // Keys are compared by their bytes, so that those with a prefix stand together.
      const rows = await query<{ key: string }>(
        "select key from kept where key >= $1 and starts_with(key, $1) order by key",
        [prefix],
      );
      return rows.map(({ key }) => key);
    },
  };
}
