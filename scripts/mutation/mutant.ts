import { createHash } from "node:crypto";

export type Part = "contracts" | "circuit";

/** Replaces a piece of a source by other text. Positions count characters. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly operator: string;
}

/** One small fault in one source. */
export interface Mutant extends Edit {
  /** Identifies the fault by the text of its lines, wherever they are, so that results can be kept. */
  readonly id: string;
  readonly part: Part;
  /** Path from the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** The lines with the fault, joined into one. */
  readonly before: string;
  readonly after: string;
}

export function applyEdit(source: string, { start, end, replacement }: Edit): string {
  return source.slice(0, start) + replacement + source.slice(end);
}

/** The mutants of one file, in the order of the source. Edits that give the same text count once. */
export function mutantsOf(part: Part, file: string, source: string, edits: readonly Edit[]): Mutant[] {
  const seen = new Set([source]);
  const mutants: Mutant[] = [];
  for (const edit of [...edits].sort((left, right) => left.start - right.start || left.end - right.end)) {
    const mutated = applyEdit(source, edit);
    if (seen.has(mutated)) continue;
    seen.add(mutated);
    const from = source.lastIndexOf("\n", edit.start - 1) + 1;
    const nextBreak = source.indexOf("\n", edit.end);
    const to = nextBreak === -1 ? source.length : nextBreak;
    const lengthened = edit.replacement.length - (edit.end - edit.start);
    const before = onOneLine(source.slice(from, to));
    const after = onOneLine(mutated.slice(from, to + lengthened));
    const equals = mutants.filter((other) => other.before === before && other.after === after).length;
    const id = createHash("sha256").update([file, before, after, equals].join("\n")).digest("hex");
    mutants.push({
      ...edit,
      id: id.slice(0, 16),
      part,
      file,
      line: source.slice(0, edit.start).split("\n").length,
      before,
      after,
    });
  }
  return mutants;
}

/** `count` mutants in their order, chosen by the seed alone. */
export function sampleOf(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const rank = ({ id }: Mutant) => createHash("sha256").update(`${seed} ${id}`).digest("hex");
  const ranks = new Map(mutants.map((mutant) => [mutant, rank(mutant)]));
  const chosen = [...mutants].sort((left, right) => (ranks.get(left)! < ranks.get(right)! ? -1 : 1));
  const kept = new Set(chosen.slice(0, count));
  return mutants.filter((mutant) => kept.has(mutant));
}

/** The numbers next to this one, also decimal or hexadecimal, and none below zero. */
export function neighboursOf(literal: string): string[] {
  const value = BigInt(literal.replaceAll("_", ""));
  const write = (number: bigint) =>
    literal.startsWith("0x") ? `0x${number.toString(16).padStart(literal.length - 2, "0")}` : `${number}`;
  return value === 0n ? [write(1n)] : [write(value - 1n), write(value + 1n)];
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
