import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseEther } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { issuerMigrations } from "../../../services/issuer/store/migrations.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { readGatewayIssuer } from "../../../src/source/gatewayClient.ts";
import type { SourcesChain } from "./chain.ts";
import type { Place } from "./places/place.ts";
import { until } from "./until.ts";

/** Where a gateway keeps and writes things; all of it is searched in the end. */
export interface GatewayFolders {
  readonly database: string;
  readonly log: string;
  readonly temporary: string;
}

/** The folders of a gateway below one, with a database that is still empty. */
export async function foldersIn(folder: string): Promise<GatewayFolders> {
  const folders = {
    database: path.join(folder, "database"),
    log: path.join(folder, "gateway.log"),
    temporary: path.join(folder, "temporary"),
  };
  mkdirSync(folders.temporary, { recursive: true });
  await (await openDatabase(folders.database, issuerMigrations)).close();
  return folders;
}

/** A gateway that runs. */
export interface RunningGateway {
  readonly url: string;
  /** Ends it as an operator does, and waits until its database is closed. */
  close(): Promise<void>;
}

/** An issuer of a gateway's configuration. */
export function issuerOf({ name, issuer }: Pick<Place, "name" | "issuer">): object {
  return { name, ...issuer, minimumInterval: "1 minute", grace: "1 hour", validFor: "30 days" };
}

/**
 * Starts the gateway as an operator does, in a process of its own, and waits until each issuer has its tree.
 *
 * @param folder Of the operator's, with the configuration.
 */
export async function startGateway(
  chain: SourcesChain,
  places: readonly Pick<Place, "name" | "issuer" | "environment">[],
  { folder, folders, port }: { folder: string; folders: GatewayFolders; port: number },
): Promise<RunningGateway> {
  const file = path.join(folder, "issuers.json");
  writeFileSync(file, JSON.stringify({ format: "decdp-gateway-1", issuers: places.map(issuerOf) }));
  const key = generatePrivateKey();
  const { address } = privateKeyToAccount(key);
  await chain.test.setBalance({ address, value: parseEther("100") });
  const url = `http://127.0.0.1:${port}`;
  const options = ["--campaigns", chain.deployment.campaigns, "--rpc", chain.url, "--port", `${port}`];
  const own = ["--issuers", file, "--database", folders.database, "--source-time", "60"];
  const child = spawn(
    process.execPath,
    ["--experimental-strip-types", "services/issuer/main.ts", ...options, ...own],
    {
      cwd: fromRoot(),
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        TMPDIR: folders.temporary,
        DECDP_ISSUER_KEY: key,
        DECDP_ISSUER_SECRET: generatePrivateKey(),
        ...Object.assign({}, ...places.map(({ environment }) => environment)),
      },
    },
  );
  const log = createWriteStream(folders.log);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      printed += data;
    });
    stream.pipe(log, { end: false });
  }
  const ended = once(child, "exit");
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
    await new Promise<void>((resolve) => log.end(resolve));
  };
  try {
    const hasEnded = ended.then(([code]) => {
      throw new Error(`The gateway ended with ${code}:\n${printed}`);
    });
    await Promise.race([hasEnded, untilReady(url, places)]);
    hasEnded.catch(() => {});
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function untilReady(url: string, places: readonly Pick<Place, "name">[]): Promise<void> {
  for (const { name } of places) {
    await until(async () => {
      const issuer = await readGatewayIssuer({ url }, name).catch(() => undefined);
      return issuer?.issuer !== undefined;
    }, `the tree of ${name}`);
  }
}
