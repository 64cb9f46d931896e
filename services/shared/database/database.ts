import type { ServiceError } from "../serviceError.ts";

/** Runs one SQL statement and returns its rows. */
export type Query = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** Of a database that nobody else can have. */
export const neverLost: Promise<never> = new Promise(() => {});

/** PGlite in a folder, or a PostgreSQL server. */
export interface Database {
  readonly query: Query;
  /** Runs statements that take effect together or not at all. */
  transaction<Result>(run: (query: Query) => Promise<Result>): Promise<Result>;
  /**
   * Takes what was deleted or overwritten in tables from the disk, as far as a client of the database can: from a
   * folder altogether, from a server's tables, but not from its log, copies and backups.
   */
  scrub(tables: readonly string[]): Promise<void>;
  /** Settles if another process may have the database from now on: whoever owns this process decides what ends. */
  readonly lost: Promise<ServiceError>;
  close(): Promise<void>;
}
