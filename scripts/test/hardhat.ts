import { type ChildProcess, spawn } from "node:child_process";
import { fromRoot, root } from "../../services/shared/paths.ts";
import { BUILT } from "../hardhat/quickBuild.ts";

const cli = fromRoot("node_modules/hardhat/dist/src/cli.js");
const quiet = "--disable-warning=ExperimentalWarning";

export interface Running {
  readonly child: ChildProcess;
  /** The exit code. */
  readonly ended: Promise<number>;
}

/** Starts Hardhat in a process of its own. `built` says that it need not look for changed contracts. */
export function hardhat(parameters: readonly string[], stdio: "inherit" | "pipe", built = false): Running {
  const inColor = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  const environment = {
    ...process.env,
    ...(inColor && { FORCE_COLOR: "1" }),
    ...(built && { [BUILT]: "yes" }),
  };
  const child = spawn(process.execPath, [quiet, cli, ...parameters], { cwd: root, stdio, env: environment });
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  const signals: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  }).finally(() => {
    for (const signal of signals) process.off(signal, forward);
  });
  return { child, ended };
}
