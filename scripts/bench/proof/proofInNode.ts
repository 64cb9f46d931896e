import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { ProofCase } from "./proofCases.ts";

/** What one proof took. */
export interface ProofMeasure {
  readonly name: ProofCase["name"];
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory that the process has held so far. */
  readonly peakMB?: number;
}

/** With the witness and all that it needs, or of a witness that is made before. */
export type ProofPart = "whole" | "proof";

/** Cold proofs of the cases in turn, each in its own process. */
export async function proveCold(
  cases: readonly ProofCase[],
  runs: number,
  proved: () => void,
): Promise<ProofMeasure[]> {
  const measures: ProofMeasure[] = [];
  for (let run = 0; run < runs; run++) {
    for (const single of cases) {
      measures.push(...(await prove([single], 1, "whole")));
      proved();
    }
  }
  return measures;
}

/** Warm proofs of the cases in turn, all in one process; the first round only warms up. */
export async function proveWarm(
  cases: readonly ProofCase[],
  runs: number,
  part: ProofPart,
): Promise<ProofMeasure[]> {
  return (await prove(cases, runs + 1, part)).slice(cases.length);
}

async function prove(cases: readonly ProofCase[], rounds: number, part: ProofPart): Promise<ProofMeasure[]> {
  const directory = await mkdtemp(path.join(os.tmpdir(), "decdp-bench-"));
  try {
    const [casesFile, ours] = [path.join(directory, "cases.json"), path.join(directory, "ours.mjs")];
    await writeFile(casesFile, JSON.stringify(cases));
    await bundleOurs(ours);
    const command = [fromRoot("scripts/bench/proof/prove.mjs"), ours, casesFile, `${rounds}`, part];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: fromRoot() });
    return JSON.parse(stdout);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function bundleOurs(outfile: string): Promise<void> {
  await build({
    entryPoints: [fromRoot("scripts/bench/proof/ours.ts")],
    bundle: true,
    format: "esm",
    platform: "node",
    minify: true,
    outfile,
    logLevel: "silent",
  });
}
