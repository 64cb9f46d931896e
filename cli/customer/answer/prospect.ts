import { isInTree } from "../../../src/agent/answer/card.ts";
import { lastsToSettle, usualConsentEnd } from "../../../src/agent/answer/consentEnd.ts";
import { validAtFor } from "../../../src/answer/input.ts";
import { type ConsentState, readConsent } from "../../../src/chain/actions/consent.ts";
import { requireTimeToSettle, SETTLING_TIME } from "../../../src/chain/settlingTime.ts";
import type { SigningClient } from "../../../src/chain/transact.ts";
import { type IssuerTree, treeRoot } from "../../../src/credential/issuerTree.ts";
import type { CustomerKeys } from "../../../src/customer/keys.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { explainerOf } from "../../../src/model/explanation/explanation.ts";
import { type CheckedCampaign, checkCampaign } from "../../campaign/campaignOnChain.ts";
import { describeTime } from "../../campaign/describe.ts";
import { explainCampaign } from "../../campaign/explainCampaign.ts";
import { type RenderingShown, renderingShown } from "../../campaign/renderingShown.ts";
import { UsageError } from "../../input/usageError.ts";
import { describeIssuer } from "../../issuer/describeIssuer.ts";
import type { Context } from "../../setting/context.ts";
import { cardFor, readCards } from "../cards/cardsKept.ts";
import { readKeys, subjectClient } from "../customers.ts";
import { type ExplanationShown, populationIn } from "../explanation.ts";
import { readTree } from "./tree.ts";

/** What a customer names to look at a request. Files that are left out are looked for in the state folder. */
export interface ProspectOptions {
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** File of the campaign's document, from the brand. */
  readonly document?: string;
  /** File of the issuer's leaves, from the issuer. */
  readonly leaves?: string;
  /** For how long a consent is given, seconds; by default for no longer than an answer of now is settled and kept. */
  readonly consentFor?: number;
  /** In which the customer reads, a BCP 47 tag such as "nl"; by default English. */
  readonly language?: string;
  /** Give a consent anew although one counts. */
  readonly renew?: boolean;
  /** Show the whole explanation of the group. */
  readonly explain?: boolean;
  /** File of the model's card, from the brand: points are compared with the average of its people as well. */
  readonly modelCard?: string;
}

/** A request to a customer who has a card for it, and the consent that it takes. */
export interface Prospect {
  readonly checked: CheckedCampaign;
  readonly keys: CustomerKeys;
  /** Signs as the subject. */
  readonly client: SigningClient;
  readonly card: Card;
  readonly tree: IssuerTree;
  /** What would be revealed, 0 to 4. */
  readonly segment: number;
  /** Why it is that. */
  readonly why: ExplanationShown;
  /** The terms in words, which a consent names. */
  readonly shown: RenderingShown;
  /** The consent on record. */
  readonly consent: ConsentState;
  /** End of the consent that a yes gives, Unix seconds; undefined where the one on record suffices. */
  readonly until: number | undefined;
  /** Everything that the customer should know before saying yes. */
  readonly explanation: readonly string[];
}

/**
 * Looks at a request with the eyes of a customer. Throws `DecdpError` for one whom nobody should ask: without a card that
 * counts and fits, or too late for an answer to be settled.
 */
export async function readProspect(context: Context, options: ProspectOptions): Promise<Prospect> {
  const { campaign, as } = options;
  const { reader, deployment } = context;
  const keys = readKeys(context, as);
  const checked = await checkCampaign(context, campaign, options.document);
  const { opened, state, request } = checked;
  const card = await cardFor(context, readCards(context, as), checked);
  const client = subjectClient(context, keys, opened.brand);
  const tree = await readTree(context, card.issuer, options.leaves);
  const now = await context.now();
  await requireGood(context, card, tree, now);
  const [root, fromBlock] = [treeRoot(tree), opened.openedIn];
  const planned = { campaign, issuer: card.issuer, root, state, now, fromBlock };
  await requireTimeToSettle(reader, deployment, planned);
  const language = options.language ?? "en";
  const population = options.modelCard === undefined ? undefined : populationIn(options.modelCard, checked);
  const asked = { schema: checked.document.schema, request };
  const explanation = explainerOf(asked, population).explain(card.attributes);
  const why = { explanation, language, isWhole: options.explain ?? false };
  const { segment } = explanation;
  const subject = client.account.address;
  const consent = await readConsent(reader, deployment, { subject, terms: opened.terms });
  const until = consentEnd(options, checked, { consent, now });
  const shown = await renderingShown(context, checked, language);
  const view = { campaign, answerable: { card, segment, why }, consent, until, shown };
  const explained = await explainCampaign(context, checked, view);
  return { checked, keys, client, card, tree, segment, why, shown, consent, until, explanation: explained };
}

/** Throws `DecdpError` for a card with which no answer can be made. */
async function requireGood(context: Context, card: Card, tree: IssuerTree, now: number): Promise<void> {
  const { issuer, index, validUntil } = card;
  const name = await describeIssuer(context, issuer);
  if (!isInTree(card, tree)) {
    throw new DecdpError(`Your card of ${name} does not count: it is not in the issuer's list.`, {
      details: { issuer, index },
      hint: "Either its next root is still to come, or the issuer replaced the card or took it back: ask for a new one.",
    });
  }
  const validAt = validAtFor(now);
  if (validUntil >= validAt) return;
  throw new DecdpError(
    `Your card of ${name} ends on ${describeTime(validUntil)}; an answer has to hold until ${describeTime(validAt)}.`,
    { details: { issuer, validUntil, validAt }, hint: "Ask the issuer for a new one." },
  );
}

/**
 * End of the consent that a yes gives: the brand may keep an answer for as long as the terms say once it is settled, and
 * nothing beyond. Undefined where the consent on record lasts until an answer is settled. Throws `UsageError` for one
 * that would end before.
 */
export function consentEnd(
  { consentFor, renew = false }: ProspectOptions,
  { document, state }: CheckedCampaign,
  { consent, now }: { readonly consent: ConsentState; readonly now: number },
): number | undefined {
  if (!renew && lastsToSettle(consent, now)) return undefined;
  if (consentFor === undefined) return usualConsentEnd(document.terms, state, now);
  if (consentFor >= SETTLING_TIME) return now + consentFor;
  throw new UsageError(`A consent for ${consentFor} seconds would end before an answer is settled.`, {
    hint: `Give it for ${SETTLING_TIME} seconds or more.`,
  });
}
