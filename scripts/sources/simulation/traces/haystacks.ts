import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { issuerMigrations } from "../../../../services/issuer/store/migrations.ts";
import type { Query } from "../../../../services/shared/database/database.ts";
import { openDatabase } from "../../../../services/shared/database/openDatabase.ts";
import type { GatewayFolders } from "../gateway.ts";
import type { Haystack } from "./search.ts";

/** Every file of a folder, or a single file. */
export function* filesIn(place: string): Generator<Haystack> {
  if (!existsSync(place)) return;
  if (statSync(place).isFile()) {
    yield { place: path.basename(place), bytes: readFileSync(place) };
    return;
  }
  for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    yield { place: path.relative(path.dirname(place), file), bytes: readFileSync(file) };
  }
}

/** Every row of every table, as the database reads it: what is compressed on the disk is not here. */
export async function rowsIn(query: Query): Promise<Haystack[]> {
  const tables = await query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const rows: Haystack[] = [];
  for (const { schema, name } of tables) {
    for (const row of await query<Record<string, unknown>>(`select * from "${schema}"."${name}"`)) {
      const cells = Object.values(row).map((cell) =>
        cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.from(`${cell}`),
      );
      rows.push({
        place: `table ${name}`,
        bytes: Buffer.concat(cells.flatMap((cell) => [cell, Buffer.of(0)])),
      });
    }
  }
  return rows;
}

/** The rows of a gateway's database, which nobody else has open. */
export async function rowsOf({ database: folder }: GatewayFolders): Promise<Haystack[]> {
  const database = await openDatabase(folder, issuerMigrations);
  try {
    return await rowsIn(database.query);
  } finally {
    await database.close();
  }
}
