import * as z from "zod/v4";
import type { Answer } from "../../src/answer/answer.ts";
import { DecdpError } from "../../src/errors.ts";
import { schemaShape } from "../campaign/requestWords.ts";
import type { Context } from "../setting/context.ts";
import { account, decimal, signature, time, word } from "./fields.ts";
import { readJson } from "./files.ts";

// Files that customers, brands and issuers hand to each other.

const pair = z.tuple([decimal, decimal]);

const answerShape: z.ZodType<Answer> = z.strictObject({
  campaign: decimal,
  proof: z.strictObject({ a: pair, b: z.tuple([pair, pair]), c: pair }),
  nullifier: decimal,
  sealedSegment: decimal,
  subject: account,
  issuer: decimal,
  root: decimal,
  period: time,
  validAt: time,
});

const consentShape = z.strictObject({
  subject: account,
  terms: word,
  until: time,
  signedAt: time,
  signature,
});

const place = { chainId: z.int(), campaigns: account };

/** From customer to issuer: whom to issue to. */
export const commitmentShape = z.strictObject({
  format: z.literal("decdp-commitment-1"),
  chainId: z.int(),
  issuerRegistry: account,
  issuer: decimal,
  commitment: decimal,
});

/** From issuer to customer: a card. Holds attributes. */
export const cardShape = z.strictObject({
  format: z.literal("decdp-card-1"),
  chainId: z.int(),
  issuerRegistry: account,
  issuer: decimal,
  /** Place in the issuer's tree. */
  index: z.int().min(0),
  schema: schemaShape,
  commitment: decimal,
  validUntil: time,
  attributes: z.array(z.int().min(0)).length(16),
});

export type Card = z.output<typeof cardShape>;

/** From issuer to everybody: the leaves under its root. */
export const leavesShape = z.strictObject({
  format: z.literal("decdp-leaves-1"),
  issuer: decimal,
  leaves: z.array(decimal),
});

/** From customer to brand before answering: a consent, and the nullifier that its answer will have. */
export const consentFileShape = z.strictObject({
  format: z.literal("decdp-consent-1"),
  ...place,
  campaign: decimal,
  scope: decimal,
  nullifier: decimal,
  consent: consentShape,
});

/** From brand to customer: the key that hides one customer's segment in one scope. */
export const sealShape = z.strictObject({
  format: z.literal("decdp-seal-1"),
  ...place,
  campaign: decimal,
  scope: decimal,
  subject: account,
  sealKey: decimal,
});

/** From brand to customer: a promise to accept one answer. */
export const ticketShape = z.strictObject({
  format: z.literal("decdp-ticket-1"),
  ...place,
  ticket: z.strictObject({
    campaign: decimal,
    scope: decimal,
    nullifier: decimal,
    subject: account,
    sealedValues: z.array(decimal).length(5),
    expiry: time,
    signature,
  }),
});

/** From customer to brand, or to anyone who checks: an answer, and the consent to send along with it. */
export const answerFileShape = z.strictObject({
  format: z.literal("decdp-answer-1"),
  ...place,
  answer: answerShape,
  consent: consentShape.optional(),
});

/** Reads a file that belongs to a deployment's campaigns. Throws `DecdpError` for one of another deployment. */
export function readMessage<Shape extends z.ZodType<{ chainId: number; campaigns: string }>>(
  { deployment }: Context,
  file: string,
  shape: Shape,
): z.output<Shape> {
  const message = readJson(file, shape);
  requireSame(file, deployment.chainId, message.chainId, deployment.campaigns, message.campaigns);
  return message;
}

/** Reads a file that belongs to a deployment's issuers. */
export function readIssuerMessage<Shape extends z.ZodType<{ chainId: number; issuerRegistry: string }>>(
  { deployment }: Context,
  file: string,
  shape: Shape,
): z.output<Shape> {
  const message = readJson(file, shape);
  requireSame(file, deployment.chainId, message.chainId, deployment.issuerRegistry, message.issuerRegistry);
  return message;
}

function requireSame(file: string, chain: number, givenChain: number, contract: string, given: string): void {
  if (chain === givenChain && contract.toLowerCase() === given.toLowerCase()) return;
  throw new DecdpError(`${file} is for the contract ${given} on chain ${givenChain}.`, {
    details: { chain, contract },
    hint: "Choose its network with --network, or make it anew for this one.",
  });
}
