import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { ProofCase } from "./proofCases.ts";

/** What one proof took. */
export interface ProofMeasure {
  readonly name: ProofCase["name"];
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** Cold proofs of the cases in turn, each in its own process. */
export async function proveCold(
  cases: readonly ProofCase[],
  runs: number,
  proved: () => void,
): Promise<ProofMeasure[]> {
  const measures: ProofMeasure[] = [];
  for (let run = 0; run < runs; run++) {
    for (const single of cases) {
      measures.push(...(await prove([single], 1)));
      proved();
    }
  }
  return measures;
}

/** Warm proofs of the cases in turn, all in one process; the first round only warms up. */
export async function proveWarm(cases: readonly ProofCase[], runs: number): Promise<ProofMeasure[]> {
  return (await prove(cases, runs + 1)).slice(cases.length);
}

async function prove(cases: readonly ProofCase[], rounds: number): Promise<ProofMeasure[]> {
  const directory = await mkdtemp(path.join(os.tmpdir(), "decdp-bench-"));
  try {
    const file = path.join(directory, "cases.json");
    await writeFile(file, JSON.stringify(cases));
    const command = [fromRoot("scripts/bench/proof/prove.mjs"), file, `${rounds}`];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: fromRoot() });
    return JSON.parse(stdout);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
