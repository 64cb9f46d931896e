import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from "node:sqlite";
import { DecdpError } from "../../src/errors.ts";
import { shortName } from "../input/fields.ts";
import { requirePrivate } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";
import { migrate } from "./migrations.ts";
import type { Environment } from "./roles.ts";

/** A row by the names of its columns. */
export type Row = Record<string, SQLOutputValue>;

/** What can be read of a state. */
export interface Reader {
  /** The rows that a query finds. */
  all(query: string, ...values: SQLInputValue[]): Row[];
  /** The first of them. */
  first(query: string, ...values: SQLInputValue[]): Row | undefined;
}

/** What can be done within a transaction. */
export interface Writer extends Reader {
  /** Runs a statement; returns how many rows it changed. */
  change(statement: string, ...values: SQLInputValue[]): number;
}

/** What one network's commands keep, in one database; several commands at once wait for each other. */
export interface State extends Reader {
  /** The network's folder. Beside the database it holds files that people exchange. */
  readonly folder: string;
  /** Runs changes of which all or none come to count; no other command changes anything meanwhile. */
  transaction<Result>(run: (writer: Writer) => Result | Promise<Result>): Promise<Result>;
  close(): void;
}

/** A command holds the state for milliseconds; who waits longer than this waits for one that hangs. */
const PATIENCE = 10_000;

/** The folder of the state, from `DECDP_STATE` or `.decdp` in the working directory. */
export function stateFolder(given: string | undefined, environment: Environment): string {
  return path.resolve(given ?? environment.DECDP_STATE ?? ".decdp");
}

/** The folder of one network within the state. Throws `UsageError` for a name that could lead elsewhere. */
export function networkFolder(state: string, network: string): string {
  if (!shortName.safeParse(network).success) {
    throw new UsageError(`"${network}" cannot name a network.`, {
      hint: "Take small letters, digits and hyphens.",
    });
  }
  return path.join(state, network);
}

/** The database in a network's folder. */
export function stateFile(folder: string): string {
  return path.join(folder, "state.db");
}

/** Whether there is a state in a network's folder. Throws `DecdpError` for one that an earlier version kept. */
export function hasState(folder: string): boolean {
  if (existsSync(stateFile(folder))) return true;
  const old = path.join(folder, "network.json");
  if (!existsSync(old)) return false;
  throw new DecdpError(`${folder} holds the state of an earlier version, in JSON files.`, {
    hint: `Begin the local chain anew with npm run chain -- --fresh. On another network move the folder away and name its addresses: npx decdp network add ${path.basename(old)} --network NAME`,
  });
}

/**
 * Opens the state in a network's folder, or begins one, that only the user can read. Throws `DecdpError` for one that
 * others can read, that is no database, or that another version of the command line wrote.
 */
export function openState(folder: string): State {
  hasState(folder);
  const file = stateFile(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // SQLite would make a file that others can read; its journals take over the mode of this one.
  closeSync(openSync(file, "a", 0o600));
  requirePrivate(file);
  const database = new DatabaseSync(file);
  const all: Reader["all"] = (query, ...values) => database.prepare(query).all(...values);
  const first: Reader["first"] = (query, ...values) => database.prepare(query).get(...values);
  const change: Writer["change"] = (statement, ...values) =>
    Number(database.prepare(statement).run(...values).changes);
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON`);
    migrate(database);
  } catch (cause) {
    database.close();
    throw explainedState(file, cause);
  }
  // One connection can be in one transaction only.
  let last: Promise<unknown> = Promise.resolve();
  return {
    folder,
    all,
    first,
    transaction(run) {
      const result = last.then(async () => {
        begin(database, file);
        try {
          const done = await run({ all, first, change });
          database.exec("COMMIT");
          return done;
        } catch (error) {
          if (database.isTransaction) database.exec("ROLLBACK");
          throw error;
        }
      });
      last = result.catch(() => {});
      return result;
    },
    close: () => database.close(),
  };
}

function begin(database: DatabaseSync, file: string): void {
  try {
    database.exec("BEGIN IMMEDIATE");
  } catch (cause) {
    throw explainedState(file, cause);
  }
}

function explainedState(file: string, cause: unknown): unknown {
  if (cause instanceof DecdpError) return cause;
  const { message } = cause as Error;
  if (/is locked/.test(message)) {
    return new DecdpError(`Another command has been changing ${file} for ${PATIENCE / 1000} seconds.`, {
      cause,
      hint: "Wait until it has ended, or end it, and run this one again.",
    });
  }
  return new DecdpError(`${file} cannot be used: ${message}.`, {
    cause,
    hint: "Restore it from a copy, or choose another folder with --state.",
  });
}
