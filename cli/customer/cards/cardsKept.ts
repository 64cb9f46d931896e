import { leafOf } from "../../../src/credential/credential.ts";
import type { IssuerTree } from "../../../src/credential/issuerTree.ts";
import { DecdpError } from "../../../src/errors.ts";
import { type Card, readCard, writeCard } from "../../../src/format/credential/card.ts";
import type { CheckedCampaign } from "../../campaign/campaignOnChain.ts";
import { oneLine } from "../../input/printable.ts";
import type { Context } from "../../setting/context.ts";

/** A customer's cards, by issuer and place in its tree. */
export function readCards({ state }: Context, customer: string): Card[] {
  const rows = state.all("SELECT card FROM cards WHERE customer = ? ORDER BY issuer, place", customer);
  return rows.map(({ card }) => readCard(card));
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

/** Whether a card is at its place in an issuer's tree: one that was taken back or replaced is not. */
export function isInTree(card: Card, tree: IssuerTree): boolean {
  return tree.levels[0]![card.index] === leafOf({ ...card, schema: card.schema.id });
}

/** The newest of the customer's cards with which a campaign can be answered. Throws `DecdpError` if there is none. */
export function cardFor(cards: readonly Card[], { opened, document }: CheckedCampaign): Card {
  const fitting = cards
    .filter(({ issuer, schema }) => opened.issuers.includes(issuer) && schema.id === opened.schema)
    .sort((left, right) => right.validUntil - left.validUntil);
  const [card] = fitting;
  if (card !== undefined) return card;
  throw new DecdpError(`You have no card for "${oneLine(document.name)}".`, {
    hint: `It takes one of issuer ${opened.issuers.join(" or ")} with the schema ${document.schema.name}.`,
  });
}
