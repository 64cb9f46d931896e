import type { Metrics } from "../../../src/model/card/figures.ts";

/** The measured figures under flat names, for programs. */
export function flatFigures(metrics: Metrics, more: Readonly<Record<string, unknown>>): object {
  const { card, unbinned, logistic, logisticWithLogarithms, trees } = metrics;
  return {
    "auc.test.mean": card.auc.mean,
    "auc.test.low": card.auc.low,
    "auc.test.high": card.auc.high,
    "auc.test.seeds": card.seeds,
    "auc.logistic.mean": logistic.auc.mean,
    "auc.logistic.seeds": logistic.seeds,
    "auc.logisticWithLogarithms.mean": logisticWithLogarithms.auc.mean,
    "auc.trees.mean": trees.auc.mean,
    "auc.trees.seeds": trees.seeds,
    "auc.unbinned.mean": unbinned.auc.mean,
    "auc.unbinnedMinusCard": Number((unbinned.auc.mean - card.auc.mean).toFixed(6)),
    calibrationError: card.calibrationError.mean,
    "gini.test.mean": card.gini.mean,
    "ks.test.mean": card.ks.mean,
    "logLoss.test.mean": card.logLoss.mean,
    "topDecileLift.test.mean": card.topDecileLift.mean,
    ...more,
  };
}
