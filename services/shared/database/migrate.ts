import { ServiceError } from "../serviceError.ts";
import type { Database, Query } from "./database.ts";

/** SQL statements that take effect together. */
export type Migration = readonly string[];

/** How the tables of a service came to be. */
export interface Migrations {
  /** Name of the service, such as "relayer", and of the schema that its tables are in. */
  readonly service: string;
  /** Tables that the service had in the schema `public`, when a database still belonged to one service. */
  readonly fromPublic?: readonly string[];
  /** By number, the first is 1. What is released never changes; a change of the tables is another migration. */
  readonly migrations: readonly Migration[];
}

/** Of PostgreSQL's advisory locks; any number that nobody else takes. */
const LOCK = 0xdecda;

/** Stands in `public` where tables were moved away: a release that looks for them there takes the database for newer. */
const MOVED = 2 ** 31 - 1;

/**
 * Applies the migrations that the service's schema lacks, each once and in a transaction of its own, however many processes
 * do so at the same time. What the service had in `public` is moved into its schema first. Throws `ServiceError` for the
 * tables of a newer release.
 *
 * @param database Has the service's schema as its search path.
 */
export async function migrate(
  database: Database,
  { service, fromPublic = [], migrations }: Migrations,
): Promise<void> {
  await transactionAlone(database, async (query) => {
    if (!(await hasSchema(query, service))) await query(`create schema ${service}`);
    if (!(await hasTable(query, service, "migrations"))) await moveFromPublic(query, service, fromPublic);
    await query(
      `create table if not exists migrations (
        number integer primary key,
        service text not null,
        applied_at timestamptz not null default now()
      )`,
    );
    await requireOwn(query, service, migrations.length);
  });
  for (const [index, migration] of migrations.entries()) {
    const number = index + 1;
    await transactionAlone(database, (query) => apply(query, service, number, migration));
  }
}

async function requireOwn(query: Query, service: string, newest: number): Promise<void> {
  const [last] = await query<{ number: number; service: string }>(
    "select number, service from migrations order by number desc limit 1",
  );
  if (last === undefined) return;
  if (last.service !== service) {
    throw new ServiceError(
      `The schema ${service} of the database is that of another service, the ${last.service}.`,
      {
        hint: "Take another --database.",
      },
    );
  }
  if (last.number > newest) {
    throw new ServiceError(
      `The database is newer than this release: it has migration ${last.number}, this release knows ${newest}.`,
      { hint: "Start the newer release, or go back to a copy of the database from before it." },
    );
  }
}

/** Moves a service's tables, unless what is in `public` is another service's; indexes and sequences go along. */
async function moveFromPublic(query: Query, service: string, tables: readonly string[]): Promise<void> {
  const isMigrated = await hasTable(query, "public", "migrations");
  if (isMigrated) {
    const others = await query("select 1 from public.migrations where service <> $1 or number = $2", [
      service,
      MOVED,
    ]);
    if (others.length > 0) return;
  }
  for (const table of tables) {
    if (await hasTable(query, "public", table))
      await query(`alter table public.${table} set schema ${service}`);
  }
  if (!isMigrated) return;
  await query(`create table ${service}.migrations (like public.migrations including all)`);
  await query(`insert into ${service}.migrations select * from public.migrations`);
  await query("insert into public.migrations (number, service) values ($1, $2)", [MOVED, service]);
}

async function hasSchema(query: Query, name: string): Promise<boolean> {
  return (await query("select 1 from pg_namespace where nspname = $1", [name])).length > 0;
}

async function hasTable(query: Query, schema: string, name: string): Promise<boolean> {
  const sql = "select 1 from pg_tables where schemaname = $1 and tablename = $2";
  return (await query(sql, [schema, name])).length > 0;
}

async function apply(query: Query, service: string, number: number, migration: Migration): Promise<void> {
  const applied = await query("select number from migrations where number = $1", [number]);
  if (applied.length > 0) return;
  try {
    for (const statement of migration) await query(statement);
  } catch (cause) {
    throw new ServiceError(`Migration ${number} of the database failed: ${(cause as Error).message}.`, {
      hint: "Nothing of it was applied. Check the rights of the database's user, and that nobody else made tables.",
      cause,
    });
  }
  await query("insert into migrations (number, service) values ($1, $2)", [number, service]);
}

/** A transaction that waits for those of other processes that migrate. */
function transactionAlone(database: Database, run: (query: Query) => Promise<void>): Promise<void> {
  return database.transaction(async (query) => {
    await query("select pg_advisory_xact_lock($1)", [LOCK]);
    await run(query);
  });
}
