import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { ServiceError } from "../serviceError.ts";
import { type Database, neverLost } from "./database.ts";

const LOCK_ENDING = ".pid";

/** A folder that this process has open, for one or more of its services. */
interface SharedFolder {
  readonly pglite: Promise<PGlite>;
  readonly services: Set<string>;
  /** Runs one after the other, each with a service's schema as the search path. */
  readonly inSchema: <Result>(service: string, run: (pglite: PGlite) => Promise<Result>) => Promise<Result>;
  readonly unlock: () => void;
}

/** Folders that this process has open. Its number in a file says nothing: after a restart it may be the same. */
const openFolders = new Map<string, SharedFolder>();

/**
 * A service's schema in PGlite in a folder, which one process can open. Throws `ServiceError` if another one has it, or if
 * this one has it for the same service.
 */
export async function openFolder(folder: string, service: string): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = realpathSync(folder);
  const shared = openFolders.get(place) ?? shareFolder(folder, place, service);
  if (shared.services.has(service)) throw folderInUse("This process", folder);
  shared.services.add(service);
  /** What had changed in each table when it was rewritten last. */
  const scrubbed = new Map<string, string | undefined>();
  const close = async () => {
    shared.services.delete(service);
    if (shared.services.size > 0) return;
    openFolders.delete(place);
    await shared.pglite.then((pglite) => pglite.close()).finally(shared.unlock);
  };
  await shared.pglite.catch(async (error: unknown) => {
    await close().catch(() => {});
    throw error;
  });
  return {
    query: <Row>(sql: string, parameters: readonly unknown[] = []) =>
      shared.inSchema(service, async (pglite) => (await pglite.query<Row>(sql, [...parameters])).rows),
    transaction: (run) =>
      shared.inSchema(service, (pglite) =>
        pglite.transaction((transaction) =>
          run(
            async <Row>(sql: string, parameters: readonly unknown[] = []) =>
              (await transaction.query<Row>(sql, [...parameters])).rows,
          ),
        ),
      ),
    lost: neverLost,
    async scrub(tables) {
      const changes = await shared.inSchema(service, (pglite) => readChanges(pglite, service));
      // Others have their turn between two tables: a large one takes seconds.
      for (const table of tables) {
        if (scrubbed.has(table) && scrubbed.get(table) === changes.get(table)) continue;
        await shared.inSchema(service, (pglite) => pglite.query(`vacuum full ${table}`));
        scrubbed.set(table, changes.get(table));
      }
      await shared.inSchema(service, async (pglite) => {
        // The log has every former row, and old pieces of it would be used again with what is in them.
        await pglite.query("set wal_recycle = off");
        await pglite.query("select pg_switch_wal()");
        await pglite.query("checkpoint");
      });
    },
    close,
  };
}

function shareFolder(folder: string, place: string, service: string): SharedFolder {
  const unlock = lockFolder(folder, service);
  const pglite = PGlite.create(path.join(folder, "pglite"));
  let last: Promise<unknown> = pglite;
  let schema = "";
  const shared: SharedFolder = {
    pglite,
    services: new Set(),
    inSchema(wanted, run) {
      const result = last.then(async () => {
        const opened = await pglite;
        // There is one connection, with one search path.
        if (schema !== wanted) await opened.query(`set search_path to ${wanted}`);
        schema = wanted;
        return run(opened);
      });
      last = result.catch(() => {});
      return result;
    },
    unlock,
  };
  openFolders.set(place, shared);
  return shared;
}

/** What was overwritten or deleted in each table since the folder was opened, rolled back or not; the same for nothing new. */
async function readChanges(pglite: PGlite, schema: string): Promise<ReadonlyMap<string, string>> {
  await pglite.query("select pg_stat_force_next_flush()");
  const { rows } = await pglite.query<{ name: string; changes: string }>(
    `select relname as name, concat_ws(' ', n_tup_del, n_tup_upd, n_dead_tup) as changes
     from pg_stat_user_tables where schemaname = $1`,
    [schema],
  );
  return new Map(rows.map(({ name, changes }) => [name, changes]));
}

/** A file with the process's number, by the service's name; one of a process that was killed counts no more. */
function lockFolder(folder: string, service: string): () => void {
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
  return () => rmSync(file, { force: true });
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
