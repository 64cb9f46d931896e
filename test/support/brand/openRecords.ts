import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { brandMigrations } from "../../../services/brand/store/migrations.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import { copyNewDatabase } from "../database/emptyDatabase.ts";

/** An empty database of a brand, in a folder that ends with it. */
export async function openRecords(): Promise<Database> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-brand-"));
  const place = path.join(folder, "database");
  await copyNewDatabase(place);
  const database = await openDatabase(place, brandMigrations);
  return {
    ...database,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
