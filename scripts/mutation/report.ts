import Table from "cli-table3";
import type { Part } from "./mutant.ts";
import type { Result } from "./results.ts";

interface Count {
  mutants: number;
  noticed: number;
  accepted: number;
}

/** Figures by name, in total and by part. Mutants that do not compile, or whose runs never ended, do not count. */
export function figuresOf(results: readonly Result[]): Record<string, number> {
  const figures: Record<string, number> = { ...named("", countOf(results)) };
  for (const part of ["contracts", "circuit"] satisfies Part[]) {
    Object.assign(figures, named(`${part}.`, countOf(results.filter(({ mutant }) => mutant.part === part))));
  }
  return figures;
}

/** A table by file, and every survivor with its place and, if it is accepted, the reason. */
export function reportOf(results: readonly Result[]): string {
  const table = new Table({
    head: ["file", "mutants", "noticed", "share", "accepted", "survivors"],
    colAligns: ["left", "right", "right", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  for (const file of new Set(results.map(({ mutant }) => mutant.file))) {
    table.push([file, ...cells(countOf(results.filter(({ mutant }) => mutant.file === file)))]);
  }
  table.push(["all", ...cells(countOf(results))]);

  const survivors = results.filter(({ verdict }) => verdict.outcome === "survived");
  const lines = survivors.map(({ mutant: { file, line, operator, before, after }, accepted }) => {
    const place = `${file}:${line}  ${operator}${accepted === undefined ? "" : `, accepted: ${accepted}`}`;
    return `${place}\n    - ${before}\n    + ${after}`;
  });
  return [table.toString(), ...lines].join("\n\n");
}

function countOf(results: readonly Result[]): Count {
  const counted = results.filter(
    ({ verdict: { outcome } }) => outcome === "noticed" || outcome === "survived",
  );
  return {
    mutants: counted.length,
    noticed: counted.filter(({ verdict }) => verdict.outcome === "noticed").length,
    accepted: counted.filter(({ accepted }) => accepted !== undefined).length,
  };
}

function named(prefix: string, { mutants, noticed, accepted }: Count): Record<string, number> {
  const ratio = mutants === 0 ? 0 : Number((noticed / mutants).toFixed(4));
  return {
    [`${prefix}mutants`]: mutants,
    [`${prefix}noticed`]: noticed,
    [`${prefix}accepted`]: accepted,
    [`${prefix}ratio`]: ratio,
  };
}

function cells({ mutants, noticed, accepted }: Count): (string | number)[] {
  const share = mutants === 0 ? "" : `${((100 * noticed) / mutants).toFixed(1)} %`;
  return [mutants, noticed, share, accepted, mutants - noticed - accepted];
}
