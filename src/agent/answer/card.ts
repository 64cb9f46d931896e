import { validAtFor } from "../../answer/input.ts";
import { isRootLive, readIssuer } from "../../chain/actions/issuer.ts";
import { leafOf } from "../../credential/credential.ts";
import { createIssuerTree, type IssuerTree, treeRoot } from "../../credential/issuerTree.ts";
import { DecdpError, type ErrorDetails } from "../../errors.ts";
import type { Card } from "../../format/credential/card.ts";
import type { ReceivedRequest } from "../request/receive.ts";
import type { Surroundings } from "../surroundings.ts";

/** A card with which a request can be answered now, in the tree of its issuer. */
export interface GoodCard {
  readonly card: Card;
  readonly tree: IssuerTree;
  /** What the issuer registered as. */
  readonly issuerKind: string;
}

/** What is wrong with the newest card that fits, or that there is none. */
export type CardProblem =
  | "none"
  /** It ends before an answer would. */
  | "ends"
  /** It was taken back or replaced, or its issuer has not listed it yet. */
  | "notListed"
  /** What the issuer lists is not what counts on chain. */
  | "otherList";

/** The customer has no card with which a request can be answered now. */
export class NoCardError extends DecdpError {
  override readonly name = "NoCardError";
  readonly problem: CardProblem;
  /** Numbers of the issuers whose cards the request takes. */
  readonly issuers: readonly bigint[];
  /** Id of the schema that a card must have. */
  readonly schema: bigint;

  constructor(message: string, given: ErrorDetails & Pick<NoCardError, "problem" | "issuers" | "schema">) {
    super(message, given);
    this.problem = given.problem;
    this.issuers = given.issuers;
    this.schema = given.schema;
  }
}

/**
 * The newest of the customer's cards that a request takes and that counts long enough. Throws `NoCardError` if there is
 * none, with what is wrong with the newest that fits.
 *
 * @param now Time of the latest block, Unix seconds.
 */
export async function goodCardFor(
  surroundings: Surroundings,
  cards: readonly Card[],
  { published, opened }: Pick<ReceivedRequest, "published" | "opened">,
  now: number,
): Promise<GoodCard> {
  const fitting = cards
    .filter(({ issuer, schema }) => opened.issuers.includes(issuer) && schema.id === opened.schema)
    .sort((left, right) => right.validUntil - left.validUntil);
  const faults: CardFault[] = [];
  for (const card of fitting) {
    const found = await checkCard(surroundings, card, now);
    if ("card" in found) return found;
    faults.push(found);
  }
  const { name, schema } = published.document;
  const [fault] = faults;
  throw new NoCardError(fault?.message ?? `You have no card for "${name}".`, {
    problem: fault?.problem ?? "none",
    issuers: opened.issuers,
    schema: opened.schema,
    details: { campaign: opened.campaign, issuers: opened.issuers },
    hint:
      fault !== undefined
        ? "Ask the issuer for a new one."
        : `It takes one of issuer ${opened.issuers.join(" or ")} with the schema ${schema.name}.`,
  });
}

/** Whether a card is at its place in an issuer's tree: one that was taken back or replaced is not. */
export function isInTree(card: Card, tree: IssuerTree): boolean {
  return tree.levels[0]![card.index] === leafOf({ ...card, schema: card.schema.id });
}

interface CardFault {
  readonly problem: Exclude<CardProblem, "none">;
  readonly message: string;
}

/** The card in its tree, or what is wrong with it. */
async function checkCard(
  { reader, deployment, leavesOf }: Surroundings,
  card: Card,
  now: number,
): Promise<GoodCard | CardFault> {
  const { issuer, validUntil } = card;
  if (validUntil < validAtFor(now)) {
    return { problem: "ends", message: `Your card of issuer ${issuer} ends before an answer would.` };
  }
  const tree = createIssuerTree(await leavesOf(issuer));
  if (!(await isRootLive(reader, deployment, { issuer, root: treeRoot(tree) }))) {
    const message = `The list of issuer ${issuer} is not the one that counts now.`;
    return { problem: "otherList", message };
  }
  if (!isInTree(card, tree)) {
    const message = `Your card of issuer ${issuer} is not in its list: it was taken back or replaced, or is still to come.`;
    return { problem: "notListed", message };
  }
  const { kind } = await readIssuer(reader, deployment, { issuer });
  return { card, tree, issuerKind: kind };
}
