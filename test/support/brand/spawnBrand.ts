import { type ChildProcess, spawn } from "node:child_process";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { BRAND_KEY, TOKEN } from "./brandWorld.ts";

/** A brand's service in a process of its own. */
export interface SpawnedBrand {
  readonly process: ChildProcess;
  /** Known once it listens. */
  readonly url: Promise<string>;
  readonly printed: () => string;
}

/** Starts a service as a process of its own. */
export function spawnBrand(
  { deployment, url: rpc }: Pick<CrowdChain, "deployment" | "url">,
  database: string,
): SpawnedBrand {
  const place = ["--campaigns", deployment.campaigns, "--rpc", rpc, "--database", database];
  const given = [
    "--domain",
    "shop.example",
    "--port",
    "0",
    "--rate",
    "10000000",
    "--poll",
    "200",
    "--batch",
    "8",
  ];
  const child = spawn(
    process.execPath,
    [
      "--experimental-strip-types",
      "--disable-warning=ExperimentalWarning",
      "services/brand/main.ts",
      ...place,
      ...given,
    ],
    {
      cwd: fromRoot(),
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        // Most of a start is compiling.
        NODE_COMPILE_CACHE: fromRoot(".cache/compiled"),
        DECDP_BRAND_KEY: BRAND_KEY,
        DECDP_BRAND_SECRET: "07".repeat(32),
        DECDP_BRAND_TOKEN: TOKEN,
        // None; otherwise Hardhat would look for it in its keystore.
        DECDP_BRAND_OFFICER: "",
        DECDP_BRAND_MARKETER: "",
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
      const [, found] = /takes answers at (http:\S+) for/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code, signal) =>
      reject(new Error(`The service ended with ${code ?? signal}:\n${printed}`)),
    );
  });
  url.catch(() => {});
  return { process: child, url, printed: () => printed };
}
