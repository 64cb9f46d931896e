import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Migrations } from "../../../services/shared/database/migrate.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import { fromRoot } from "../../../services/shared/paths.ts";

const { version } = JSON.parse(
  readFileSync(fromRoot("node_modules/@electric-sql/pglite/package.json"), "utf8"),
);

/** Copies a new database without tables into a folder that is not there yet. */
export async function copyNewDatabase(folder: string): Promise<void> {
  cpSync(await newDatabase(), folder, { recursive: true });
}

/** Copies a service's database with all its tables, and nothing in them, into a folder that is not there yet. */
export async function copyEmptyDatabase(folder: string, migrations: Migrations): Promise<void> {
  const tables = createHash("sha256").update(JSON.stringify(migrations)).digest("hex").slice(0, 16);
  const place = await madeOnce(`${migrations.service}-${tables}`, async (made) => {
    await copyNewDatabase(made);
    await (await openDatabase(made, migrations)).close();
  });
  cpSync(place, folder, { recursive: true });
}

/** Databases that only serve to make others are two thirds of the files, and each test would copy them. */
function newDatabase(): Promise<string> {
  return madeOnce("new", async (made) => {
    mkdirSync(made, { mode: 0o700 });
    const pglite = await PGlite.create(path.join(made, "pglite"));
    await pglite.query("update pg_database set datistemplate = false");
    for (const unused of ["template0", "template1"]) await pglite.query(`drop database ${unused}`);
    await pglite.query("checkpoint");
    await pglite.close();
  });
}

/** Making a database takes five seconds of work: each release of PGlite makes one for all tests of all runs. */
async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const place = fromRoot(`.cache/databases/${version}-${name}`);
  if (existsSync(place)) return place;
  mkdirSync(path.dirname(place), { recursive: true });
  const folder = mkdtempSync(`${place}-`);
  const made = path.join(folder, "made");
  try {
    await make(made);
    renameSync(made, place);
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return place;
}
