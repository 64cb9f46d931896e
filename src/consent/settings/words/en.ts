import { type Counted, lastingIn, type SettingsWords } from "./words.ts";

const verbs = { answer: "Answer", ask: "Ask me about", refuse: "Refuse" } as const;

export const english: SettingsWords = {
  language: "en-GB",
  quoted: (text) => `"${text}"`,
  lasting: lastingIn("en-GB"),
  verbs: { answer: "Answer", ask: "Ask me", refuse: "Refuse" },

  everyRequest: {
    answer: "Answer every request.",
    ask: "Ask me about every request.",
    refuse: "Refuse every request.",
  },
  requests: (verdict, conditions) => `${verbs[verdict]} requests ${conditions}.`,
  everythingElse:
    "Ask me about everything else, and always before the first answer to a brand for a purpose.",
  quietAfterNo: (time) => `When I have said no, do not ask me again for ${time}.`,
  leaveOfEach: (least) => `Whatever a brand asks, leave ${least} of each detail.`,
  leaveOf: (name, least) => `Of ${name}, leave ${least}.`,
  least: (values, percent) =>
    percent === undefined
      ? `at least ${values} possible values`
      : `at least ${values} possible values and ${percent} % of all`,

  atLeast: (value) => `at least ${value}`,
  atMost: (value) => `at most ${value}`,
  exactly: (value) => `exactly ${value}`,
  between: (least, most) => `${least} to ${most}`,
  answers: counted("answers"),
  brokenPromises: counted("broken promises"),

  ofLevel: (bounds) => `of level ${bounds}`,
  fromBrands: (list) => `from ${list}`,
  forPurposes: (list) => `for ${list}`,
  byChannels: (list) => `by ${list}`,
  aboutCategories: (list) => `about ${list}`,
  lookingAt: (list) => `that look at ${list}`,
  reaching: (list) => `that reach ${list}`,
  vouchedForBy: (list) => `vouched for by ${list}`,
  where: (list) => `where ${list}`,
  keptFor: (bounds) => `whose answers are kept for ${bounds}`,
  knownFor: (bounds) => `from brands that I have known for ${bounds}`,
  answersSoFar: (count) => `from brands with ${count} so far`,
  frequency: (count, within) => `with ${count} within ${within}, this one included`,
  withBroken: (count) => `from brands with ${count}`,

  uses: {
    sold: "data are sold",
    shared: "data are shared for others' purposes",
    crossContext: "data follow me elsewhere",
    profiling: "I am profiled",
    tracking: "I am tracked",
  },
  scope: {
    purpose: "another purpose",
    channel: "another channel",
    level: "a higher level",
    categories: "more data",
    recipients: "more recipients",
    retention: "a longer time",
    uses: "more uses",
  },
  terms: {},

  yourRule: (rule) => `Your rule: ${rule}`,
  yourRuleInPart: (rule) => `A part of what is asked falls under your rule: ${rule}`,
  belowFloor: (names) => `An answer could say too much about ${names}.`,
  quietUntil: (day) => `You have said no to this, and are not asked again until ${day}.`,
  unprovenBrand: "The brand has not proven who it is.",
  unknownTerms: (terms) => `Your rules do not know these words of the request: ${terms}.`,
  firstConsent: "You have not agreed to this brand and purpose yourself.",
  beyondConsent: (scope) => `It goes beyond what you agreed to: ${scope}.`,
  noPermission: "None of your rules answers this.",
  agreedOn: (day) => `You agreed to it yourself on ${day}.`,
  day: (time) => new Date(time * 1000).toISOString().slice(0, 10),
};

function counted(things: string): Counted {
  return {
    atLeast: (count) => `${count} or more ${things}`,
    atMost: (count) => `${count} or fewer ${things}`,
    exactly: (count) => `exactly ${count} ${things}`,
    between: (least, most) => `${least} to ${most} ${things}`,
  };
}
