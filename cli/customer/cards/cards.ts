import { commitmentOf } from "../../../src/credential/credential.ts";
import { blindingFor, secretOf } from "../../../src/customer/keys.ts";
import { DecdpError } from "../../../src/errors.ts";
import { readCard } from "../../../src/format/credential/card.ts";
import { writeCommitment } from "../../../src/format/credential/commitment.ts";
import { decodeAttributes } from "../../../src/request/schema.ts";
import { describeTime } from "../../campaign/describe.ts";
import { readIssuerMessage } from "../../input/messages.ts";
import { writeOwn } from "../../input/ownFiles.ts";
import { oneLine } from "../../input/printable.ts";
import { describeIssuer } from "../../issuer/describeIssuer.ts";
import { issuerNumber } from "../../issuer/issuers.ts";
import { readLeavesFile } from "../../issuer/leaves.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { isUnreadable, readRow } from "../../setting/rows.ts";
import { readKeys } from "../customers.ts";
import { cardsKept, keepCard } from "./cardsKept.ts";
import { requireNewer } from "./newer.ts";
import { describeStanding, standingOf } from "./standing.ts";

export interface CardListing {
  /** Which customer. */
  readonly as: string;
  /** File of an issuer's leaves, instead of those in the state folder. */
  readonly leaves?: string;
}

/** A customer's cards, what is on them, and whether they count. */
export async function listCards(context: Context, { as, leaves }: CardListing): Promise<Outcome> {
  readKeys(context, as);
  const listed = leaves === undefined ? undefined : readLeavesFile(leaves).issuer;
  const cards = [];
  const lines = [];
  for (const kept of cardsKept(context, as)) {
    if (isUnreadable(kept)) {
      cards.push(kept);
      lines.push(
        `A card of ${await describeIssuer(context, kept.issuer)} could not be read. ${kept.problem}`,
      );
      continue;
    }
    const { issuer, schema, validUntil, attributes } = kept;
    const row = await readRow(async () => ({
      standing: await standingOf(context, kept, listed === issuer ? leaves : undefined),
    }));
    const values = decodeAttributes(schema, attributes);
    cards.push({ issuer, schema: schema.name, validUntil, values, ...row });
    const details = Object.entries(values).map(([name, value]) => oneLine(`${name} ${value}`));
    const note = isUnreadable(row)
      ? `, not checked (the issuer's list could not be read: ${row.problem})`
      : describeStanding(row.standing);
    lines.push(
      `${oneLine(schema.name)} of ${await describeIssuer(context, issuer)}, until ${describeTime(validUntil)}${note}: ${details.join(", ")}`,
    );
  }
  return {
    data: { cards },
    lines: lines.length > 0 ? lines : ["You have no cards yet."],
    refused: cards.some(isUnreadable),
  };
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
  writeOwn(given.out, writeCommitment({ chainId, issuerRegistry, issuer, commitment }));
  return {
    data: { issuer, commitment, file: given.out },
    lines: [`The commitment for ${await describeIssuer(context, issuer)} is in ${given.out}.`],
  };
}

export interface CardArrival {
  readonly file: string;
  /** Which customer. */
  readonly as: string;
  /** File of the issuer's leaves, instead of those in the state folder. */
  readonly leaves?: string;
  /** Keep it although the customer has one that seems newer. */
  readonly replace?: boolean;
}

/**
 * Keeps a card that an issuer made for the customer. Throws `DecdpError` for one that was made for somebody else, and for
 * one that seems older than the card in its place.
 */
export async function addCard(
  context: Context,
  { file, as, leaves, replace = false }: CardArrival,
): Promise<Outcome> {
  const card = readIssuerMessage(context, file, readCard);
  if (card.commitment !== commitmentFor(context, as, card.issuer)) {
    throw new DecdpError(`${file} was not issued to "${as}".`, {
      hint: "Name the right customer with --as.",
    });
  }
  const { issuer, schema, validUntil } = card;
  const values = decodeAttributes(schema, card.attributes);
  const standing = await standingOf(context, card, leaves);
  if (!replace) await requireNewer(context, as, { card, standing, leaves });
  await keepCard(context, as, card);
  return {
    data: { issuer, schema: schema.name, validUntil, values, standing },
    lines: [
      `Kept the card ${oneLine(schema.name)} of ${await describeIssuer(context, issuer)}, valid until ${describeTime(validUntil)}.`,
      ...(standing === "absent"
        ? [
            "It does not count now: it is not among the leaves that the issuer published. Either the next root is still to come, or the issuer has replaced this card or taken it back.",
          ]
        : []),
    ],
  };
}

function commitmentFor(context: Context, as: string, issuer: bigint): bigint {
  const { chainId, issuerRegistry } = context.deployment;
  const keys = readKeys(context, as);
  return commitmentOf(secretOf(keys), blindingFor(keys, chainId, issuerRegistry, issuer));
}
