import { keccak256, stringToBytes } from "viem";
import { modelIdOf } from "../../../src/chain/actions/model.ts";
import { CARD_FORMAT, type CardBin, type CardFeature, type ModelCard } from "../../../src/model/card/card.ts";
import type { Figures } from "../../../src/model/card/measured.ts";
import { pointsOfBins } from "../../../src/model/card/points.ts";
import { hashOfCard, modelOfCard } from "../../../src/model/card/read.ts";
import type { Attribute, Schema } from "../../../src/request/schema.ts";

const TOP = 2 ** 32 - 1;
const [ROWS, EVENTS] = [1000, 300];

type Bins = readonly (readonly [from: number, n: number, events: number, points: number, words: string])[];

/** One attribute with what its values are worth; the first bin is "missing". */
export interface SampleFeature {
  readonly attribute: Attribute;
  readonly bins: Bins;
}

export const age: SampleFeature = {
  attribute: { name: "age", unit: "years", offset: 0, scale: 1, changeable: false },
  bins: [
    [0, 0, 0, -700, "missing"],
    [1, 200, 20, -700, "below 30 years"],
    [31, 300, 120, 400, "30 to 44 years"],
    [46, 250, 60, 100, "45 to 59 years"],
    [61, 250, 100, 600, "60 years or more"],
  ],
};

export const work: SampleFeature = {
  attribute: { name: "work", categories: ["none", "part", "full", '<own> & "so"'] },
  bins: [
    [0, 100, 20, -100, "missing"],
    [1, 200, 20, -500, "none"],
    [2, 700, 260, 300, 'part, full, <own> & "so"'],
  ],
};

/** A card that is whole, of the given features; its figures are made up. */
export function sampleCard(
  features: readonly SampleFeature[] = [age, work],
  { name = "sample", schema = "test/sample/1" } = {},
): ModelCard {
  const attributes = features.map(({ attribute }) => attribute);
  const table = features.map(featureOf);
  const points = Object.fromEntries(
    table.map(({ bins }, place) => [attributes[place]!.name, pointsOfBins(attributes[place]!, bins)]),
  );
  const model = { points, cutoffs: [0, 600] };
  const named: Pick<Schema, "name" | "attributes"> = { name: schema, attributes };
  const card = {
    format: CARD_FORMAT,
    name,
    label: { column: "bought", positive: "yes", negative: "no", kind: "response" },
    data: {
      file: "past.csv",
      hash: hashOf("past"),
      rows: ROWS,
      positives: EVENTS,
      columns: columnsOf(attributes),
    },
    ...{ schema: named, model, modelId: modelIdOf(modelOfCard({ schema: named, model })), intercept: -850 },
    pointsToDoubleOdds: 693,
    attributes: attributes.map((attribute) => attribute.name),
    features: table,
    cutoffs: [
      { score: 0, segment: 2, share: 0.6, rate: 0.4, truePositiveRate: 0.8 },
      { score: 600, segment: 3, share: 0.2, rate: 0.6, truePositiveRate: 0.4 },
    ],
    metrics: {
      ...{ seeds: [1, 2], split: "two random splits, 80/20", card: figures(0.78), unbinned: figures(0.79) },
      ...{ logistic: figures(0.75), logisticWithLogarithms: figures(0.76), trees: figures(0.785) },
    },
    deciles: Array.from({ length: 10 }, (_, index) => ({
      ...{ decile: index + 1, n: 100, events: 57 - 6 * index, rate: (57 - 6 * index) / 100 },
      ...{ lift: (57 - 6 * index) / 30, gain: ((index + 1) * (60 - 3 * (index + 1))) / 300 },
      smallestScore: 900 - 200 * index,
    })),
    calibration: [0.1, 0.3, 0.6].map((predicted) => ({ n: 300, predicted, observed: predicted + 0.02 })),
    profit: {
      ...{ cost: 2, value: 5, best: { share: 0.5, score: 0, profit: 400 } },
      curve: [0, 0.25, 0.5, 0.75, 1].map((share) => ({
        ...{ share, score: Math.round(900 - 1800 * share), profit: 400 - 1600 * (share - 0.5) ** 2 },
      })),
    },
    fairness: {
      groups: [
        { column: "sex", value: "female", n: 480, segments: chosen(0.5, 0.1) },
        { column: "sex", value: "male", n: 520, segments: chosen(0.7, 0.3) },
      ],
      proxies: [{ column: "sex", value: "female", auc: 0.81, words: "Sex can be told from the rest." }],
    },
    frugality: attributes.map((_, index) => ({
      ...{ attributes: attributes.slice(0, index + 1).map((one) => one.name), slots: index + 1 },
      ...{ logLoss: 0.6 - 0.05 * index, standardError: 0.01, auc: 0.7 + 0.05 * index },
      chosen: index === attributes.length - 1,
    })),
    reach: attributes.map((one) => ({
      attribute: one.name,
      reach: 0.9,
      accuracy: "a vault",
      importance: 300,
    })),
    warnings: ["A response model is not uplift."],
    limits: ["Made of few people."],
    overrides: [],
  } satisfies Omit<ModelCard, "hash">;
  return { ...card, hash: hashOfCard(card) };
}

function featureOf({ attribute, bins }: SampleFeature): CardFeature {
  const top = "categories" in attribute ? attribute.categories.length : TOP;
  return {
    ...{ attribute: attribute.name, asked: [attribute.name], informationValue: 0.4, importance: 350 },
    missing: "seen",
    bins: bins.map(([from, n, events, points, words], index): CardBin => {
      const to = index === 0 ? 0 : (bins[index + 1]?.[0] ?? top + 1) - 1;
      const rate = n > 0 ? events / n : null;
      return {
        ...{ from, to, words, n, events, rate, points },
        weightOfEvidence: null,
        informationValue: 0.1,
      };
    }),
  };
}

function columnsOf(attributes: readonly Attribute[]): ModelCard["data"]["columns"] {
  const used = attributes.map(({ name }) => ({
    name,
    kind: "number",
    use: "used" as const,
    missing: 0,
    distinct: 40,
  }));
  return [
    ...used,
    { name: "id", kind: "identifier", use: "left out", reason: "names a person", missing: 0, distinct: ROWS },
  ];
}

function figures(auc: number): Figures {
  const around = (mean: number) => ({ mean, low: mean - 0.01, high: mean + 0.01 });
  return {
    ...{ auc: around(auc), seeds: [auc - 0.004, auc + 0.004], gini: around(2 * auc - 1), ks: around(0.42) },
    ...{ logLoss: around(0.52), calibrationError: around(0.02), topDecileLift: around(1.9) },
  };
}

function chosen(atFirst: number, atSecond: number) {
  return [
    { cutoff: 0, selected: atFirst, truePositives: 0.8 },
    { cutoff: 600, selected: atSecond, truePositives: 0.3 },
  ];
}

function hashOf(text: string) {
  return keccak256(stringToBytes(text));
}
