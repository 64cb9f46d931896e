/** Runs one SQL statement and returns its rows. */
export type Query = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** PGlite in a folder, or a PostgreSQL server. */
export interface Database {
  readonly query: Query;
  /** Runs statements that take effect together or not at all. */
  transaction<Result>(run: (query: Query) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
