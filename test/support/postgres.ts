import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { endProcess } from "./clone.ts";
import { clearAtExit } from "./leftovers.ts";

/** A PostgreSQL server that ends with the test. */
export interface PostgresServer {
  /** Makes an empty database and returns its URL. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Where Debian keeps PostgreSQL's programs, one folder a version. */
const VERSIONS = "/usr/lib/postgresql";

/** The folder of PostgreSQL's programs; undefined where it is not installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const folders = versions.map((version) => path.join(VERSIONS, version, "bin"));
  return folders.find((folder) => existsSync(path.join(folder, "initdb")));
}

/** Starts a server of its own in a new folder, reachable from this machine only. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-postgres-"));
  const user = ordinaryUser();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  const options = { ...user, cwd: folder };
  const initialise = ["-D", data, "-U", "decdp", "-A", "trust", "--no-sync", "--no-instructions"];
  execFileSync(path.join(programs, "initdb"), initialise, { ...options, stdio: "ignore" });
  const port = await freePort();
  const settings = ["-h", "127.0.0.1", "-p", `${port}`, "-k", folder, "-F"];
  const server = spawn(path.join(programs, "postgres"), ["-D", data, ...settings], {
    ...options,
    stdio: "ignore",
  });
  // It ends with its parts when it is told to, and they notice when it is gone.
  const keep = clearAtExit(() => server.kill("SIGQUIT"));
  const urlOf = (name: string) => `postgres://decdp@127.0.0.1:${port}/${name}`;
  const stop = async () => {
    keep();
    await endProcess(server, "SIGINT");
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitForServer(urlOf("postgres"), server);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    async createDatabase(name) {
      await runStatement(urlOf("postgres"), `create database ${name}`);
      return urlOf(name);
    },
    stop,
  };
}

/** PostgreSQL refuses to run as root; whoever else runs the tests is good enough. */
function ordinaryUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (kind: "-u" | "-g") => Number(execFileSync("id", [kind, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function waitForServer(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}.`);
    try {
      return await runStatement(url, "select 1");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("PostgreSQL did not answer within 30 seconds.");
}

async function runStatement(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
