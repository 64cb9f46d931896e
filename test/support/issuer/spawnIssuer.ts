import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "../../../services/shared/paths.ts";
import { clearAtExit } from "../leftovers.ts";
import type { GatewayUnderTest } from "./gatewayUnderTest.ts";

/** A gateway in a process of its own. */
export interface SpawnedIssuer {
  readonly process: ChildProcess;
  /** Known once it listens; rejected if it ends before. */
  readonly url: Promise<string>;
  readonly printed: () => string;
}

/** Node.js's own way to run TypeScript, as `npm run issuer` has it: no other process is left behind by a kill. */
const stripTypes = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning"];

/** Milliseconds in which a gateway has to listen, also where the machine has much else to do. */
const LONGEST_START = 120_000;

/**
 * Starts a gateway as a process of its own, which ends with this one.
 *
 * @param settings Of Node.js, besides those with which it runs TypeScript.
 */
export function spawnIssuer(
  { key, secret, options, folder, configuration }: GatewayUnderTest,
  settings: readonly string[] = [],
): SpawnedIssuer {
  const file = path.join(folder, "issuers.json");
  writeFileSync(file, JSON.stringify(configuration));
  const place = ["--campaigns", options.campaigns, "--rpc", options.rpc, "--database", options.database];
  const given = ["--issuers", file, "--port", "0", "--rate", "10000000", "--poll", "50", ...place];
  const script = [...stripTypes, ...settings, "services/issuer/main.ts"];
  const child = spawn(process.execPath, [...script, ...given], {
    cwd: fromRoot(),
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DECDP_ISSUER_KEY: key,
      DECDP_ISSUER_SECRET: secret,
      DECDP_ISSUER_OPERATOR: "the operator of this gateway",
    },
  });
  child.once(
    "exit",
    clearAtExit(() => child.kill("SIGKILL")),
  );
  let printed = "";
  child.stderr.on("data", (data) => {
    printed += data;
  });
  const url = new Promise<string>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`The gateway did not listen within ${LONGEST_START} ms:\n${printed}`)),
      LONGEST_START,
    );
    child.stdout.on("data", (data) => {
      printed += data;
      const [, found] = /issues at (http:\S+):/.exec(printed) ?? [];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(late);
      reject(new Error(`The gateway ended with ${code ?? signal}:\n${printed}`));
    });
  });
  url.catch(() => {});
  return { process: child, url, printed: () => printed };
}
