import * as z from "zod/v4";
import { modelShape } from "../../format/campaign/requestWords.ts";
import { schemaFields, schemaShape } from "../../format/campaign/schema.ts";
import { text, word } from "../../format/reading/fields.ts";
import { CARD_FORMAT, type ModelCard } from "./card.ts";
import { figuresShapes } from "./measuredShape.ts";

const number = z.number("must be a number");
const share = number.min(0).max(1);
const whole = z.int("must be an integer");
const code = whole.min(0).max(2 ** 32 - 1);
const names = z.array(text);

const bin = z.strictObject({
  ...{ from: code, to: code, words: text, n: whole.min(0), events: whole.min(0), rate: share.nullable() },
  ...{ weightOfEvidence: number.nullable(), informationValue: number, points: whole },
});

const feature = z.strictObject({
  attribute: text,
  asked: names.min(1).max(2),
  informationValue: number,
  importance: number.min(0),
  missing: text,
  direction: z.enum(["rising", "falling"]).optional(),
  bins: z.array(bin).min(1).max(64),
});

const column = z.strictObject({
  name: text,
  kind: text,
  use: z.enum(["used", "left out"]),
  reason: text.optional(),
  missing: share,
  distinct: whole.min(0),
});

const fairnessGroup = z.strictObject({
  ...{ column: text, value: text, n: whole.min(0) },
  segments: z.array(z.strictObject({ cutoff: whole, selected: share, truePositives: share.nullable() })),
});

const state = z.strictObject({ modelId: word, auc: share.optional() });

/** What somebody may write of their own; it is shown as text. */
const anything = z.record(z.string(), z.json());

export const modelCardShape = z.strictObject({
  format: z.literal(CARD_FORMAT),
  name: text,
  label: z.strictObject({
    ...{ column: text, positive: text, negative: text, meaning: text.optional() },
    kind: z.enum(["response", "uplift"]),
  }),
  data: z.strictObject({
    ...{ file: text, hash: word, rows: whole.min(0), positives: whole.min(0), columns: z.array(column) },
  }),
  schema: schemaShape.transform(schemaFields),
  model: modelShape,
  modelId: word,
  intercept: whole,
  pointsToDoubleOdds: whole.min(1),
  attributes: names,
  features: z.array(feature).max(16),
  ...figuresShapes,
  fairness: z.strictObject({
    groups: z.array(fairnessGroup),
    proxies: z.array(z.strictObject({ column: text, value: text, auc: share, words: text })),
  }),
  frugality: z.array(
    z.strictObject({
      ...{ attributes: names, slots: whole, logLoss: number, standardError: number, auc: share },
      chosen: z.boolean(),
    }),
  ),
  reach: z.array(z.strictObject({ attribute: text, reach: share, accuracy: text, importance: number })),
  uplift: anything.optional(),
  drift: anything.optional(),
  warnings: z.array(text),
  limits: z.array(text),
  overrides: z.array(
    z.strictObject({ at: text, by: text, reason: text, change: text, before: state, after: state }),
  ),
  hash: word,
}) as unknown as z.ZodType<ModelCard>;
