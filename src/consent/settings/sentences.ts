import { duration } from "../../format/reading/fields.ts";
import type { Least } from "../ledger/floor.ts";
import type { Bounds, Conditions, Policy, Rule } from "./policy.ts";
import { english } from "./words/en.ts";
import type { Counted, SettingsWords } from "./words/words.ts";

/** A policy as plain sentences, one for each rule and setting; in English unless given other words. */
export function policySentences(
  { rules, quietAfterNo, floor }: Policy,
  words: SettingsWords = english,
): string[] {
  const own = Object.entries(floor.attributes ?? {}).map(([name, least]) =>
    words.leaveOf(words.quoted(name), leastWords(words, least)),
  );
  return [
    ...rules.map((rule) => ruleSentence(rule, words)),
    words.everythingElse,
    words.quietAfterNo(durationWords(words, quietAfterNo)),
    words.leaveOfEach(leastWords(words, floor.everywhere)),
    ...own,
  ];
}

/** One rule as a sentence; in English unless given other words. */
export function ruleSentence({ verdict, when, note }: Rule, words: SettingsWords = english): string {
  const parts = conditionWords(when, words);
  const sentence =
    parts.length === 0
      ? words.everyRequest[verdict]
      : words
          .requests(verdict, parts.join(" "))
          .replaceAll(/,? ,|,(?=\.$)/g, (found) => (found === "," ? "" : ","));
  return note === undefined ? sentence : `${sentence} (${note})`;
}

/** What a rule does and when, in pieces, for whoever shows them below each other. */
export function ruleInPieces(
  { verdict, when }: Rule,
  words: SettingsWords = english,
): { readonly verb: string; readonly conditions: readonly string[] } {
  const conditions = conditionWords(when, words).map((part) => part.replace(/^, |,$/g, ""));
  return { verb: words.verbs[verdict], conditions };
}

/** The words of a term: "dpv:DirectMarketing" is "direct marketing". In English unless given other words. */
export function termWords(term: string, words: Pick<SettingsWords, "terms"> = english): string {
  if (Object.hasOwn(words.terms, term)) return words.terms[term]!;
  const name = term.slice(term.indexOf(":") + 1);
  return name
    .replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** A duration such as "90 days" in words. */
export function durationWords({ lasting }: Pick<SettingsWords, "lasting">, given: string): string {
  const [, count, unit] = /^(\d+) ([a-z]+?)s?$/.exec(given) ?? [];
  return duration.safeParse(given).success ? lasting(Number(count), `${unit}`) : given;
}

function conditionWords(when: Conditions, words: SettingsWords): string[] {
  const terms = (given: readonly string[]) =>
    anyOf(
      words,
      given.map((term) => termWords(term, words)),
    );
  const quoted = (given: readonly string[]) => anyOf(words, given.map(words.quoted));
  const lasting = ({ atLeast, atMost }: Bounds<string>) =>
    between(words, {
      atLeast: atLeast && durationWords(words, atLeast),
      atMost: atMost && durationWords(words, atMost),
    });
  return [
    when.level && words.ofLevel(between(words, when.level)),
    when.brands && words.fromBrands(anyOf(words, when.brands)),
    when.purposes && words.forPurposes(quoted(when.purposes.map((term) => termWords(term, words)))),
    when.channels && words.byChannels(terms(when.channels)),
    when.categories && words.aboutCategories(terms(when.categories)),
    when.attributes && words.lookingAt(quoted(when.attributes)),
    when.recipients && words.reaching(terms(when.recipients)),
    when.issuerKinds && words.vouchedForBy(terms(when.issuerKinds)),
    when.uses &&
      words.where(
        anyOf(
          words,
          when.uses.map((use) => words.uses[use]),
        ),
      ),
    when.retention && words.keptFor(lasting(when.retention)),
    when.knownFor && words.knownFor(lasting(when.knownFor)),
    when.answersSoFar && words.answersSoFar(counted(words.answers, when.answersSoFar)),
    when.frequency &&
      words.frequency(counted(words.answers, when.frequency), durationWords(words, when.frequency.within)),
    when.brokenPromises && words.withBroken(counted(words.brokenPromises, when.brokenPromises)),
  ].filter((part) => part !== undefined);
}

function counted(words: Counted, { atLeast, atMost }: Bounds<number>): string {
  if (atLeast === undefined) return words.atMost(atMost!);
  if (atLeast === atMost) return words.exactly(atLeast);
  return atMost === undefined ? words.atLeast(atLeast) : words.between(atLeast, atMost);
}

function between(words: SettingsWords, { atLeast, atMost }: Bounds<string | number>): string {
  if (atLeast === undefined) return words.atMost(`${atMost}`);
  if (atLeast === atMost) return words.exactly(`${atLeast}`);
  return atMost === undefined ? words.atLeast(`${atLeast}`) : words.between(`${atLeast}`, `${atMost}`);
}

function leastWords({ language, least }: SettingsWords, { values, share }: Least): string {
  const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(share * 100);
  return least(values, share === 0 ? undefined : percent);
}

function anyOf({ language }: SettingsWords, values: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "disjunction" }).format(values);
}
