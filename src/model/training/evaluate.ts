import { logisticOdds } from "../baseline/logistic.ts";
import { treesOdds } from "../baseline/trees.ts";
import type { Split } from "../learning/splits.ts";
import { calibrationErrorOf, calibrationOf, lossesOf } from "../measures/probability.ts";
import { rankingFigures, rankingOf } from "../measures/ranking.ts";
import { candidatesOf, type Usable } from "./candidates.ts";
import { askedFor, cardOddsOf, type Fit, type FitOptions, fitCard } from "./fit.ts";
import { oddsOf } from "./slot.ts";

/** How well rows were ranked and predicted that training did not see. */
export interface Quality {
  readonly auc: number;
  readonly gini: number;
  readonly ks: number;
  readonly logLoss: number;
  readonly calibrationError: number;
  /** Rate of positives in the best tenth, divided by that of all. */
  readonly topDecileLift: number;
}

/** One split: the card beside the shapes that it was cut from and the usual yardsticks. */
export interface Evaluation {
  readonly card: Quality;
  readonly unbinned: Quality;
  readonly logistic: Quality;
  readonly logisticWithLogarithms: Quality;
  readonly trees: Quality;
  readonly attributes: readonly string[];
  /** Rows that training did not see, and the log-odds that the card gave them. */
  readonly held: Int32Array;
  readonly heldOdds: Float64Array;
}

/** Trains on one side of a split and measures on the other. */
export function evaluate(
  usable: readonly Usable[],
  label: Uint8Array,
  { training, held }: Split,
  options: FitOptions,
): Evaluation {
  const candidates = candidatesOf(usable, label, training);
  const fit = fitCard(candidates, label, training, options);
  const cardOdds = cardOddsOf(fit, label.length);
  const heldLabel = Uint8Array.from(held, (row) => label[row]!);
  const quality = (odds: Float64Array) =>
    qualityOf(
      Float64Array.from(held, (row) => odds[row]!),
      heldLabel,
    );
  return {
    card: quality(cardOdds),
    unbinned: quality(unbinnedOdds(fit, label.length)),
    logistic: quality(logisticOdds(candidates, label, training)),
    logisticWithLogarithms: quality(logisticOdds(candidates, label, training, { logarithms: true })),
    trees: quality(treesOdds(candidates, label, training, options.seed)),
    attributes: askedFor(fit),
    held,
    heldOdds: Float64Array.from(held, (row) => cardOdds[row]!),
  };
}

function unbinnedOdds({ scored, unbinned }: Fit, rows: number): Float64Array {
  return oddsOf(
    scored.map(({ candidate }) => candidate),
    unbinned,
    rows,
  );
}

/** The figures of some log-odds. */
export function qualityOf(odds: Float64Array, label: Uint8Array): Quality {
  const ranking = rankingOf(odds, label);
  const tenth = Math.max(1, Math.round(label.length / 10));
  const rate = (labels: Uint8Array) => labels.reduce((sum, one) => sum + one, 0) / labels.length;
  return {
    ...rankingFigures(ranking),
    logLoss: lossesOf(odds, label).reduce((sum, loss) => sum + loss, 0) / label.length,
    calibrationError: calibrationErrorOf(calibrationOf(odds, label)),
    topDecileLift: rate(ranking.label.subarray(-tenth)) / Math.max(rate(ranking.label), 1e-12),
  };
}
