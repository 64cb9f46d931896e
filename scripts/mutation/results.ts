import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { fromRoot } from "../../services/shared/paths.ts";
import { circuitTestFiles } from "./circuitTestFiles.ts";
import type { Mutant, Part } from "./mutant.ts";
import { allSources, readTest } from "./testSources.ts";

/**
 * The tests' verdict on one mutant. `by` names the first test that failed, or is the end of the output of a run that
 * stopped early; `file` is the file of that test, if known.
 */
export type Verdict =
  | { readonly outcome: "noticed"; readonly by: string; readonly file?: string }
  | { readonly outcome: "no verdict"; readonly by: string }
  | { readonly outcome: "survived" | "does not compile" };

export interface Result {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
  /** Why no test can notice it. */
  readonly accepted?: string;
}

/** A survivor that somebody has examined. The three texts are those that the run prints. */
interface Accepted {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

const keptFile = fromRoot("out/mutation/results.jsonl");
const acceptedFile = "test/mutation/accepted.json";
/**
 * A verdict holds as long as the files that its tests read do not change. If one test file noticed the mutant, only
 * what that file reads matters.
 */
const inputs: Readonly<Record<Part, () => string[]>> = {
  contracts: () => [
    "hardhat.config.ts",
    ...["contracts", "test/contracts", "test/support"].flatMap((folder) => filesIn(folder, ".sol")),
  ],
  circuit: () => [...filesIn("circuits", ".circom"), ...importedBy(circuitTestFiles())],
};

/** Verdicts of earlier runs. */
export interface KeptVerdicts {
  /** The verdict for the same sources and tests, so that an interrupted run can continue. */
  find(mutant: Mutant): Verdict | undefined;
  /** Whether it survived its last run, whatever has changed since. */
  survived(mutant: Mutant): boolean;
  add(mutant: Mutant, verdict: Verdict): void;
}

export function openVerdicts(): KeptVerdicts {
  mkdirSync(path.dirname(keptFile), { recursive: true });
  const basis = { contracts: hashFiles(inputs.contracts()), circuit: hashFiles(inputs.circuit()) };
  const basisOfTest = new Map<string, string>();
  const basisOf = ({ part }: Mutant, file: string | undefined) => {
    if (file === undefined) return basis[part];
    const known = basisOfTest.get(file) ?? hashTest(file);
    basisOfTest.set(file, known);
    return known;
  };
  const kept = new Map<string, { key: string; verdict: Verdict }[]>();
  const lines = existsSync(keptFile) ? readFileSync(keptFile, "utf8").split("\n") : [];
  // Text after the last line break was cut off by an interruption.
  for (const line of lines.slice(0, -1)) {
    const { key, verdict } = JSON.parse(line) as { key: string; verdict: Verdict };
    const id = key.split(" ")[1]!;
    kept.set(id, [{ key, verdict }, ...(kept.get(id) ?? [])]);
  }
  return {
    find: (mutant) => {
      const holds = ({ key, verdict }: { key: string; verdict: Verdict }) =>
        key === `${basisOf(mutant, fileOf(verdict))} ${mutant.id}`;
      return kept.get(mutant.id)?.find(holds)?.verdict;
    },
    survived: ({ id }) => kept.get(id)?.[0]?.verdict.outcome === "survived",
    add(mutant, verdict) {
      if (verdict.outcome === "no verdict") return;
      const { id, file, line, before, after } = mutant;
      const key = `${basisOf(mutant, fileOf(verdict))} ${id}`;
      appendFileSync(keptFile, `${JSON.stringify({ key, verdict, file, line, before, after })}\n`);
    },
  };
}

/** Adds the reason to each survivor that has one, and lists entries that no longer match a mutant. */
export function acceptSurvivors(
  results: readonly { mutant: Mutant; verdict: Verdict }[],
  mutants: readonly Mutant[],
): { results: Result[]; stale: string[] } {
  const accepted = JSON.parse(readFileSync(fromRoot(acceptedFile), "utf8")) as Accepted[];
  const fits = (entry: Accepted, { file, before, after }: Mutant) =>
    entry.file === file && entry.before === before && entry.after === after;
  const stale = accepted.filter((entry) => !mutants.some((mutant) => fits(entry, mutant)));
  return {
    results: results.map(({ mutant, verdict }) => {
      const entry = accepted.find((entry) => fits(entry, mutant));
      const isAccepted = verdict.outcome === "survived" && entry !== undefined;
      return { mutant, verdict, ...(isAccepted && { accepted: entry.reason }) };
    }),
    stale: stale.map(({ file, after }) => `${file}: ${after}`),
  };
}

function fileOf(verdict: Verdict): string | undefined {
  return verdict.outcome === "noticed" ? verdict.file : undefined;
}

function hashFiles(files: readonly string[]): string {
  return hashTexts(files.map((file) => [file, readFileSync(fromRoot(file), "utf8")]));
}

/** The hash of a Solidity test with all that it reads; of nothing, if it no longer exists. */
function hashTest(file: string): string {
  const test = readTest(file);
  return hashTexts(test === undefined ? [] : Object.entries(allSources(test)).sort());
}

function hashTexts(texts: readonly (readonly [string, string])[]): string {
  const hash = createHash("sha256");
  for (const [name, text] of texts) hash.update(name).update(text);
  return hash.digest("hex").slice(0, 16);
}

function filesIn(folder: string, suffix: string): string[] {
  const entries = readdirSync(fromRoot(folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => path.relative(fromRoot(), path.join(entry.parentPath, entry.name)))
    .sort();
}

/** These files, and the files of ours that they import, directly or not. */
function importedBy(files: readonly string[]): string[] {
  const { metafile } = buildSync({
    absWorkingDir: fromRoot(),
    entryPoints: [...files],
    outdir: "out",
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    write: false,
    metafile: true,
  });
  return Object.keys(metafile.inputs).sort();
}
