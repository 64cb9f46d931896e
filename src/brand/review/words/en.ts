import type { FrequencyCap } from "../../decision/frequencyCap.ts";
import type { QuietHours } from "../../decision/quietHours.ts";
import { spanIn } from "./spans.ts";
import type { ReviewWords } from "./words.ts";

const span = spanIn("en");
const share = (oneIn: number) => (oneIn === 0 ? "none" : `one in ${oneIn}`);

export const english: ReviewWords = {
  attributeNew: (name) => `Asks for "${name}", which was not asked for.`,
  attributeGone: (name) => `Does not ask for "${name}" any more.`,
  schemaDiffers:
    "The details are described in another way, so the two requests cannot be compared person by person.",
  conditionInstead: (now, was) => `Condition: ${now} instead of ${was}.`,
  conditionNew: (now) => `Another condition: ${now}.`,
  conditionGone: (was) => `A condition is gone: ${was}.`,
  pointsDiffer: (name) => `"${name}" gives other points.`,
  groupsInstead: (now, was) => `${now} groups instead of ${was}.`,
  groupFrom: (group, now, was) => `Group ${group} begins at ${now} points instead of ${was}.`,
  isSealedNow: "Answers are sealed now: only the brand can read the groups.",
  isOpenNow: "Answers are not sealed any more: everybody can read the groups on the chain.",
  reward: (now, was) => `An answer is paid ${now} instead of ${was}.`,
  asksAgain: (now, was) =>
    `Asked again: ${now === 0 ? "never" : `after ${span(now)}`} instead of ${was === 0 ? "never" : `after ${span(was)}`}.`,
  consentFor: (now, was) => `Permission is asked for ${span(now)} instead of ${span(was)}.`,
  ownWord: (isEnough) =>
    isEnough ? "The customer's own word is enough now." : "The customer's own word is not enough any more.",
  issuersNew: (numbers) => `Cards of other issuers are accepted: ${numbers}.`,
  issuersGone: (numbers) => `Cards of some issuers are not accepted any more: ${numbers}.`,
  frequencyCap: (now, was) => `Shown at most: ${cap(now)} instead of ${cap(was)}.`,
  quietHours: (now, was) => `Quiet hours: ${hours(now)} instead of ${hours(was)}.`,
  controlGroup: (now, was) => `Control group: ${share(now)} instead of ${share(was)}.`,
  wordsNew: (language) => `Words in a new language: ${language}.`,
  wordsDiffer: (language) => `The words differ in: ${language}. Read them.`,
  wordsGone: (language) => `No words any more in: ${language}.`,
};

function cap(given: FrequencyCap | undefined): string {
  if (given === undefined) return "as often as wanted";
  const { most, within } = given;
  return `${most} times in ${span(within)}`;
}

function hours(given: QuietHours | undefined): string {
  if (given === undefined) return "none";
  const { from, to } = given;
  return `from ${from} to ${to}`;
}
