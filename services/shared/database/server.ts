import pg from "pg";
import { ServiceError } from "../serviceError.ts";
import { type Database, neverLost } from "./database.ts";

/** Of PostgreSQL's advisory locks, beside the service; any number that nobody else takes. */
const LOCK = 0xdecd9;

/** A service's schema in a database on a server for this process alone. Throws `ServiceError` if another one has it. */
export async function openServer(url: string, service: string): Promise<Database> {
  const guard = new pg.Client({ connectionString: url });
  const isMine = await takeLock(guard, service);
  if (!isMine) {
    await guard.end();
    throw new ServiceError(`Another ${service} uses this database.`, {
      hint: "End it, or take another --database.",
    });
  }
  // The server has given up the lock with this connection; a restart takes it again, or finds who has it.
  const lost = new Promise<ServiceError>((resolve) => {
    guard.on("error", (cause) => {
      const message = `The database is lost: ${cause.message}.`;
      resolve(new ServiceError(message, { hint: `Start the ${service} again.`, cause }));
    });
  });
  const database = connectServer(url, service);
  return {
    ...database,
    lost,
    async close() {
      await database.close();
      await guard.end();
    },
  };
}

/** A service's schema in a database on a server that other processes can use, too. */
export function connectServer(url: string, service: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    onConnect: async (client) => {
      await client.query(`set search_path to ${service}`);
    },
  });
  // A connection that breaks while idle is replaced by the pool at its next use.
  pool.on("error", () => {});
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
        // Where the connection broke, the server rolls back by itself.
        await client.query("rollback").catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
    async scrub(tables) {
      for (const table of tables) await pool.query(`vacuum ${table}`);
    },
    lost: neverLost,
    close: () => pool.end(),
  };
}

async function takeLock(guard: pg.Client, service: string): Promise<boolean> {
  try {
    await guard.connect();
    const { rows } = await guard.query("select pg_try_advisory_lock($1, hashtext($2)) as mine", [
      LOCK,
      service,
    ]);
    return rows[0].mine === true;
  } catch (cause) {
    throw new ServiceError(`The database cannot be used: ${(cause as Error).message}.`, {
      hint: "Check the address that --database gives, and that the server runs.",
      cause,
    });
  }
}
