import { DecdpError } from "../../../src/errors.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { describeTime } from "../../campaign/describe.ts";
import { describeIssuer } from "../../issuer/describeIssuer.ts";
import type { Context } from "../../setting/context.ts";
import { readCards } from "./cardsKept.ts";
import { type Standing, standingOf } from "./standing.ts";

/**
 * Throws `DecdpError` if a card seems older than the one that the customer has in its place. A card does not say when it
 * was made; but one that counts must not go for one that does not, nor one that lasts longer for a shorter one.
 */
export async function requireNewer(
  context: Context,
  customer: string,
  {
    card,
    standing,
    leaves,
  }: { readonly card: Card; readonly standing: Standing; readonly leaves?: string | undefined },
): Promise<void> {
  const { issuer, index, validUntil } = card;
  const kept = readCards(context, customer).find((one) => one.issuer === issuer && one.index === index);
  if (kept === undefined) return;
  const name = await describeIssuer(context, issuer);
  const hint = "If the issuer made this one later all the same, add --replace.";
  if (validUntil < kept.validUntil) {
    throw new DecdpError(
      `You have a card of ${name} that is valid until ${describeTime(kept.validUntil)}; this one ends on ${describeTime(validUntil)}.`,
      { details: { issuer, index, validUntil, kept: kept.validUntil }, hint },
    );
  }
  if (standing !== "absent" || (await standingOf(context, kept, leaves)) !== "good") return;
  throw new DecdpError(
    `You have a card of ${name} that counts, and this one does not: it is older, or not published yet.`,
    { details: { issuer, index }, hint: `If it is new, add it once the issuer has published it. ${hint}` },
  );
}
