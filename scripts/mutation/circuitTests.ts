import { spawn } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fromRoot } from "../../services/shared/paths.ts";
import { circuitTestFiles } from "./circuitTestFiles.ts";
import { applyEdit, type Mutant } from "./mutant.ts";
import type { Verdict } from "./results.ts";

/** Everything that the circuit's tests read. Packages are found in the directories above. */
const copied = [
  "package.json",
  "package-lock.json",
  "circuits",
  "src",
  "services",
  "scripts",
  "test",
  "node_modules/circomlib",
];
const programs = ["node_modules/circom2"];
const copy = fromRoot(".cache/mutation");
/** Imports the tests in our order, which the test runner would not keep. */
const entry = "out/mutation/circuit.mjs";

const timeLimit = 120_000;

/** Runs the tests of the circuit on one mutant, in a copy of the repository. */
export type CircuitTests = (mutant: Mutant) => Promise<Verdict>;

export async function loadCircuitTests(): Promise<CircuitTests> {
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  for (const name of [...copied, ...programs]) {
    await cp(fromRoot(name), path.join(copy, name), { recursive: true });
  }
  const imports = circuitTestFiles().map((file) => `await import("../../${file}");\n`);
  await mkdir(path.join(copy, path.dirname(entry)), { recursive: true });
  await writeFile(path.join(copy, entry), imports.join(""));
  const unchanged = await runWithPatience();
  if (unchanged.outcome !== "survived") {
    const reason = "by" in unchanged ? unchanged.by : unchanged.outcome;
    throw new Error(
      `The tests of the circuit fail without any mutant: ${reason}\nMake "npm test" pass first.`,
    );
  }

  return async (mutant) => {
    const file = path.join(copy, mutant.file);
    const source = await readFile(fromRoot(mutant.file), "utf8");
    await writeFile(file, applyEdit(source, mutant));
    try {
      return await runWithPatience();
    } finally {
      await writeFile(file, source);
      await rm(path.join(copy, ".cache"), { recursive: true, force: true });
    }
  };
}

/** A run that did not end is repeated once. */
async function runWithPatience(): Promise<Verdict> {
  const first = await runUntilFailure();
  return first.outcome === "no verdict" ? runUntilFailure() : first;
}

function runUntilFailure(): Promise<Verdict> {
  const parameters = ["--import", "tsx", "--test", "--test-isolation=none", "--test-reporter=tap", entry];
  // A process group of its own, so that the compilers it starts end with it.
  const child = spawn(process.execPath, parameters, { cwd: copy, detached: true });
  const stop = () => {
    const isRunning = child.exitCode === null && child.signalCode === null;
    if (child.pid !== undefined && isRunning) process.kill(-child.pid, "SIGKILL");
  };
  const timer = setTimeout(stop, timeLimit);
  process.once("exit", stop);
  let output = "";
  let failure: string | undefined;
  child.stderr.on("data", (piece: Buffer) => {
    output += piece.toString();
  });
  child.stdout.on("data", (piece: Buffer) => {
    output += piece.toString();
    failure ??= /^ *not ok \d+ - (.*)$/m.exec(output)?.[1];
    // The reason follows its test and is complete once its block of YAML ends.
    if (failure !== undefined && /^ *not ok[\s\S]*?^ *\.\.\.$/m.test(output)) stop();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      process.off("exit", stop);
      if (output.includes("circom compiler error")) resolve({ outcome: "does not compile" });
      else if (failure !== undefined) resolve({ outcome: "noticed", by: failure });
      else if (code === 0) resolve({ outcome: "survived" });
      else resolve({ outcome: "no verdict", by: output.slice(-2000) });
    });
  });
}
