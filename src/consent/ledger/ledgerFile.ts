import * as z from "zod/v4";
import { account, text, time } from "../../format/reading/fields.ts";
import { toFileText } from "../../format/reading/json.ts";
import { type Reader, readerOf } from "../../format/reading/reading.ts";
import {
  ATTRIBUTE_COUNT,
  BIN_COUNT,
  CLAUSE_COUNT,
  CODE_COUNT,
  CUTOFF_COUNT,
  LARGEST_ATTRIBUTE,
} from "../../request/request.ts";
import { brandKey, UNPROVEN } from "../brandDomain.ts";
import type { Ledger } from "./ledger.ts";
import type { Question } from "./question.ts";

const code = z.int().min(0).max(LARGEST_ATTRIBUTE);
const place = z
  .int()
  .min(0)
  .max(ATTRIBUTE_COUNT - 1);

const questionShape: z.ZodType<Question> = z
  .strictObject({
    attributes: z
      .array(z.strictObject({ name: text, meaning: text, last: code.min(1).optional() }))
      .max(ATTRIBUTE_COUNT),
    clauses: z
      .array(
        z.strictObject({
          attribute: place,
          inSet: z.boolean(),
          negated: z.boolean(),
          low: code,
          high: code,
          codes: z.array(code).length(CODE_COUNT),
        }),
      )
      .max(CLAUSE_COUNT),
    groups: z.array(
      z
        .int()
        .min(0)
        .max(2 ** CLAUSE_COUNT - 1),
    ),
    features: z
      .array(
        z.strictObject({
          attribute: place,
          edges: z.array(code).max(BIN_COUNT - 1),
          points: z.array(z.int()).min(2).max(BIN_COUNT),
        }),
      )
      .max(ATTRIBUTE_COUNT),
    cutoffs: z.array(z.int()).max(CUTOFF_COUNT),
  })
  .refine(
    ({ attributes, clauses, features }) =>
      [...clauses, ...features].every(({ attribute }) => attribute < attributes.length),
    "has a clause or a feature on an attribute that it does not list",
  );

const ledgerShape: z.ZodType<Ledger> = z.strictObject({
  format: z.literal("decdp-ledger-1"),
  accounts: z
    .array(
      z.strictObject({
        brand: text.refine(isKey, 'must be the registered part of a domain, or "unproven"'),
        answers: z.array(
          z.strictObject({
            ...{ question: questionShape, segment: z.int().min(0).max(4), at: time },
            account: account.optional(),
          }),
        ),
      }),
    )
    .refine(
      (accounts) => new Set(accounts.map(({ brand }) => brand)).size === accounts.length,
      "must have each brand once",
    ),
});

/** Reads a ledger, as `Reader` describes. */
export const readLedger: Reader<Ledger> = readerOf(ledgerShape, "The ledger");

/** The file of a ledger. Secret: it tells what brands know. */
export function writeLedger({ format, accounts }: Ledger): string {
  return toFileText({ format, accounts });
}

function isKey(given: string): boolean {
  try {
    return given === UNPROVEN || brandKey(given) === given;
  } catch {
    return false;
  }
}
