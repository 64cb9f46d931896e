import * as z from "zod/v4";
import { TREE_CAPACITY } from "../../credential/issuerTree.ts";
import { ATTRIBUTE_COUNT, LARGEST_ATTRIBUTE } from "../../request/request.ts";
import type { Schema } from "../../request/schema.ts";
import { type SchemaFields, schemaFields, schemaShape } from "../campaign/schema.ts";
import { fieldElement, time, uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type IssuersPlace, issuersPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-card-1";

/** From issuer to customer: a credential with its schema and its place. Secret, because it contains the attributes. */
export interface Card extends IssuersPlace {
  readonly format: typeof FORMAT;
  readonly issuer: bigint;
  /** Place in the issuer's tree. */
  readonly index: number;
  readonly commitment: bigint;
  /** Unix seconds. */
  readonly validUntil: number;
  /** 16 unsigned integers of 32 bits; 0 means missing. */
  readonly attributes: readonly number[];
  readonly schema: Schema;
}

/** Reads a card, as `Reader` describes. */
export const readCard: Reader<Card> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...issuersPlace,
    issuer: uint256,
    index: z
      .int()
      .min(0)
      .max(TREE_CAPACITY - 1),
    commitment: fieldElement,
    validUntil: time,
    attributes: z.array(z.int().min(0).max(LARGEST_ATTRIBUTE)).length(ATTRIBUTE_COUNT),
    schema: schemaShape,
  }),
  "The card",
);

/** The file of a card. */
export function writeCard({
  chainId,
  issuerRegistry,
  issuer,
  index,
  commitment,
  validUntil,
  attributes,
  schema,
}: Omit<Card, "format" | "schema"> & { readonly schema: SchemaFields }): string {
  return toFileText({
    format: FORMAT,
    chainId,
    issuerRegistry,
    issuer,
    index,
    commitment,
    validUntil,
    attributes,
    schema: schemaFields(schema),
  });
}
