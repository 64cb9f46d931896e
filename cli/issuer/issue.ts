import * as z from "zod/v4";
import { leafOf } from "../../src/credential/credential.ts";
import { DecdpError } from "../../src/errors.ts";
import { readSchema } from "../../src/format/campaign/schema.ts";
import { readCard, writeCard } from "../../src/format/credential/card.ts";
import { readCommitment } from "../../src/format/credential/commitment.ts";
import { encodeAttributes } from "../../src/request/schema.ts";
import { describeTime } from "../campaign/describe.ts";
import { readFile, readJson } from "../input/files.ts";
import { readIssuerMessage } from "../input/messages.ts";
import { ownFile, writeOwn } from "../input/ownFiles.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { describeIssuer } from "./describeIssuer.ts";
import { findHolder, nextPlace, requireIssuer, writeHolder } from "./issuers.ts";
import { endRecovery, requirePinned } from "./recoveries.ts";

const valuesShape = z.record(z.string(), z.union([z.string(), z.number()], "must be a number or a category"));

export interface Issuance {
  /** The issuer's name in the state. */
  readonly issuer: string;
  /** The customer's account at the source. */
  readonly holder: string;
  /** Files: what the attributes mean, the customer's commitment and values. */
  readonly schema: string;
  readonly commitment: string;
  readonly values: string;
  /** Seconds from now on. */
  readonly validFor: number;
  /** File of the card, for the customer. */
  readonly out: string;
}

/**
 * Issues a holder's card, or replaces it. Throws `DecdpError` for a holder who is known under another commitment, unless
 * a recovery is over, and for a commitment to another issuer.
 */
export async function issueCard(context: Context, given: Issuance): Promise<Outcome> {
  const { holder, out } = given;
  const { name, issuer } = requireIssuer(context, given.issuer);
  const { issuer: addressed, commitment } = readIssuerMessage(context, given.commitment, readCommitment);
  if (addressed !== issuer) {
    const others = await describeIssuer(context, addressed);
    throw new DecdpError(`${given.commitment} is for ${others}, not for ${name} (issuer ${issuer}).`, {
      hint: "The customer makes another one for each issuer.",
    });
  }
  const schema = readFile(given.schema, readSchema);
  const attributes = encodeAttributes(schema, readJson(given.values, valuesShape));
  const now = await context.now();
  const validUntil = now + given.validFor;
  const leaf = leafOf({ schema: schema.id, commitment, validUntil, attributes });
  const { chainId, issuerRegistry } = context.deployment;
  const { place, held } = await context.state.transaction((writer) => {
    const before = findHolder(writer, name, holder);
    if (before) requirePinned(writer, name, { before, commitment, now });
    endRecovery(writer, name, holder);
    const index = before?.place ?? nextPlace(writer, name);
    writeHolder(writer, name, {
      place: index,
      holder,
      commitment,
      leaf,
      isRevoked: false,
      schema: schema.name,
    });
    const place = { chainId, issuerRegistry, issuer, index };
    const card = writeCard({ ...place, commitment, validUntil, attributes, schema });
    // Before the change counts: a place must not be taken by a card that nobody has.
    const isOwn = ownFile(readCard, (kept) => kept.issuer === issuer && kept.index === index);
    writeOwn(out, card, { secret: true, isOwn });
    return { place: index, held: before };
  });
  const replaced = held?.isRevoked ? undefined : held;
  return {
    data: {
      issuer,
      index: place,
      validUntil,
      file: out,
      ...(replaced && { replaced: replaced.schema }),
    },
    lines: [
      `Issued a card (${schema.name}) of ${name} to "${holder}", valid until ${describeTime(validUntil)}: ${out}. Its place in the list of ${name} is ${place}, counted from 0.`,
      ...(replaced
        ? [
            `It replaces the card (${replaced.schema}) that "${holder}" had: a holder has one card per issuer.`,
          ]
        : []),
      `It counts once the next root is published: npx decdp issuer publish ${name}`,
    ],
  };
}
