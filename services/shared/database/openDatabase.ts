import type { Database } from "./database.ts";
import { openFolder } from "./folder.ts";
import { type Migrations, migrate } from "./migrate.ts";
import { connectServer, openServer } from "./server.ts";

/**
 * Opens a service's schema in a folder, or on a server by its `postgres://` URL, for this process alone: two processes of
 * one service would take the same nonces, or answer the same customer twice. Brings its tables up to date. Other services
 * have schemas of their own: in other processes on a server, in this process in a folder. Throws `ServiceError` if another
 * process has it, or if it is of a newer release.
 */
export async function openDatabase(location: string, migrations: Migrations): Promise<Database> {
  const open = isServer(location) ? openServer : openFolder;
  return migrated(await open(location, migrations.service), migrations);
}

/** The same for a service whose processes share a server; a folder is still for one process alone. */
export async function openSharedDatabase(location: string, migrations: Migrations): Promise<Database> {
  const database = isServer(location)
    ? connectServer(location, migrations.service)
    : await openFolder(location, migrations.service);
  return migrated(database, migrations);
}

async function migrated(database: Database, migrations: Migrations): Promise<Database> {
  try {
    await migrate(database, migrations);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

function isServer(location: string): boolean {
  return /^postgres(ql)?:/.test(location);
}
