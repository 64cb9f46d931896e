import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { GatewayUnderTest } from "./gatewayUnderTest.ts";

/** A gateway in a process of its own. */
export interface SpawnedIssuer {
  readonly process: ChildProcess;
  /** Known once it listens. */
  readonly url: Promise<string>;
  readonly printed: () => string;
}

/** Starts a gateway as a process of its own. */
export function spawnIssuer(
  { key, secret, options, folder, configuration }: GatewayUnderTest,
  ...parameters: readonly string[]
): SpawnedIssuer {
  const file = path.join(folder, "issuers.json");
  writeFileSync(file, JSON.stringify(configuration));
  const place = ["--campaigns", options.campaigns, "--rpc", options.rpc, "--database", options.database];
  const given = ["--issuers", file, "--port", "0", "--rate", "10000000", "--poll", "50", ...place];
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "services/issuer/main.ts", ...given, ...parameters],
    {
      cwd: fromRoot(),
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        DECDP_ISSUER_KEY: key,
        DECDP_ISSUER_SECRET: secret,
        DECDP_ISSUER_OPERATOR: "operator",
      },
    },
  );
  let printed = "";
  child.stderr.on("data", (data) => {
    printed += data;
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data) => {
      printed += data;
      const [, found] = /issues at (http:\S+):/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code, signal) =>
      reject(new Error(`The gateway ended with ${code ?? signal}:\n${printed}`)),
    );
  });
  url.catch(() => {});
  return { process: child, url, printed: () => printed };
}
