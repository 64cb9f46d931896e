import { existsSync } from "node:fs";
import { commitmentOf, leafOf } from "../../src/credential/credential.ts";
import { blindingFor, secretOf } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import { type Card, readCard } from "../../src/format/credential/card.ts";
import { writeCommitment } from "../../src/format/credential/commitment.ts";
import { decodeAttributes } from "../../src/request/schema.ts";
import { describeTime } from "../campaign/describe.ts";
import { writeText } from "../input/files.ts";
import { readIssuerMessage } from "../input/messages.ts";
import { oneLine } from "../input/printable.ts";
import { issuerNumber } from "../issuer/issuers.ts";
import { leavesFile, readLeavesFile } from "../issuer/leaves.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { keepCard, readCards } from "./cardsKept.ts";
import { readKeys } from "./customers.ts";

/** A customer's cards and what is on them. */
export async function listCards(context: Context, { as }: { readonly as: string }): Promise<Outcome> {
  readKeys(context, as);
  const cards = readCards(context, as).map(({ issuer, schema, validUntil, attributes }) => ({
    issuer,
    schema: schema.name,
    validUntil,
    values: decodeAttributes(schema, attributes),
  }));
  const lines = cards.map(({ issuer, schema, validUntil, values }) => {
    const details = Object.entries(values).map(([name, value]) => oneLine(`${name} ${value}`));
    return `${oneLine(schema)} of issuer ${issuer}, until ${describeTime(validUntil)}: ${details.join(", ")}`;
  });
  return { data: { cards }, lines: lines.length > 0 ? lines : ["You have no cards yet."] };
}

export interface CardRequest {
  /** The issuer's name in the state, or its number. */
  readonly issuer: string;
  /** Which customer. */
  readonly as: string;
  /** File of the commitment, for the issuer. */
  readonly out: string;
}

/** Makes the commitment by which an issuer knows the customer; another one for each issuer. */
export async function requestCard(context: Context, given: CardRequest): Promise<Outcome> {
  const issuer = issuerNumber(context, given.issuer);
  const commitment = commitmentFor(context, given.as, issuer);
  const { chainId, issuerRegistry } = context.deployment;
  writeText(given.out, writeCommitment({ chainId, issuerRegistry, issuer, commitment }));
  return {
    data: { issuer, commitment, file: given.out },
    lines: [`The commitment for issuer ${issuer} is in ${given.out}.`],
  };
}

export interface CardArrival {
  readonly file: string;
  /** Which customer. */
  readonly as: string;
  /** File of the issuer's leaves, instead of those in the state folder. */
  readonly leaves?: string;
}

/** Keeps a card that an issuer made for the customer. Throws `DecdpError` for one that was made for somebody else. */
export async function addCard(context: Context, { file, as, leaves }: CardArrival): Promise<Outcome> {
  const card = readIssuerMessage(context, file, readCard);
  if (card.commitment !== commitmentFor(context, as, card.issuer)) {
    throw new DecdpError(`${file} was not issued to "${as}".`, {
      hint: "Name the right customer with --as.",
    });
  }
  const { issuer, schema, validUntil } = card;
  const values = decodeAttributes(schema, card.attributes);
  await keepCard(context, as, card);
  const published = isPublished(context, card, leaves);
  return {
    data: { issuer, schema: schema.name, validUntil, values, published },
    lines: [
      `Kept the card ${oneLine(schema.name)} of issuer ${issuer}, valid until ${describeTime(validUntil)}.`,
      ...(published === false
        ? [
            "It does not count now: it is not among the leaves that the issuer published. Either the next root is still to come, or the issuer has replaced this card or taken it back.",
          ]
        : []),
    ],
  };
}

/** Whether a card is among the issuer's leaves; undefined where these are not there to be read. */
function isPublished({ folder }: Context, card: Card, file?: string): boolean | undefined {
  const place = file ?? leavesFile(folder, card.issuer);
  if (file === undefined && !existsSync(place)) return undefined;
  const { issuer, leaves } = readLeavesFile(place);
  if (issuer !== card.issuer) {
    throw new DecdpError(`${place} holds the leaves of issuer ${issuer}, not of ${card.issuer}.`);
  }
  return leaves[card.index] === leafOf({ ...card, schema: card.schema.id });
}

function commitmentFor(context: Context, as: string, issuer: bigint): bigint {
  const { chainId, issuerRegistry } = context.deployment;
  const keys = readKeys(context, as);
  return commitmentOf(secretOf(keys), blindingFor(keys, chainId, issuerRegistry, issuer));
}
