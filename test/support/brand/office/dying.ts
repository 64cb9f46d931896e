import type { Database, Query } from "../../../../services/shared/database/database.ts";

/** What a process is killed with that did as much as it was given. */
export class Killed extends Error {}

/**
 * A process that is killed in the middle of its work: each request to a node and each statement to a database counts, and
 * after so many nothing works any more. The last one still has its effect, of which the process never learns.
 */
export function dyingAfter(steps: number) {
  let left = steps;
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (left <= 0) throw new Killed();
    left--;
    const result = await work();
    if (left <= 0) throw new Killed();
    return result;
  };
  const dyingQuery =
    (query: Query): Query =>
    (sql, parameters) =>
      step(() => query(sql, parameters));
  return {
    /** Of a viem transport. */
    request: <Request extends (...given: never[]) => Promise<unknown>>(request: Request) =>
      ((...given) => step(() => request(...given))) as Request,
    database: (database: Database): Database => ({
      ...database,
      query: dyingQuery(database.query),
      transaction: (run) => database.transaction((query) => run(dyingQuery(query))),
    }),
    /** Whether it has come to its end. */
    isDead: () => left <= 0,
  };
}
