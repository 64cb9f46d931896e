import * as z from "zod/v4";
import { duration, text } from "../../format/reading/fields.ts";
import { toFileText } from "../../format/reading/json.ts";
import { type Reader, readerOf } from "../../format/reading/reading.ts";
import { domainName } from "../brandDomain.ts";
import { floorShape } from "../ledger/floorShape.ts";
import { uses } from "./facts.ts";
import { type Conditions, type Policy, type Rule, verdicts } from "./policy.ts";

const count = z.int("must be a whole number").min(0).max(1_000_000);
const lasting = text.refine(
  (given) => duration.safeParse(given).success,
  'must be a duration such as "90 days"',
);
const names = z.array(text).min(1).max(100);

const conditionsShape = z.strictObject({
  brands: z.array(text.refine(isDomain, "must be a domain, such as shop.example")).min(1).max(100).optional(),
  purposes: names.optional(),
  channels: names.optional(),
  categories: names.optional(),
  attributes: names.optional(),
  recipients: names.optional(),
  issuerKinds: names.optional(),
  uses: z.array(z.enum(uses)).min(1).optional(),
  level: bounds(z.int().min(0).max(4)).optional(),
  retention: bounds(lasting).optional(),
  knownFor: bounds(lasting).optional(),
  answersSoFar: bounds(count).optional(),
  frequency: z
    .strictObject({ atLeast: count.optional(), atMost: count.optional(), within: lasting })
    .refine(hasEnd, 'must have "atLeast" or "atMost"')
    .optional(),
  brokenPromises: bounds(count).optional(),
}) satisfies z.ZodType<Conditions>;

const ruleShape = z
  .strictObject({ verdict: z.enum(verdicts), when: conditionsShape, note: text.max(300).optional() })
  .refine(
    ({ verdict, when }) => verdict !== "answer" || when.purposes !== undefined,
    'must name the "purposes" in "when" for which it answers',
  );

const policyShape: z.ZodType<Policy> = z.strictObject({
  format: z.literal("decdp-settings-1"),
  rules: z.array(ruleShape).max(200),
  quietAfterNo: lasting,
  floor: floorShape,
});

/** Reads settings, as `Reader` describes. */
export const readPolicy: Reader<Policy> = readerOf(policyShape, "The settings");

/** The file of settings. */
export function writePolicy({ format, rules, quietAfterNo, floor }: Policy): string {
  return toFileText({ format, rules: rules.map(ruleFields), quietAfterNo, floor });
}

function ruleFields({ verdict, when, note }: Rule): Rule {
  return { verdict, when, ...(note === undefined ? {} : { note }) };
}

function bounds<Value>(value: z.ZodType<Value>) {
  return z
    .strictObject({ atLeast: value.optional(), atMost: value.optional() })
    .refine(hasEnd, 'must have "atLeast" or "atMost"');
}

function hasEnd({ atLeast, atMost }: { readonly atLeast?: unknown; readonly atMost?: unknown }): boolean {
  return atLeast !== undefined || atMost !== undefined;
}

function isDomain(given: string): boolean {
  try {
    return domainName(given) === given;
  } catch {
    return false;
  }
}
