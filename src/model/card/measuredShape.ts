import * as z from "zod/v4";

const number = z.number("must be a number");
const share = number.min(0).max(1);
const whole = z.int("must be an integer");

const interval = z.strictObject({ mean: number, low: number, high: number });

const figures = z.strictObject({
  auc: interval,
  seeds: z.array(number),
  gini: interval,
  ks: interval,
  logLoss: interval,
  calibrationError: interval,
  topDecileLift: interval,
});

const profitPoint = z.strictObject({ share, score: number, profit: number });

/** The fields of a card that say how good it is. */
export const figuresShapes = {
  cutoffs: z
    .array(
      z.strictObject({
        ...{ score: whole, segment: whole.min(2).max(4) },
        ...{ share: share.nullable(), rate: share.nullable(), truePositiveRate: share.nullable() },
      }),
    )
    .max(3),
  metrics: z.strictObject({
    seeds: z.array(whole),
    split: z.string(),
    ...{
      card: figures,
      unbinned: figures,
      logistic: figures,
      logisticWithLogarithms: figures,
      trees: figures,
    },
    byTime: figures.optional(),
  }),
  deciles: z.array(
    z.strictObject({
      ...{ decile: whole.min(1).max(10), n: whole, events: whole, rate: number, lift: number, gain: number },
      smallestScore: number,
    }),
  ),
  calibration: z.array(z.strictObject({ n: whole, predicted: share, observed: share })),
  profit: z
    .strictObject({ cost: number, value: number, best: profitPoint, curve: z.array(profitPoint) })
    .optional(),
};
