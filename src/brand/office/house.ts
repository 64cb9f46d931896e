import type { Address } from "viem";
import * as z from "zod/v4";
import { contact, line, place } from "../../consent/terms/fields.ts";
import { authorityShape, partyShape } from "../../consent/terms/shape.ts";
import { type SourceOfData, sourcesOfData } from "../../consent/terms/words.ts";
import { account } from "../../format/reading/fields.ts";
import { type Reader, readerOf } from "../../format/reading/reading.ts";
import type { RecipeBrand } from "../recipes/brandTerms.ts";

/** An issuer whose cards the brand's campaigns may accept. */
export interface HouseIssuer {
  readonly name: string;
  /** Where it reads what it vouches for. */
  readonly source: SourceOfData;
  /** Its numbers on chain, each tree of it counted. */
  readonly numbers: readonly string[];
}

/** The ERC-20 in which a brand pays. */
export interface HouseToken {
  readonly address: Address;
  readonly symbol: string;
  readonly decimals: number;
}

/** What all campaigns of a brand have in common: who it is, who vouches, and in what it pays. */
export interface House {
  readonly brand: RecipeBrand;
  readonly token: HouseToken;
  readonly issuers: readonly HouseIssuer[];
}

const issuer = z.strictObject({
  name: line,
  source: z.enum(sourcesOfData),
  numbers: z
    .array(z.string().regex(/^[1-9]\d{0,77}$/, "must be the number of an issuer"))
    .min(1)
    .max(512),
});

/** Reads the file of a brand's office, as `Reader` describes. */
export const readHouse: Reader<House> = readerOf<House>(
  z.strictObject({
    brand: z.strictObject({
      party: partyShape,
      authority: authorityShape,
      dataProtectionOfficer: contact,
      humanContact: contact,
      stopAt: contact,
      place,
      issuers: z.partialRecord(z.enum(sourcesOfData), line),
      relayer: line,
      chain: line,
      currency: z.string().regex(/^[A-Z][A-Za-z0-9]{1,10}$/, 'must be a short code, such as "EUR"'),
    }),
    token: z.strictObject({
      address: account,
      symbol: z.string().min(1).max(32),
      decimals: z.int().min(0).max(255),
    }),
    issuers: z.array(issuer).min(1).max(64),
  }),
  "The file of the office",
);
