import { closeSync, openSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { DecdpError } from "../../src/errors.ts";
import type { Store } from "../../src/store.ts";
import { requirePrivate } from "../input/files.ts";

/** Where an audit keeps what it has done, until it is done with everything. */
export interface ProgressFile {
  readonly store: Store;
  /** Closes the file; after an audit that came to its end it is removed. */
  close(isDone: boolean): void;
}

/** Milliseconds to wait for another audit that writes to the same file. */
const PATIENCE = 10_000;

/**
 * Opens a file of progress, or begins one that only the user can read and write: whoever could write to it could make
 * the audit believe anything. Throws `DecdpError` for a file that others can read or that is none of progress.
 */
export function openProgressFile(file: string): ProgressFile {
  closeSync(openSync(file, "a", 0o600));
  requirePrivate(file);
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}; PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS pieces (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`);
  } catch (cause) {
    database.close();
    throw new DecdpError(`${file} cannot be used: ${(cause as Error).message}.`, {
      cause,
      hint: "Delete it: it holds nothing but the progress of an audit.",
    });
  }
  const read = database.prepare("SELECT value FROM pieces WHERE name = ?");
  const write = database.prepare("INSERT OR REPLACE INTO pieces (name, value) VALUES (?, ?)");
  const remove = database.prepare("DELETE FROM pieces WHERE name = ?");
  const names = database.prepare(
    "SELECT name FROM pieces WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
  );
  return {
    store: {
      get: async (key) => read.get(key)?.value as string | undefined,
      set: async (key, value) => {
        write.run(key, value);
      },
      delete: async (key) => {
        remove.run(key);
      },
      list: async (prefix) => names.all(prefix).map(({ name }) => name as string),
    },
    close(isDone) {
      database.close();
      if (isDone) rmSync(file, { force: true });
    },
  };
}
