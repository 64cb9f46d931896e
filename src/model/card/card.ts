import type { Hex } from "viem";
import type { ModelWords } from "../../format/campaign/requestWords.ts";
import type { SchemaFields } from "../../format/campaign/schema.ts";

// Stand-in until the real one is merged.
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}
export interface Figures {
  readonly auc: Interval;
  readonly seeds: readonly number[];
  readonly gini: Interval;
  readonly ks: Interval;
  readonly logLoss: Interval;
  readonly calibrationError: Interval;
  readonly topDecileLift: Interval;
}
export interface CardBin {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly n: number;
  readonly events: number;
  readonly rate: number | null;
  readonly weightOfEvidence: number | null;
  readonly informationValue: number;
  readonly points: number;
}
export interface CardFeature {
  readonly attribute: string;
  readonly asked: readonly string[];
  readonly informationValue: number;
  readonly importance: number;
  readonly missing: "seen" | "least";
  readonly direction?: "rising" | "falling" | undefined;
  readonly bins: readonly CardBin[];
}
export interface Override {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly change: string;
  readonly before: { readonly modelId: Hex; readonly auc?: number | undefined };
  readonly after: { readonly modelId: Hex; readonly auc?: number | undefined };
}
export interface ModelCard {
  readonly format: "decdp/model-card/1";
  readonly name: string;
  readonly label: {
    readonly column: string;
    readonly positive: string;
    readonly negative: string;
    readonly meaning?: string;
    readonly kind: "response" | "uplift";
  };
  readonly data: {
    readonly file: string;
    readonly hash: Hex;
    readonly rows: number;
    readonly positives: number;
    readonly columns: readonly {
      readonly name: string;
      readonly kind: string;
      readonly use: "used" | "left out";
      readonly reason?: string;
      readonly missing: number;
      readonly distinct: number;
    }[];
  };
  readonly schema: SchemaFields;
  readonly model: ModelWords;
  readonly modelId: Hex;
  readonly intercept: number;
  readonly pointsToDoubleOdds: number;
  readonly attributes: readonly string[];
  readonly features: readonly CardFeature[];
  readonly cutoffs: readonly {
    readonly score: number;
    readonly segment: number;
    readonly share: number;
    readonly rate: number;
    readonly truePositiveRate: number;
  }[];
  readonly metrics: {
    readonly seeds: readonly number[];
    readonly split: string;
    readonly card: Figures;
    readonly unbinned: Figures;
    readonly logistic: Figures;
    readonly logisticWithLogarithms: Figures;
    readonly trees: Figures;
    readonly byTime?: Figures;
  };
  readonly deciles: readonly {
    readonly decile: number;
    readonly n: number;
    readonly events: number;
    readonly rate: number;
    readonly lift: number;
    readonly gain: number;
    readonly smallestScore: number;
  }[];
  readonly calibration: readonly {
    readonly n: number;
    readonly predicted: number;
    readonly observed: number;
  }[];
  readonly profit?: {
    readonly cost: number;
    readonly value: number;
    readonly best: { readonly share: number; readonly score: number; readonly profit: number };
    readonly curve: readonly { readonly share: number; readonly score: number; readonly profit: number }[];
  };
  readonly fairness: {
    readonly groups: readonly {
      readonly column: string;
      readonly value: string;
      readonly n: number;
      readonly segments: readonly {
        readonly cutoff: number;
        readonly selected: number;
        readonly truePositives: number | null;
      }[];
    }[];
    readonly proxies: readonly {
      readonly column: string;
      readonly value: string;
      readonly auc: number;
      readonly words: string;
    }[];
  };
  readonly frugality: readonly {
    readonly attributes: readonly string[];
    readonly slots: number;
    readonly logLoss: number;
    readonly standardError: number;
    readonly auc: number;
    readonly chosen: boolean;
  }[];
  readonly reach: readonly {
    readonly attribute: string;
    readonly reach: number;
    readonly accuracy: string;
    readonly importance: number;
  }[];
  readonly warnings: readonly string[];
  readonly limits: readonly string[];
  readonly overrides: readonly Override[];
  readonly hash: Hex;
}
