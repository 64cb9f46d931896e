import { ServiceError } from "../serviceError.ts";
import type { Database, Query } from "./database.ts";

/** SQL statements that take effect together. */
export type Migration = readonly string[];

/** How the tables of a service came to be. */
export interface Migrations {
  /** Name of the service that the database belongs to, such as "relayer". */
  readonly service: string;
  /** By number, the first is 1. What is released never changes; a change of the tables is another migration. */
  readonly migrations: readonly Migration[];
}

/** Of PostgreSQL's advisory locks; any number that nobody else takes. */
const LOCK = 0xdecda;

/**
 * Applies the migrations that a database lacks, each once and in a transaction of its own, however many processes do
 * so at the same time. Throws `ServiceError` for the database of another service or of a newer release.
 */
export async function migrate(database: Database, { service, migrations }: Migrations): Promise<void> {
  await transactionAlone(database, async (query) => {
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
    throw new ServiceError(`The database is that of another service, the ${last.service}.`, {
      hint: "Give each service a database of its own with --database.",
    });
  }
  if (last.number > newest) {
    throw new ServiceError(
      `The database is newer than this release: it has migration ${last.number}, this release knows ${newest}.`,
      { hint: "Start the newer release, or go back to a copy of the database from before it." },
    );
  }
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
