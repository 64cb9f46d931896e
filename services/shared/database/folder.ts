import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { ServiceError } from "../serviceError.ts";
import { type Database, neverLost } from "./database.ts";

const LOCK_ENDING = ".pid";
/** Folders that this process has open. Its number in a file says nothing: after a restart it may be the same. */
const openFolders = new Set<string>();

/** PGlite in a folder, which one process can open. Throws `ServiceError` if another one has it. */
export async function openFolder(folder: string, service: string): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder, service);
  const pglite = await PGlite.create(path.join(folder, "pglite")).catch((error: unknown) => {
    unlock();
    throw error;
  });
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await pglite.query<Row>(sql, [...parameters])).rows,
    transaction: (run) =>
      pglite.transaction((transaction) =>
        run(
          async <Row>(sql: string, parameters: readonly unknown[] = []) =>
            (await transaction.query<Row>(sql, [...parameters])).rows,
        ),
      ),
    lost: neverLost,
    async scrub(tables) {
      for (const table of tables) await pglite.query(`vacuum full ${table}`);
      // The log has every former row, and old pieces of it would be used again with what is in them.
      await pglite.query("set wal_recycle = off");
      await pglite.query("select pg_switch_wal()");
      await pglite.query("checkpoint");
    },
    async close() {
      await pglite.close();
      unlock();
    },
  };
}

/** A file with the process's number, by the service's name; one of a process that was killed counts no more. */
function lockFolder(folder: string, service: string): () => void {
  const place = realpathSync(folder);
  if (openFolders.has(place)) throw folderInUse("This process", folder);
  const file = path.join(folder, `${service}${LOCK_ENDING}`);
  for (const name of readdirSync(folder).filter((name) => name.endsWith(LOCK_ENDING))) {
    requireEnded(folder, name);
    rmSync(path.join(folder, name), { force: true });
  }
  try {
    writeFileSync(file, `${process.pid}`, { flag: "wx" });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    // Another process was quicker.
    requireEnded(folder, path.basename(file));
    throw cause;
  }
  openFolders.add(place);
  return () => {
    openFolders.delete(place);
    rmSync(file, { force: true });
  };
}

function requireEnded(folder: string, name: string): void {
  const owner = Number(readFileSync(path.join(folder, name), "utf8"));
  if (owner <= 0 || owner === process.pid || !isRunning(owner)) return;
  throw folderInUse(`Process ${owner} (${path.basename(name, LOCK_ENDING)})`, folder);
}

function folderInUse(owner: string, folder: string): ServiceError {
  return new ServiceError(`${owner} uses the folder ${folder}.`, {
    hint: "End it, or take another --database.",
  });
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
