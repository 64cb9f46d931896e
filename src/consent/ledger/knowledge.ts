import type { DividedAttribute } from "./atoms.ts";
import type { Cell } from "./evaluation.ts";
import { groupsBy } from "./groups.ts";

/** A cell, and what a person in it would have answered. */
export interface Witness {
  readonly cell: Cell;
  /** To the request that is reviewed. */
  readonly segment: number;
  /** Whether each past answer is that person's, too. */
  readonly agrees: readonly boolean[];
  /** The first answer from which on the person agrees with all. */
  readonly agreesFrom: number;
}

/** What people can have answered. */
export interface Survey {
  readonly witnesses: readonly Witness[];
  /** Number of past answers; they are in order, oldest first. */
  readonly count: number;
  readonly attributes: readonly DividedAttribute[];
  /** The longest stretch of answers that fit together up to one of them, which is not included. */
  readonly stretchUpTo: (end: number) => Stretch;
}

/** A row of answers that fit together: where it starts, and what it leaves possible. */
export interface Stretch {
  readonly start: number;
  readonly possible: Possible;
}

/** For each attribute the atoms that are possible. */
export type Possible = readonly ReadonlySet<number>[];

export function surveyOf(
  witnesses: readonly Witness[],
  count: number,
  attributes: readonly DividedAttribute[],
): Survey {
  const stretches = new Map<number, Stretch>();
  const stretchUpTo = (end: number) => {
    const known = stretches.get(end) ?? longestStretch(witnesses, end, attributes);
    stretches.set(end, known);
    return known;
  };
  return { witnesses, count, attributes, stretchUpTo };
}

/**
 * What answers leave possible for each attribute today. Values may change between answers, so answers that contradict
 * each other are about different times: the newest ones that fit together tell about today. An attribute may have stayed
 * as it was when others changed; then what earlier stretches of answers tell of it holds today as well. Whenever the
 * others may have changed, the narrowest reading counts. Undefined if no witness explains some answer; then anything may
 * be known.
 *
 * @param segment The answer to the request that is reviewed; undefined before it is given.
 */
export function possibleAfter(survey: Survey, segment: number | undefined): Possible | undefined {
  const { count, attributes } = survey;
  const current = survey.witnesses.filter((witness) => segment === undefined || witness.segment === segment);
  if (current.length === 0) return undefined;
  const newest = longestStretch(current, count, attributes);
  if (newest.start === 0) return newest.possible;
  const byBorder = groupsBy(current, ({ agreesFrom }) => Math.max(agreesFrom, newest.start));
  const since = marginals([], attributes);
  let narrowest: Possible | undefined;
  for (let border = newest.start; border <= count; border++) {
    addAtoms(since, byBorder.get(border) ?? []);
    const reading = narrowedBefore(survey, border, since);
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
  segment: number,
  least: number,
): boolean {
  const byBorder = groupsBy(witnesses, ({ agreesFrom }) => agreesFrom);
  const before = new Set<number>();
  const after = new Set<number>();
  for (let border = 0; border <= count; border++) {
    for (const witness of byBorder.get(border) ?? []) {
      before.add(witness.cell[index]!);
      if (witness.segment === segment) after.add(witness.cell[index]!);
    }
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
function narrowedBefore({ stretchUpTo }: Survey, border: number, today: Possible): Possible | undefined {
  let possible: Possible = today.map((atoms) => new Set(atoms));
  const hasStayed = today.map(() => true);
  for (let end = border; end > 0; ) {
    const stretch = stretchUpTo(end);
    if (stretch.start === end) return undefined;
    possible = possible.map((atoms, index) => {
      const both = new Set([...atoms].filter((atom) => stretch.possible[index]!.has(atom)));
      if (both.size === 0) hasStayed[index] = false;
      return hasStayed[index] ? both : atoms;
    });
    end = stretch.start;
  }
  return possible;
}

/** The longest stretch of answers up to `end`; empty if no witness agrees with the last of them. */
function longestStretch(
  all: readonly Witness[],
  end: number,
  attributes: readonly DividedAttribute[],
): Stretch {
  let witnesses = all;
  let start = end;
  while (start > 0) {
    const agreeing = witnesses.filter(({ agrees }) => agrees[start - 1]);
    if (agreeing.length === 0) break;
    witnesses = agreeing;
    start--;
  }
  return { start, possible: marginals(witnesses, attributes) };
}

function marginals(witnesses: readonly Witness[], attributes: readonly DividedAttribute[]): Set<number>[] {
  const possible = attributes.map(() => new Set<number>());
  addAtoms(possible, witnesses);
  return possible;
}

function addAtoms(possible: readonly Set<number>[], witnesses: readonly Witness[]): void {
  for (const { cell } of witnesses) {
    for (let index = 0; index < cell.length; index++) possible[index]!.add(cell[index]!);
  }
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
