import type { Hex } from "viem";
import * as z from "zod/v4";
import { account, chainId, time, word } from "../../format/reading/fields.ts";
import { hashOfJson, toFileText } from "../../format/reading/json.ts";
import { type Reader, readShape } from "../../format/reading/reading.ts";
import { parseStrictJson } from "../../format/reading/strictJson.ts";
import type { NotChecked } from "../checks/finding.ts";
import type { CampaignSection } from "./campaignSection.ts";
import type { DossierScope } from "./dealings.ts";
import { type GivenFields, givenShape } from "./given.ts";
import type { TermsSection } from "./termsSection.ts";

const FORMAT = "decdp-dossier-1";

/**
 * All that the chain has of one customer of one brand, compared with what the brand and the customer gave, for an
 * authority. No field depends on when or where it was made: the same block and files give the same dossier.
 */
export interface Dossier extends DossierScope {
  readonly format: typeof FORMAT;
  /** What brand and customer handed over about this customer: their word, unless a receipt signs it. */
  readonly given: GivenFields;
  /** Terms to which the customer agreed, or under which they withdrew, in the order of their first consent. */
  readonly terms: readonly TermsSection[];
  readonly campaigns: readonly CampaignSection[];
  /** What was not compared in any campaign; each campaign lists its own. Never the same as "nothing was found". */
  readonly notChecked: readonly NotChecked[];
  /** keccak256 over the canonical JSON of all other fields. */
  readonly hash: Hex;
}

const block = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** What the chain has is not read from the file: whoever verifies it works it out again. */
const workedOut = z.array(z.unknown());

const shape = z.strictObject({
  format: z.literal(FORMAT),
  deployment: z.strictObject({
    chainId,
    issuerRegistry: account,
    consentRegistry: account,
    campaigns: account,
    relay: account,
    verifier: account,
  }),
  brand: account,
  subject: account,
  fromBlock: block,
  readTo: z.strictObject({ block, time, hash: word }),
  given: givenShape,
  terms: workedOut,
  campaigns: workedOut,
  notChecked: workedOut,
  hash: word,
}) as unknown as z.ZodType<Dossier>;

/** In characters, and levels of objects and lists: a hundred receipts of the largest size fit. */
export const dossierLimits = { length: 64_000_000, depth: 40 } as const;

/** Whether a text is meant to be a dossier, whole or not. */
export function isDossier(text: string): boolean {
  return text.slice(0, 200).includes(`"${FORMAT}"`);
}

/** Reads a dossier, as `Reader` describes. Does not check what it says: `verifyDossier` does. */
export const readDossier: Reader<Dossier> = (content, name = "The dossier") => {
  const value = typeof content === "string" ? parseStrictJson(content, name, dossierLimits) : content;
  return readShape(shape, value, name);
};

/** Numbers a dossier's content: what it is known by, and what an authority notes down. */
export function hashOfDossier({ hash: _, ...content }: Omit<Dossier, "hash"> & { readonly hash?: Hex }): Hex {
  return hashOfJson(content);
}

/** A dossier with its hash, as plain JSON: big integers are decimal strings. */
export function sealed(content: Omit<Dossier, "format" | "hash">): Dossier {
  const whole = { format: FORMAT, ...content } as const;
  return JSON.parse(toFileText({ ...whole, hash: hashOfDossier(whole) }));
}

/** The file of a dossier. */
export function writeDossier(dossier: Dossier): string {
  return toFileText(dossier);
}
