import type { Decile } from "../measures/deciles.ts";
import type { Interval } from "../measures/interval.ts";
import type { ProfitPoint } from "../measures/profit.ts";

export type { Decile, Interval, ProfitPoint };

/** How good a model is on people whom it was not made from. */
export interface Figures {
  readonly auc: Interval;
  /** AUC of each split. */
  readonly seeds: readonly number[];
  readonly gini: Interval;
  readonly ks: Interval;
  readonly logLoss: Interval;
  readonly calibrationError: Interval;
  readonly topDecileLift: Interval;
}

/** The card beside its baselines. */
export interface Metrics {
  readonly seeds: readonly number[];
  /** Such as "five random splits, 80/20". */
  readonly split: string;
  readonly card: Figures;
  readonly unbinned: Figures;
  readonly logistic: Figures;
  readonly logisticWithLogarithms: Figures;
  readonly trees: Figures;
  /** The card on people who came later. */
  readonly byTime?: Figures | undefined;
}

/** People at or above a sum of points; null where that was not measured. */
export interface Cutoff {
  readonly score: number;
  /** 2 to 4: the segment that begins there. */
  readonly segment: number;
  readonly share: number | null;
  readonly rate: number | null;
  readonly truePositiveRate: number | null;
}

/** People with like scores. */
export interface Calibration {
  readonly n: number;
  readonly predicted: number;
  readonly observed: number;
}

/** What an action earns, in the currency of cost and value. */
export interface Profit {
  readonly cost: number;
  readonly value: number;
  readonly best: ProfitPoint;
  readonly curve: readonly ProfitPoint[];
}
