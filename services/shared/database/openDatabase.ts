import type { Database } from "./database.ts";
import { openFolder } from "./folder.ts";
import { type Migrations, migrate } from "./migrate.ts";
import { openServer } from "./server.ts";

/**
 * Opens a folder, or a server by its `postgres://` URL, for this process alone: two processes of one service would
 * take the same nonces, or answer the same customer twice. Brings its tables up to date. Throws `ServiceError` if
 * another process has it, or if it is of another service or a newer release.
 */
export async function openDatabase(location: string, migrations: Migrations): Promise<Database> {
  const open = /^postgres(ql)?:/.test(location) ? openServer : openFolder;
  const database = await open(location, migrations.service);
  try {
    await migrate(database, migrations);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
