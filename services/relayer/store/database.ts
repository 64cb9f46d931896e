import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { RelayerError } from "../relayerError.ts";
import { schema } from "./schema.ts";

/** Runs one SQL statement and returns its rows. */
export type Query = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** PGlite in a folder, or a PostgreSQL server. */
export interface Database {
  readonly query: Query;
  /** Runs statements that take effect together or not at all. */
  transaction<Result>(run: (query: Query) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Of PostgreSQL's advisory locks; any number that nobody else takes. */
const LOCK = 0xdecd9;

/**
 * Opens a folder, or a server by its `postgres://` URL, for this process alone: two relayers of one account would
 * take the same nonces.
 */
export async function openDatabase(location: string): Promise<Database> {
  const database = /^postgres(ql)?:/.test(location) ? await openServer(location) : await openFolder(location);
  for (const statement of schema) await database.query(statement);
  return database;
}

async function openFolder(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  const pglite = await PGlite.create(path.join(folder, "pglite"));
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
    async close() {
      await pglite.close();
      unlock();
    },
  };
}

/** A file with the process's number; one of a process that was killed counts no more. */
function lockFolder(folder: string): () => void {
  const file = path.join(folder, "relayer.pid");
  const owner = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (owner > 0 && owner !== process.pid && isRunning(owner)) {
    throw new RelayerError(
      `Process ${owner} uses the folder ${folder}.`,
      "End that relayer, or take another --database.",
    );
  }
  writeFileSync(file, `${process.pid}`);
  return () => rmSync(file, { force: true });
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url });
  // A connection that breaks while idle is replaced by the pool at its next use.
  pool.on("error", () => {});
  const guard = await pool.connect();
  const { rows } = await guard.query("select pg_try_advisory_lock($1) as mine", [LOCK]);
  if (rows[0].mine !== true) {
    guard.release();
    await pool.end();
    throw new RelayerError("Another relayer uses this database.", "End it, or take another --database.");
  }
  // The server has given up the lock with this connection; a restart takes it again, or finds who has it.
  guard.on("error", (error) => {
    console.error(`The database is lost: ${error.message}. Start the relayer again.`);
    process.exit(1);
  });
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await pool.query(sql, [...parameters])).rows as Row[],
    async transaction(run) {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await run(
          async <Row>(sql: string, parameters: readonly unknown[] = []) =>
            (await client.query(sql, [...parameters])).rows as Row[],
        );
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
    async close() {
      guard.release(true);
      await pool.end();
    },
  };
}
