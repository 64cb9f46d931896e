import { attributesUsed, type RequestWords, requestFrom } from "../../../format/campaign/requestWords.ts";
import { type Slot, slotsOf } from "../../../model/explanation/slots.ts";
import type { ExplanationWords } from "../../../model/explanation/words/words.ts";
import { attributesAsked } from "../../../request/slots.ts";
import { type Comparable, comparable } from "../caught/caught.ts";
import type { ReviewWords } from "../words/words.ts";
import type { ReviewChange } from "./change.ts";
import { type Condition, conditionInWords, conditionsOf, directionOf, placesOf } from "./conditions.ts";
import { groupChanges, pointChanges } from "./groups.ts";

/** What a newer request asks that an older one did not, what it does not ask any more, and what decides otherwise. */
export function requestChanges(
  older: RequestWords,
  newer: RequestWords,
  words: ReviewWords,
  explanation: ExplanationWords,
): ReviewChange[] {
  const [asked, asks] = [askedIn(older), askedIn(newer)];
  const attributes: ReviewChange[] = [
    ...asks
      .filter((name) => !asked.includes(name))
      .map((name) => ({ direction: "wider" as const, words: words.attributeNew(name) })),
    ...asked
      .filter((name) => !asks.includes(name))
      .map((name) => ({ direction: "narrower" as const, words: words.attributeGone(name) })),
  ];
  const both = comparable(older, newer);
  if (both === undefined) {
    return [...attributes, { direction: "other", words: words.schemaDiffers }];
  }
  return [
    ...attributes,
    ...conditionChanges(both, words, explanation),
    ...pointChanges(both, words),
    ...groupChanges(both, words),
  ];
}

/** The attributes that a customer is asked for, copies and crosses left out. */
export function askedIn(request: RequestWords): string[] {
  return attributesAsked(request.schema, attributesUsed(request));
}

/** The conditions of a request in words. */
export function conditionsInWords(request: RequestWords, explanation: ExplanationWords): string[] {
  const slots = slotsOf(request.schema);
  return conditionsOf(requestFrom(request)).map((one) => conditionInWords(one, slots, explanation));
}

function conditionChanges(
  { schema, requests }: Comparable,
  words: ReviewWords,
  explanation: ExplanationWords,
): ReviewChange[] {
  const slots = slotsOf(schema);
  const [older, newer] = requests.map(conditionsOf) as [Condition[], Condition[]];
  const key = (condition: Condition) => JSON.stringify(condition);
  const isIn = (all: readonly Condition[], one: Condition) => all.some((other) => key(other) === key(one));
  const came = newer.filter((one) => !isIn(older, one));
  const went = older.filter((one) => !isIn(newer, one));
  const said = (condition: Condition) => conditionInWords(condition, slots, explanation);
  const replaced = came.map((now) => {
    const at = went.findIndex((was) => isAboutTheSame(was, now, slots));
    const [was] = at < 0 ? [] : went.splice(at, 1);
    if (was === undefined) return { direction: "narrower" as const, words: words.conditionNew(said(now)) };
    return { direction: directionOf(was, now, slots), words: words.conditionInstead(said(now), said(was)) };
  });
  // Whoever did not meet it may be meant now.
  const gone = went.map((was) => ({ direction: "wider" as const, words: words.conditionGone(said(was)) }));
  return [...replaced, ...gone];
}

function isAboutTheSame(one: Condition, other: Condition, slots: readonly Slot[]): boolean {
  const places = placesOf(one, slots);
  return placesOf(other, slots).some((place) => places.includes(place));
}
