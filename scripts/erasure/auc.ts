/** One pair of a person and a pseudonym: how likely the attacker takes them for the same, and whether they are. */
export interface ScoredPair {
  readonly score: number;
  readonly isTrue: boolean;
}

/**
 * Area under the ROC curve: how often a true pair has the higher score than a false one; a tie counts half. 1 is certainty,
 * 0.5 is a guess.
 */
export function areaUnderCurve(pairs: readonly ScoredPair[]): number {
  const sorted = [...pairs].sort((left, right) => left.score - right.score);
  const trueCount = pairs.filter(({ isTrue }) => isTrue).length;
  const falseCount = pairs.length - trueCount;
  let won = 0;
  let falseBelow = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]!.score === sorted[start]!.score) end++;
    const tied = sorted.slice(start, end);
    const trueHere = tied.filter(({ isTrue }) => isTrue).length;
    const falseHere = tied.length - trueHere;
    won += trueHere * (falseBelow + falseHere / 2);
    falseBelow += falseHere;
    start = end;
  }
  return won / (trueCount * falseCount);
}
