import type { Hex } from "viem";
import type { SourceKind } from "../../chain/actions/issuer.ts";
import { modelIdOf } from "../../chain/actions/model.ts";
import type { ModelWords } from "../../format/campaign/requestWords.ts";
import { schemaFields } from "../../format/campaign/schema.ts";
import type { Schema } from "../../request/schema.ts";
import type { Plan } from "../guards/plan.ts";
import { decilesOf, scoreOfShare } from "../measures/deciles.ts";
import { calibrationOf } from "../measures/probability.ts";
import { type Action, profitOf } from "../measures/profit.ts";
import { type Ranking, rankingOf } from "../measures/ranking.ts";
import { scoreGroups } from "../measures/stability.ts";
import { upliftOf } from "../measures/uplift.ts";
import type { Label } from "../table/label.ts";
import { type Direction, POINTS } from "../training/cardShape.ts";
import type { Evaluation } from "../training/evaluate.ts";
import { cardOddsOf, type Fit } from "../training/fit.ts";
import { CARD_FORMAT, type CardFeature, type ModelCard } from "./card.ts";
import { fairnessOf, type ScoredRows } from "./fairness.ts";
import { metricsOf, rounded } from "./figures.ts";
import type { Cutoff, Profit, ProfitPoint } from "./measured.ts";
import { pointsOfBins } from "./points.ts";
import { hashOfCard, modelOfCard } from "./read.ts";
import { schemaOf, slotsOf } from "./slots.ts";
import { tableOf } from "./table.ts";

/** What a card is made from. */
export interface CardParts {
  readonly name: string;
  readonly meaning?: string | undefined;
  readonly file: { readonly name: string; readonly hash: Hex };
  readonly plan: Plan;
  readonly fit: Fit;
  /** How the rows were split for the evaluations, in a few words; by default at random. */
  readonly split?: string | undefined;
  /** On random splits, in the order of their seeds. */
  readonly evaluations: readonly Evaluation[];
  readonly byTime: Evaluation;
  /** Shares of customers to single out, rising. */
  readonly top: readonly number[];
  /** What acting on a customer costs and brings: if no share is given, the cut-off is where profit is largest. */
  readonly action?: Action | undefined;
  readonly directions: Readonly<Record<string, Direction>>;
  /** The schema that the model was trained under, if it was not proposed. */
  readonly schema?: Schema | undefined;
  /** What kind of issuer will vouch for an attribute, where the brand knows. */
  readonly vouched?: Readonly<Record<string, SourceKind>> | undefined;
  readonly warnings: readonly string[];
}

/** The card of a trained model. Its figures are of rows that training did not see; its tables are of those that it saw. */
export function buildCard(parts: CardParts): ModelCard {
  const { plan, fit, evaluations, byTime, directions, file } = parts;
  const { label } = plan;
  const slots = slotsOf(fit.scored);
  const schema = parts.schema ?? schemaOf(`${parts.name}/1`, slots);
  const features = slots.map((slot) =>
    tableOf(slot, label.values, label.rows, directions[slot.attribute.name]),
  );
  const held = heldOf(evaluations, fit.intercept);
  const ranking = rankingOf(
    held.scores,
    Uint8Array.from(held.rows, (row) => label.values[row]!),
  );
  const profit = parts.action && { ...parts.action, ...profitOf(ranking, parts.action) };
  const top = parts.top.length > 0 ? parts.top : [Math.max(profit?.best.share ?? 0, LEAST_SHARE)];
  const cutoffs = cutoffsOf(ranking, top);
  const model: ModelWords = {
    points: Object.fromEntries(
      features.map((feature, index) => [
        feature.attribute,
        pointsOfBins(slots[index]!.attribute, feature.bins),
      ]),
    ),
    cutoffs: cutoffs.map(({ score }) => score),
  };
  const scores = cutoffs.map(({ score }) => score);
  const modelId = modelIdOf(modelOfCard({ schema, model }));
  const odds = cardOddsOf(fit, label.values.length);
  const content: Omit<ModelCard, "hash"> = {
    format: CARD_FORMAT,
    name: parts.name,
    label: {
      column: label.column,
      positive: label.positive,
      negative: label.negative,
      ...(parts.meaning !== undefined && { meaning: parts.meaning }),
      kind: "response" as const,
    },
    data: {
      file: file.name,
      hash: file.hash,
      rows: label.rows.length,
      positives: label.rows.reduce((sum, row) => sum + label.values[row]!, 0),
      columns: plan.columns.map((column) => ({ ...column, missing: rounded(column.missing) })),
    },
    schema: schemaFields(schema),
    model,
    modelId,
    intercept: fit.intercept,
    pointsToDoubleOdds: Math.round(POINTS * Math.LN2),
    attributes: byImportance(features),
    features,
    cutoffs,
    metrics: {
      seeds: evaluations.map((_, index) => index + 1),
      split:
        parts.split ??
        `${evaluations.length} random splits, 80/20, with the same share of positives on both sides`,
      ...metricsOf(evaluations),
      byTime: metricsOf([byTime]).card,
    },
    deciles: decilesOf(ranking).map((decile) => ({
      ...decile,
      rate: rounded(decile.rate),
      lift: rounded(decile.lift),
      gain: rounded(decile.gain),
    })),
    calibration: calibrationOf(
      ranking.scores.map((score) => (score + fit.intercept) / POINTS),
      ranking.label,
    ).map(({ n, predicted, observed }) => ({
      n,
      predicted: rounded(predicted),
      observed: rounded(observed),
    })),
    ...(profit !== undefined && { profit: roundedProfit(profit) }),
    ...(plan.treatment !== undefined && {
      uplift: upliftIn(plan.treatment, ranking, held),
    }),
    fairness: fairnessOf(plan.protectedColumns, label.values, held, scores, fit.scored),
    frugality: fit.path.map(({ attributes, loss, standardError, auc, chosen }) => ({
      attributes,
      slots: attributes.length,
      logLoss: rounded(loss),
      standardError: rounded(standardError),
      auc: rounded(auc),
      chosen,
    })),
    reach: reachOf(parts, features),
    drift: {
      modelId,
      scores: scoreGroups(
        Float64Array.from(label.rows, (row) => Math.round(odds[row]! * POINTS) - fit.intercept),
      ),
    },
    warnings: [...plan.warnings, ...parts.warnings],
    limits,
    overrides: [],
  };
  return { ...content, hash: hashOfCard(content) };
}

/** Of customers above a cut-off, where acting on anybody would lose money. */
const LEAST_SHARE = 0.01;

function roundedProfit({ cost, value, best, curve }: Profit): Profit {
  const point = ({ share, score, profit }: ProfitPoint) => ({ share, score, profit: rounded(profit) });
  return { cost, value, best: point(best), curve: curve.map(point) };
}

const limits = [
  "It is a model of response, not of effect: it says who is likely to have the outcome, not who has it because of an action. Only data with a treatment and a control group can say that.",
  "It knows only people like those in the data. If they were chosen by an earlier model, those that it turned away are missing.",
  "Its points say what goes with the outcome, not what causes it.",
];

/** What the treatment did along the card's ranking of rows that training did not see. */
function upliftIn(treatment: Label, ranking: Ranking, { rows, scores }: ScoredRows) {
  const treated = rankingOf(
    scores,
    Uint8Array.from(rows, (row) => treatment.values[row]!),
  ).label;
  const { average, qini, deciles } = upliftOf(ranking, treated);
  return {
    treatment: treatment.column,
    treated: treatment.positive,
    average: rounded(average),
    qini: rounded(qini),
    deciles: deciles.map((decile) => ({
      ...decile,
      treatedRate: decile.treatedRate === null ? null : rounded(decile.treatedRate),
      controlRate: decile.controlRate === null ? null : rounded(decile.controlRate),
    })),
  };
}

function heldOf(evaluations: readonly Evaluation[], intercept: number): ScoredRows {
  return {
    rows: Int32Array.from(evaluations.flatMap(({ held }) => [...held])),
    scores: Float64Array.from(
      evaluations.flatMap(({ heldOdds }) =>
        [...heldOdds].map((odds) => Math.round(odds * POINTS) - intercept),
      ),
    ),
  };
}

function cutoffsOf(ranking: Ranking, top: readonly number[]): Cutoff[] {
  const positives = ranking.label.reduce((sum, one) => sum + one, 0);
  return [...top].reverse().map((share, index) => {
    const score = scoreOfShare(ranking, share);
    const labels = ranking.label.filter((_, row) => ranking.scores[row]! >= score);
    const events = labels.reduce((sum, one) => sum + one, 0);
    return {
      score,
      segment: index + 2,
      share: rounded(labels.length / ranking.label.length),
      rate: rounded(events / labels.length),
      truePositiveRate: positives === 0 ? null : rounded(events / positives),
    };
  });
}

function importances(features: readonly CardFeature[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { asked, importance } of features) {
    for (const name of asked) sums.set(name, (sums.get(name) ?? 0) + importance / asked.length);
  }
  return sums;
}

function byImportance(features: readonly CardFeature[]): string[] {
  return [...importances(features)].sort(([, left], [, right]) => right - left).map(([name]) => name);
}

/** What stands behind an attribute, from the firmest down. */
const behind: Readonly<Record<SourceKind, string>> = {
  EthereumWallet: "proved from the chain's state",
  DataVault: "signed by whoever issued it to the vault",
  BankAccount: "read from the bank's own records",
  Brand: "what the brand itself has seen",
  SolidPod: "what the customer keeps in a pod, and may have written",
  SelfDeclared: "the customer's own word",
};

function reachOf({ plan, vouched = {} }: CardParts, features: readonly CardFeature[]): ModelCard["reach"] {
  const { columns } = plan;
  const sums = importances(features);
  return byImportance(features).map((attribute) => ({
    attribute,
    reach: rounded(1 - (columns.find(({ name }) => name === attribute)?.missing ?? 0)),
    accuracy: accuracyOf(vouched[attribute]),
    importance: rounded(sums.get(attribute)!),
  }));
}

function accuracyOf(kind: SourceKind | undefined): string {
  return kind === undefined ? "not stated: it depends on who vouches for it" : `${kind}: ${behind[kind]}`;
}
