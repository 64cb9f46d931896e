import { DecdpError } from "../../../src/errors.ts";
import { type Card, readCard, writeCard } from "../../../src/format/credential/card.ts";
import type { CheckedCampaign } from "../../campaign/campaignOnChain.ts";
import { oneLine } from "../../input/printable.ts";
import { describeIssuers } from "../../issuer/describeIssuer.ts";
import type { Context } from "../../setting/context.ts";
import { isUnreadable, type Unreadable } from "../../setting/rows.ts";

/** A card that the state holds and that this release cannot read. */
export interface UnreadableCard extends Unreadable {
  readonly issuer: bigint;
}

/** A customer's cards, by issuer and place in its tree. */
export function cardsKept({ state }: Context, customer: string): (Card | UnreadableCard)[] {
  const query = "SELECT issuer, card FROM cards WHERE customer = ? ORDER BY issuer, place";
  return state.all(query, customer).map(({ issuer, card }) => {
    try {
      return readCard(card);
    } catch (error) {
      return { issuer: BigInt(issuer as string), problem: (error as Error).message };
    }
  });
}

/** Those that can be read. */
export function readCards(context: Context, customer: string): Card[] {
  return cardsKept(context, customer).filter((card) => !isUnreadable(card)) as Card[];
}

/** Keeps a card, in place of the one that the customer had there. */
export async function keepCard({ state }: Context, customer: string, card: Card): Promise<void> {
  await state.transaction((writer) =>
    writer.change(
      "INSERT OR REPLACE INTO cards (customer, issuer, place, card) VALUES (?, ?, ?, ?)",
      ...[customer, `${card.issuer}`, card.index, writeCard(card)],
    ),
  );
}

/** The newest of the customer's cards with which a campaign can be answered. Throws `DecdpError` if there is none. */
export async function cardFor(
  context: Context,
  cards: readonly Card[],
  { opened, document }: CheckedCampaign,
): Promise<Card> {
  const fitting = cards
    .filter(({ issuer, schema }) => opened.issuers.includes(issuer) && schema.id === opened.schema)
    .sort((left, right) => right.validUntil - left.validUntil);
  const [card] = fitting;
  if (card !== undefined) return card;
  throw new DecdpError(`You have no card for "${oneLine(document.name)}".`, {
    hint: `It takes one of ${await describeIssuers(context, opened.issuers)} with the schema ${document.schema.name}.`,
  });
}
