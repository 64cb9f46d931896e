import type { DividedAttribute } from "./atoms.ts";
import type { Cell } from "./evaluation.ts";

/** A cell, and which past answers a person in it would have given. */
export interface Witness {
  readonly cell: Cell;
  readonly agrees: readonly boolean[];
  /** The first answer from which on the person agrees with all. */
  readonly agreesFrom: number;
}

/** What is known about what people can have answered. */
export interface Survey {
  readonly witnesses: readonly Witness[];
  /** Number of past answers; they are in order, oldest first. */
  readonly count: number;
  readonly attributes: readonly DividedAttribute[];
}

/** For each attribute the atoms that are possible. */
export type Possible = readonly ReadonlySet<number>[];

/** A row of answers that fit together: the witnesses that agree with all of them, and where it starts. */
interface Stretch {
  readonly witnesses: readonly Witness[];
  readonly start: number;
}

/**
 * What answers leave possible for each attribute today. Values may change between answers, so answers that contradict
 * each other are about different times: the newest ones that fit together tell about today. An attribute may have stayed
 * as it was when others changed; then what earlier stretches of answers tell of it holds today as well. Whenever the
 * others may have changed, the narrowest reading counts. Undefined if no witness explains some answer; then anything may
 * be known.
 *
 * @param isPossible Whether a cell fits what was answered last, or would be.
 */
export function possibleAfter(
  { witnesses, count, attributes }: Survey,
  isPossible: (cell: Cell) => boolean,
): Possible | undefined {
  const current = witnesses.filter(({ cell }) => isPossible(cell));
  if (current.length === 0) return undefined;
  const newest = longestStretch(current, count);
  if (newest.start === 0) return marginals(newest.witnesses, attributes);
  const earlier = new Map<number, Stretch>();
  const stretchUpTo = (end: number) => {
    const stretch = earlier.get(end) ?? longestStretch(witnesses, end);
    earlier.set(end, stretch);
    return stretch;
  };
  let narrowest: Possible | undefined;
  for (let border = newest.start; border <= count; border++) {
    const since = current.filter(({ agreesFrom }) => agreesFrom <= border);
    const reading = narrowedBy(stretchUpTo, border, marginals(since, attributes));
    if (reading === undefined) return undefined;
    narrowest = narrowest === undefined ? reading : narrowerOf(narrowest, reading, attributes);
  }
  return narrowest;
}

/**
 * Whether an answer tells nothing about an attribute of which too little is possible already: whenever values changed
 * last, just as much stays possible as before, or at least as much as there must.
 */
export function addsNothing(
  { witnesses, count, attributes }: Survey,
  index: number,
  isPossible: (cell: Cell) => boolean,
  least: number,
): boolean {
  for (let border = 0; border <= count; border++) {
    const since = witnesses.filter(({ agreesFrom }) => agreesFrom <= border);
    const before = new Set(since.map(({ cell }) => cell[index]!));
    const after = new Set(since.filter(({ cell }) => isPossible(cell)).map(({ cell }) => cell[index]!));
    if (after.size > 0 && valuesIn(after, attributes[index]!) < least && !isSame(after, before)) return false;
  }
  return true;
}

export function isSame(
  left: ReadonlySet<number> | undefined,
  right: ReadonlySet<number> | undefined,
): boolean {
  if (left === undefined || right === undefined || left.size !== right.size) return false;
  return [...left].every((atom) => right.has(atom));
}

/** What is possible if an attribute stayed as it was for as many stretches before a border as leave it a value. */
function narrowedBy(
  stretchUpTo: (end: number) => Stretch,
  border: number,
  today: readonly ReadonlySet<number>[],
): Possible | undefined {
  let possible = today;
  const hasStayed = today.map(() => true);
  for (let end = border; end > 0; ) {
    const { witnesses, start } = stretchUpTo(end);
    if (start === end) return undefined;
    possible = possible.map((atoms, index) => {
      const then = new Set(witnesses.map(({ cell }) => cell[index]!));
      const both = new Set([...atoms].filter((atom) => then.has(atom)));
      if (both.size === 0) hasStayed[index] = false;
      return hasStayed[index] ? both : atoms;
    });
    end = start;
  }
  return possible;
}

/** The longest stretch of answers up to `end`; empty if no witness agrees with the last of them. */
function longestStretch(all: readonly Witness[], end: number): Stretch {
  let witnesses = all;
  let start = end;
  while (start > 0) {
    const agreeing = witnesses.filter(({ agrees }) => agrees[start - 1]);
    if (agreeing.length === 0) break;
    witnesses = agreeing;
    start--;
  }
  return { witnesses, start };
}

function marginals(witnesses: readonly Witness[], attributes: readonly DividedAttribute[]): Possible {
  return attributes.map((_, index) => new Set(witnesses.map(({ cell }) => cell[index]!)));
}

function narrowerOf(left: Possible, right: Possible, attributes: readonly DividedAttribute[]): Possible {
  return attributes.map((attribute, index) =>
    valuesIn(right[index]!, attribute) < valuesIn(left[index]!, attribute) ? right[index]! : left[index]!,
  );
}

/** How many values atoms stand for. */
export function valuesIn(atoms: ReadonlySet<number>, attribute: DividedAttribute): number {
  return [...atoms].reduce((sum, atom) => sum + attribute.atoms[atom]!.size, 0);
}
