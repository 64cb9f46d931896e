import type { Hex } from "viem";
import { type ConsentState, readConsent } from "../../chain/actions/consent.ts";
import { requireTimeToSettle } from "../../chain/settlingTime.ts";
import { blockTime } from "../../chain/signingTime.ts";
import { type Question, questionOf } from "../../consent/ledger/question.ts";
import { type Review, reviewRequest } from "../../consent/ledger/review.ts";
import { type Decision, decide } from "../../consent/settings/decide.ts";
import { dpvVocabulary } from "../../consent/settings/dpvVocabulary.ts";
import type { RequestFacts } from "../../consent/settings/facts.ts";
import type { HistoryEvent } from "../../consent/settings/history.ts";
import { hashOfRendering } from "../../consent/terms/rendering.ts";
import { treeRoot } from "../../credential/issuerTree.ts";
import { subjectFor } from "../../customer/keys.ts";
import { hashOfJson } from "../../format/reading/json.ts";
import { type Explanation, explainerOf } from "../../model/explanation/explanation.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { factsOf } from "../request/facts.ts";
import type { ReceivedRequest } from "../request/receive.ts";
import type { Surroundings } from "../surroundings.ts";
import { type GoodCard, goodCardFor } from "./card.ts";
import { lastsToSettle, usualConsentEnd } from "./consentEnd.ts";
import { type ShownRendering, shownIn } from "./shown.ts";

/** A request as it looks to one customer, before anything about the customer leaves the device. */
export interface Consideration extends ReceivedRequest, GoodCard {
  /** What an answer would reveal, 0 to 4. */
  readonly segment: number;
  /** Points of the customer's attributes by the request's model; 0 without one. */
  readonly score: number;
  /** Why it is that segment, and what would change it; `sectionsOf` has it in words, `pointsPicture` as a picture. */
  readonly explanation: Explanation;
  readonly question: Question;
  /** What the brand would know in the worst case, attribute by attribute. */
  readonly review: Review;
  readonly facts: RequestFacts;
  /** What the settings say. */
  readonly decision: Decision;
  /** The consent on record. */
  readonly consent: ConsentState;
  /** End of the consent that a yes gives, Unix seconds; undefined where the one on record suffices. */
  readonly until: number | undefined;
  readonly shown: ShownRendering;
  /**
   * Hash of what a yes is to: the words that are shown, the group that it would reveal, and the end of the consent that it
   * would give. A yes names it.
   */
  readonly words: Hex;
  /** Time of the latest block, Unix seconds. */
  readonly now: number;
}

/**
 * Works out what a request would reveal, what the settings say of it, and how it reads. Throws `DecdpError` for one that
 * cannot be answered: without a card that counts and fits, too late to be settled, or in words that the brand did not sign.
 */
export async function consider(
  surroundings: Surroundings,
  memory: Memory,
  received: ReceivedRequest,
  { text, language }: Pick<KnownRequest, "text" | "language">,
): Promise<Consideration> {
  const { reader, deployment, keys, plausible } = surroundings;
  const { published, request, opened, state, brand } = received;
  const { document } = published;
  const now = await blockTime(reader, deployment);
  const good = await goodCardFor(surroundings, await memory.read("cards"), received, now);
  const { card, tree, issuerKind } = good;
  await requireTimeToSettle(reader, deployment, {
    ...{ campaign: opened.campaign, issuer: card.issuer, root: treeRoot(tree) },
    ...{ state, now, fromBlock: opened.openedIn },
  });
  const subject = subjectFor(keys, brand.account).address;
  const consent = await readConsent(reader, deployment, { subject, terms: opened.terms });
  const [settings, ledger, history] = await Promise.all([
    memory.read("settings"),
    memory.read("ledger"),
    memory.read("history"),
  ]);
  const question = questionOf(document.schema, request, plausible);
  const review = reviewRequest(ledger, brand.domain, question, settings.floor, brand.account);
  const facts = factsOf(received, { issuerKind, review, now });
  const { schema } = document;
  const explanation = explainerOf({ schema, request }).explain(card.attributes);
  const shown = await shownIn(surroundings, { text, language, brand: brand.account });
  const { segment } = explanation;
  const until = lastsToSettle(consent, now) ? undefined : usualConsentEnd(document.terms, state, now);
  return {
    ...received,
    ...good,
    segment,
    score: explanation.score,
    explanation,
    question,
    review,
    facts,
    decision: decide(settings, facts, [...history, ...withdrawnElsewhere(facts, consent)], dpvVocabulary),
    consent,
    until,
    shown,
    words: hashOfJson({ rendering: hashOfRendering(shown.rendering), segment, until: until ?? 0 }),
    now,
  };
}

/** A withdrawal that the chain knows of, by whichever device or tool: software must not agree anew. */
function withdrawnElsewhere({ brand, purpose }: RequestFacts, { withdrawnAt }: ConsentState): HistoryEvent[] {
  return withdrawnAt > 0 ? [{ kind: "withdrew", brand, at: withdrawnAt, purpose }] : [];
}
