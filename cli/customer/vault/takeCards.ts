import { DecdpError } from "../../../src/errors.ts";
import { type Card, writeCard } from "../../../src/format/credential/card.ts";
import type { Context } from "../../setting/context.ts";
import { keepCard, readCards } from "../cards/cardsKept.ts";
import { requireNewer } from "../cards/newer.ts";
import { standingOf } from "../cards/standing.ts";

/** Keeps a vault's cards of this network, except those that seem older than what the customer has; says why for each. */
export async function takeCards(context: Context, customer: string, cards: readonly Card[]) {
  const own = cards.filter((card) => isOfNetwork(context, card));
  const older: string[] = [];
  for (const card of own.sort((left, right) => left.validUntil - right.validUntil)) {
    if (readCards(context, customer).some((kept) => writeCard(kept) === writeCard(card))) continue;
    try {
      await requireNewer(context, customer, { card, standing: await standingOf(context, card) });
      await keepCard(context, customer, card);
    } catch (error) {
      if (!(error instanceof DecdpError)) throw error;
      older.push(error.shortMessage);
    }
  }
  return { taken: own.length - older.length, older, ofOtherNetworks: cards.length - own.length };
}

function isOfNetwork({ deployment }: Context, { chainId, issuerRegistry }: Card): boolean {
  return (
    chainId === deployment.chainId && issuerRegistry.toLowerCase() === deployment.issuerRegistry.toLowerCase()
  );
}
