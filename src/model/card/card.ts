import type { Hex } from "viem";
import type { ModelWords } from "../../format/campaign/requestWords.ts";
import type { SchemaFields } from "../../format/campaign/schema.ts";
import type { Calibration, Cutoff, Decile, Metrics, Profit } from "./measured.ts";

export const CARD_FORMAT = "decdp/model-card/1";

/**
 * All that is to know of a trained model. Rates and shares are fractions of 1; points are integers, 1,000 for each natural
 * log-odds. A score is the sum of points; the probability is 1 / (1 + exp(-(score + intercept) / 1000)).
 */
export interface ModelCard {
  readonly format: typeof CARD_FORMAT;
  readonly name: string;
  readonly label: Label;
  readonly data: TrainingData;
  readonly schema: SchemaFields;
  /** As a campaign file states it. */
  readonly model: ModelWords;
  /** What the chain calls the model: `modelIdOf(modelOfCard(card))`. */
  readonly modelId: Hex;
  /** Points of nobody in particular, which the cut-offs have in them. */
  readonly intercept: number;
  readonly pointsToDoubleOdds: number;
  /** Names of the attributes that a customer is asked for, the most important first. */
  readonly attributes: readonly string[];
  readonly features: readonly CardFeature[];
  readonly cutoffs: readonly Cutoff[];
  readonly metrics: Metrics;
  /** From the highest scores down. */
  readonly deciles: readonly Decile[];
  readonly calibration: readonly Calibration[];
  readonly profit?: Profit | undefined;
  readonly fairness: Fairness;
  readonly frugality: readonly ModelSize[];
  readonly reach: readonly Reach[];
  readonly uplift?: Readonly<Record<string, unknown>> | undefined;
  /** How those whom it was trained on score by the model of this id, to compare later people with. */
  readonly drift?: Readonly<Record<string, unknown>> | undefined;
  readonly warnings: readonly string[];
  readonly limits: readonly string[];
  /** What people changed by hand, the latest last. */
  readonly overrides: readonly Override[];
  /** keccak256 of the canonical JSON of everything else. */
  readonly hash: Hex;
}

/** What the model predicts. */
export interface Label {
  readonly column: string;
  readonly positive: string;
  readonly negative: string;
  readonly meaning?: string | undefined;
  readonly kind: "response" | "uplift";
}

/** What the model was made from. */
export interface TrainingData {
  /** Name of the file, without its folder. */
  readonly file: string;
  /** keccak256 of its bytes. */
  readonly hash: Hex;
  readonly rows: number;
  readonly positives: number;
  readonly columns: readonly DataColumn[];
}

export interface DataColumn {
  readonly name: string;
  /** Such as "number", "category", "label", "treatment", "identifier", "date", "weight" or "constant". */
  readonly kind: string;
  readonly use: "used" | "left out";
  readonly reason?: string | undefined;
  /** Share of rows. */
  readonly missing: number;
  /** How many different values. */
  readonly distinct: number;
}

/** One slot of the schema that gives points. */
export interface CardFeature {
  /** Name of the slot. */
  readonly attribute: string;
  /** Names of the attributes that it takes: its own, the one that it copies, or two of a cross. */
  readonly asked: readonly string[];
  readonly informationValue: number;
  /** Average distance of points from their mean. */
  readonly importance: number;
  /** Whether people without the attribute were seen; if not, how they are scored. */
  readonly missing: string;
  readonly direction?: "rising" | "falling" | undefined;
  /** In the order of codes. */
  readonly bins: readonly CardBin[];
}

/** A run of codes with the same points. */
export interface CardBin {
  /** First and last code, both included; 0 and 0 for "missing". */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** People, and those of them with the positive label. */
  readonly n: number;
  readonly events: number;
  /** Null where nobody is in it. */
  readonly rate: number | null;
  readonly weightOfEvidence: number | null;
  readonly informationValue: number;
  readonly points: number;
}

/** How groups of people are treated that the law protects. */
export interface Fairness {
  readonly groups: readonly FairnessGroup[];
  readonly proxies: readonly Proxy[];
}

export interface FairnessGroup {
  readonly column: string;
  readonly value: string;
  readonly n: number;
  readonly segments: readonly {
    /** Sum of points from which on people are selected. */
    readonly cutoff: number;
    readonly selected: number;
    readonly truePositives: number | null;
  }[];
}

/** How well something that is not asked can be told from what is. */
export interface Proxy {
  readonly column: string;
  readonly value: string;
  readonly auc: number;
  readonly words: string;
}

/** How good a model with so many attributes is, on people kept apart. */
export interface ModelSize {
  readonly attributes: readonly string[];
  readonly slots: number;
  readonly logLoss: number;
  readonly standardError: number;
  readonly auc: number;
  readonly chosen: boolean;
}

export interface Reach {
  readonly attribute: string;
  /** Share of people of whom it is known. */
  readonly reach: number;
  /** Who vouches for it. */
  readonly accuracy: string;
  readonly importance: number;
}

/** A change by hand. */
export interface Override {
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly change: string;
  readonly before: OverrideState;
  readonly after: OverrideState;
}

/** The model before or after a change; figures only where they were measured. */
export interface OverrideState {
  readonly modelId: Hex;
  readonly auc?: number | undefined;
}
