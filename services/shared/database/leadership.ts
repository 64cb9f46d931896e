import pg from "pg";

/** Of PostgreSQL's advisory locks, beside the service; any number that nobody else takes. */
const LOCK = 0xdecdb;

/** Which of a service's processes that share a database does what only one may do. */
export interface Leadership {
  /** Whether this process leads; takes the lead if nobody has it. The lead ends with the process or its connection. */
  isMine(): Promise<boolean>;
  close(): Promise<void>;
}

/** A folder is open in one process only. */
const always: Leadership = { isMine: async () => true, close: async () => {} };

/** @param location A folder, or a server by its `postgres://` URL. */
export function createLeadership(location: string, service: string): Leadership {
  if (!/^postgres(ql)?:/.test(location)) return always;
  let connection: pg.Client | undefined;
  let isHeld = false;
  const drop = () => {
    [connection, isHeld] = [undefined, false];
  };
  const ask = async () => {
    if (isHeld) return true;
    if (connection === undefined) {
      const opened = new pg.Client({ connectionString: location, keepAlive: true });
      // The server gives up the lock with this connection.
      opened.on("error", drop);
      await opened.connect();
      connection = opened;
    }
    const { rows } = await connection.query("select pg_try_advisory_lock($1, hashtext($2)) as mine", [
      LOCK,
      service,
    ]);
    isHeld = rows[0].mine === true;
    return isHeld;
  };
  let asking: Promise<boolean> | undefined;
  return {
    // Loops that ask at the same time share one connection: one that nobody knows would keep the lead from everybody.
    isMine: () =>
      (asking ??= ask().finally(() => {
        asking = undefined;
      })),
    async close() {
      await asking?.catch(() => false);
      const last = connection;
      drop();
      await last?.end();
    },
  };
}
