import * as z from "zod/v4";
import {
  account,
  coordinate,
  fieldElement,
  period,
  time,
  uint256,
  word,
} from "../../format/reading/fields.ts";
import { requireModel, requireRules } from "../../request/check.ts";
import type { Model, Rules } from "../../request/request.ts";
import { MOST_OTHER_CALLDATA } from "./events.ts";

const integer = (least: number, most: number) => z.int("must be an integer").min(least).max(most);
const uint32 = integer(0, 2 ** 32 - 1);
const seconds = uint32;

const place = {
  block: integer(0, Number.MAX_SAFE_INTEGER),
  index: integer(0, Number.MAX_SAFE_INTEGER),
  time,
  transaction: word,
};

const clause = z.strictObject({
  attribute: integer(0, 255),
  inSet: z.boolean(),
  negated: z.boolean(),
  low: uint32,
  high: uint32,
  codes: z.array(uint32).length(8),
});
const rules = wellFormed<Rules>(
  z.strictObject({ clauses: z.array(clause).length(8), groups: z.array(integer(0, 255)).length(4) }),
  requireRules,
);
const points = integer(-(2 ** 31), 2 ** 31 - 1);
const feature = z.strictObject({ edges: z.array(uint32).length(7), points: z.array(points).length(8) });
const model = wellFormed<Model>(
  z.strictObject({ features: z.array(feature).length(16), cutoffs: z.array(points).length(3) }),
  requireModel,
);

const pair = z.tuple([coordinate, coordinate]);
const proof = z.strictObject({ a: pair, b: z.tuple([pair, pair]), c: pair });
const calldata = z.strictObject({ issuer: uint256, root: fieldElement, proof });

/** Text of terms may be long; a transaction of 16 million gas holds no longer one. */
const core = z.string().max(1_000_000, "is too long");

/** Each kind of event, by its name in the contracts. */
export const eventShape = z.discriminatedUnion(
  "event",
  [
    event("IssuerRegistered", { issuer: uint256, grace: seconds }),
    event("RootPublished", { issuer: uint256, root: fieldElement }),
    event("RootReplaced", { issuer: uint256, root: fieldElement, liveUntil: time }),
    event("RootRevoked", { issuer: uint256, root: fieldElement }),
    event("RootsRevoked", { issuer: uint256, publishedBefore: time }),
    event("TermsPublished", { terms: word, brand: account, core }),
    event("ConsentGiven", { subject: account, until: time, signedAt: time, words: word }),
    event("ConsentWithdrawn", { subject: account, signedAt: time }),
    event("ModelRegistered", { model: word, parameters: model }),
    event("CampaignOpened", {
      brand: account,
      terms: word,
      schema: fieldElement,
      rules,
      model: word,
      issuers: z.array(uint256).min(1).max(512),
      isSealed: z.boolean(),
      token: account,
      reward: uint256,
      periodLength: seconds,
      answersPerPeriod: uint32,
      notice: seconds,
      documentHash: word,
    }),
    event("CampaignFunded", { amount: uint256 }),
    event("CampaignClosing", { closesAt: time }),
    event("IssuerRemoved", { issuer: uint256, acceptedUntil: time }),
    event("AnswerSettled", {
      subject: account,
      nullifier: fieldElement,
      period,
      sealedSegment: fieldElement,
      validAt: time,
      calldata: calldata.optional(),
      otherCalldata: z.array(calldata).min(1).max(MOST_OTHER_CALLDATA).optional(),
    }),
    event("RewardClaimed", { nullifier: fieldElement, payee: account, amount: uint256 }),
    event("RemainderReclaimed", { payee: account, amount: uint256 }),
  ],
  { error: "must be the name of an event that docs/audit.md lists" },
);

export const stateShape = z.strictObject({
  available: uint256,
  closesAt: time.nullable(),
  period,
  answersInPeriod: uint32,
  folded: z.strictObject({ x: coordinate, y: coordinate }),
  balance: uint256,
  answers: z.array(z.strictObject({ nullifier: fieldElement, subject: account, claimed: z.boolean() })),
});

export const readToShape = z.strictObject({ block: place.block, time });

function event<const Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) {
  return z.strictObject({ event: z.literal(name), ...place, ...shape });
}

/** What the contract would never have taken cannot have been published. */
function wellFormed<Value>(shape: z.ZodType<Value>, require: (value: Value) => void) {
  return shape.superRefine((value, context) => {
    try {
      require(value);
    } catch (error) {
      const message = `is refused by the contract: ${(error as { shortMessage: string }).shortMessage.replace(/\.$/, "")}`;
      context.addIssue({ code: "custom", message });
    }
  });
}
