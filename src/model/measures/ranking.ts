/** Scores in ascending order with what happened, so that every measure of ranking is one walk along them. */
export interface Ranking {
  readonly scores: Float64Array;
  readonly label: Uint8Array;
}

export function rankingOf(scores: ArrayLike<number>, label: Uint8Array): Ranking {
  const order = Int32Array.from({ length: scores.length }, (_, row) => row).sort(
    (left, right) => scores[left]! - scores[right]! || left - right,
  );
  return {
    scores: Float64Array.from(order, (row) => scores[row]!),
    label: Uint8Array.from(order, (row) => label[row]!),
  };
}

/** Figures of a ranking; from 0 to 1, but for Gini, which is from -1 to 1. */
export interface RankingFigures {
  /** Probability that a positive scores above a negative; ties count half. */
  readonly auc: number;
  readonly gini: number;
  /** Largest distance between the distributions of positives and negatives. */
  readonly ks: number;
}

/** AUC, Gini and Kolmogorov-Smirnov; 0.5, 0 and 0 if one of the labels is missing. */
export function rankingFigures({ scores, label }: Ranking): RankingFigures {
  const positives = label.reduce((sum, one) => sum + one, 0);
  const negatives = label.length - positives;
  if (positives === 0 || negatives === 0) return { auc: 0.5, gini: 0, ks: 0 };
  let won = 0;
  let ks = 0;
  let [positivesBelow, negativesBelow] = [0, 0];
  for (let start = 0; start < scores.length; ) {
    let end = start;
    let [tiedPositives, tiedNegatives] = [0, 0];
    for (; end < scores.length && scores[end] === scores[start]; end++) {
      if (label[end] === 1) tiedPositives++;
      else tiedNegatives++;
    }
    won += tiedPositives * (negativesBelow + tiedNegatives / 2);
    positivesBelow += tiedPositives;
    negativesBelow += tiedNegatives;
    ks = Math.max(ks, Math.abs(positivesBelow / positives - negativesBelow / negatives));
    start = end;
  }
  const auc = won / positives / negatives;
  return { auc, gini: 2 * auc - 1, ks };
}

/** The AUC of scores. */
export function aucOf(scores: ArrayLike<number>, label: Uint8Array): number {
  return rankingFigures(rankingOf(scores, label)).auc;
}
