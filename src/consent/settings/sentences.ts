import type { Bounds, Conditions, Policy, Rule, Verdict } from "./policy.ts";

const verbs: Readonly<Record<Verdict, string>> = {
  answer: "Answer",
  ask: "Ask me about",
  refuse: "Refuse",
};

const useWords = {
  sold: "data are sold",
  shared: "data are shared for others' purposes",
  crossContext: "data follow me elsewhere",
  profiling: "I am profiled",
  tracking: "I am tracked",
} as const;

/** A policy as plain sentences, one for each rule and setting. */
export function policySentences({ rules, quietAfterNo, floor }: Policy): string[] {
  const { values, share } = floor.everywhere;
  const own = Object.entries(floor.attributes ?? {}).map(
    ([name, least]) => `Of "${name}", leave ${leastWords(least.values, least.share)}.`,
  );
  return [
    ...rules.map(ruleSentence),
    "Ask me about everything else, and always before the first answer to a brand for a purpose.",
    `When I have said no, do not ask me again for ${quietAfterNo}.`,
    `Whatever a brand asks, leave ${leastWords(values, share)} of each detail.`,
    ...own,
  ];
}

/** One rule as a sentence. */
export function ruleSentence({ verdict, when, note }: Rule): string {
  const parts = conditionWords(when);
  const sentence =
    parts.length === 0
      ? `${verbs[verdict]} every request.`
      : `${verbs[verdict]} requests ${parts.join(" ")}.`;
  return note === undefined ? sentence : `${sentence} (${note})`;
}

/** The words of a term: "dpv:DirectMarketing" is "direct marketing". */
export function termWords(term: string): string {
  const name = term.slice(term.indexOf(":") + 1);
  return name
    .replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

function conditionWords(when: Conditions): string[] {
  return [
    when.level && `of level ${between(when.level)}`,
    when.brands && `from ${listOf(when.brands)}`,
    when.purposes && `for ${listOf(when.purposes.map((term) => `"${termWords(term)}"`))}`,
    when.channels && `by ${listOf(when.channels.map(termWords))}`,
    when.categories && `about ${listOf(when.categories.map(termWords))}`,
    when.attributes && `that look at ${listOf(when.attributes.map((name) => `"${name}"`))}`,
    when.recipients && `that reach ${listOf(when.recipients.map(termWords))}`,
    when.issuerKinds && `vouched for by ${listOf(when.issuerKinds.map(termWords))}`,
    when.uses && `where ${listOf(when.uses.map((use) => useWords[use]))}`,
    when.retention && `whose answers are kept for ${between(when.retention)}`,
    when.knownFor && `from brands that I have known for ${between(when.knownFor)}`,
    when.answersSoFar && `from brands with ${counted(when.answersSoFar, "answers")} so far`,
    when.frequency &&
      `with ${counted(when.frequency, "answers")} within ${when.frequency.within}, this one included`,
    when.brokenPromises && `from brands with ${counted(when.brokenPromises, "broken promises")}`,
  ].filter((part) => part !== undefined);
}

/** How many things: "1 or more answers". */
function counted({ atLeast, atMost }: Bounds<number>, things: string): string {
  if (atLeast === atMost) return `exactly ${atLeast} ${things}`;
  if (atLeast === undefined) return `${atMost} or fewer ${things}`;
  return atMost === undefined ? `${atLeast} or more ${things}` : `${atLeast} to ${atMost} ${things}`;
}

function between({ atLeast, atMost }: Bounds<string | number>): string {
  if (atLeast === atMost) return `exactly ${atLeast}`;
  if (atLeast === undefined) return `at most ${atMost}`;
  return atMost === undefined ? `at least ${atLeast}` : `${atLeast} to ${atMost}`;
}

function leastWords(values: number, share: number): string {
  return share === 0
    ? `at least ${values} possible values`
    : `at least ${values} possible values and ${Number((share * 100).toFixed(4))} % of all`;
}

function listOf(values: readonly string[]): string {
  return values.length < 2 ? `${values[0]}` : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
