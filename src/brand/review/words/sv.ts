import type { FrequencyCap } from "../../decision/frequencyCap.ts";
import type { QuietHours } from "../../decision/quietHours.ts";
import { spanIn } from "./spans.ts";
import type { ReviewWords } from "./words.ts";

const span = spanIn("sv");
const share = (oneIn: number) => (oneIn === 0 ? "ingen" : `en av ${oneIn}`);

export const swedish: ReviewWords = {
  attributeNew: (name) => `Frågar efter ”${name}”, som inte efterfrågades.`,
  attributeGone: (name) => `Frågar inte längre efter ”${name}”.`,
  schemaDiffers:
    "Uppgifterna beskrivs på ett annat sätt, så de två frågorna kan inte jämföras person för person.",
  conditionInstead: (now, was) => `Villkor: ${now} i stället för ${was}.`,
  conditionNew: (now) => `Ett villkor till: ${now}.`,
  conditionGone: (was) => `Ett villkor tas bort: ${was}.`,
  pointsDiffer: (name) => `”${name}” ger andra poäng.`,
  groupsInstead: (now, was) => `${now} grupper i stället för ${was}.`,
  groupFrom: (group, now, was) => `Grupp ${group} börjar vid ${now} poäng i stället för ${was}.`,
  isSealedNow: "Svaren är nu förseglade: bara varumärket kan läsa grupperna.",
  isOpenNow: "Svaren är inte längre förseglade: alla kan läsa grupperna på kedjan.",
  reward: (now, was) => `Ett svar ger ${now} i stället för ${was}.`,
  asksAgain: (now, was) =>
    `Frågas igen: ${now === 0 ? "aldrig" : `efter ${span(now)}`} i stället för ${was === 0 ? "aldrig" : `efter ${span(was)}`}.`,
  consentFor: (now, was) => `Samtycke efterfrågas för ${span(now)} i stället för ${span(was)}.`,
  ownWord: (isEnough) => (isEnough ? "Kundens eget ord räcker nu." : "Kundens eget ord räcker inte längre."),
  issuersNew: (numbers) => `Kort från andra utfärdare godtas: ${numbers}.`,
  issuersGone: (numbers) => `Kort från några utfärdare godtas inte längre: ${numbers}.`,
  frequencyCap: (now, was) => `Visas högst: ${cap(now)} i stället för ${cap(was)}.`,
  quietHours: (now, was) => `Tysta timmar: ${hours(now)} i stället för ${hours(was)}.`,
  controlGroup: (now, was) => `Kontrollgrupp: ${share(now)} i stället för ${share(was)}.`,
  wordsNew: (language) => `Ord på ett nytt språk: ${language}.`,
  wordsDiffer: (language) => `Orden är andra på: ${language}. Läs dem.`,
  wordsGone: (language) => `Inga ord längre på: ${language}.`,
};

function cap(given: FrequencyCap | undefined): string {
  if (given === undefined) return "så ofta som önskas";
  const { most, within } = given;
  return `${most} gånger på ${span(within)}`;
}

function hours(given: QuietHours | undefined): string {
  if (given === undefined) return "inga";
  const { from, to } = given;
  return `från ${from} till ${to}`;
}
