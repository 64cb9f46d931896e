import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fromRoot } from "../../services/shared/paths.ts";

/** What a command came to. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that looks like a clone of this repository, with a state of its own, in the system's temporary folder. */
export interface Clone {
  readonly folder: string;
  /** Runs a command in the folder to its end. */
  run(
    program: string,
    parameters: readonly string[],
    environment?: Record<string, string>,
  ): Promise<Finished>;
  /** Runs the command line. */
  decdp(...parameters: string[]): Promise<Finished>;
  close(): Promise<void>;
}

/** A clone whose chain listens on a free port. */
export async function startClone(): Promise<Clone> {
  const clone = makeClone();
  const chain = await startChain(clone.folder).catch(async (error) => {
    await clone.close();
    throw error;
  });
  return {
    ...clone,
    async close() {
      await endProcess(chain, "SIGINT");
      await clone.close();
    },
  };
}

/** A clone without a chain. */
export function makeClone(): Clone {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-"));
  for (const part of ["package.json", "cli", "scripts", "node_modules"])
    symlinkSync(fromRoot(part), path.join(folder, part));
  const settings = withoutSettings();
  const searchPath = [fromRoot("test/support/cli/bin"), settings.PATH].join(path.delimiter);
  const run: Clone["run"] = (program, parameters, environment = {}) =>
    runToEnd(program, parameters, folder, { ...settings, PATH: searchPath, ...environment });
  return {
    folder,
    run,
    decdp: (...parameters) => run(process.execPath, ["cli/decdp.mjs", ...parameters]),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts the chain of a clone and waits until it can be used. */
export async function startChain(folder: string, ...parameters: string[]): Promise<ChildProcess> {
  const place = ["--port", "0", "--state", path.join(folder, ".decdp")];
  const script = ["--experimental-strip-types", "scripts/chain/main.ts", ...place];
  const chain = spawn(process.execPath, [...script, ...parameters], {
    cwd: fromRoot(),
    stdio: ["ignore", "pipe", "pipe"],
    env: withoutSettings(),
  });
  let printed = "";
  chain.stderr.on("data", (data) => {
    printed += data;
  });
  await new Promise<void>((resolve, reject) => {
    chain.stdout.on("data", (data) => {
      printed += data;
      if (printed.includes("Ctrl-C ends the chain")) resolve();
    });
    chain.once("exit", (code) => reject(new Error(`The chain ended with ${code}:\n${printed}`)));
  });
  return chain;
}

/** Ends a process and waits until it has ended; returns its exit code, null after a signal that it did not handle. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
  return child.exitCode;
}

/** Runs a program to its end, whatever its exit code. */
export async function runToEnd(
  program: string,
  parameters: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Finished> {
  const child = spawn(program, [...parameters], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data) => {
    stdout += data;
  });
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

/** The environment without what a developer may have set for this project. */
export function withoutSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("DECDP_")));
}
