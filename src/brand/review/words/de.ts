import type { FrequencyCap } from "../../decision/frequencyCap.ts";
import type { QuietHours } from "../../decision/quietHours.ts";
import { spanIn } from "./spans.ts";
import type { ReviewWords } from "./words.ts";

const span = spanIn("de");
const share = (oneIn: number) => (oneIn === 0 ? "keine" : `eine von ${oneIn}`);

export const german: ReviewWords = {
  attributeNew: (name) => `Fragt nach „${name}“, wonach nicht gefragt wurde.`,
  attributeGone: (name) => `Fragt nicht mehr nach „${name}“.`,
  schemaDiffers:
    "Die Angaben sind anders beschrieben, deshalb lassen sich die beiden Anfragen nicht Person für Person vergleichen.",
  conditionInstead: (now, was) => `Bedingung: ${now} statt ${was}.`,
  conditionNew: (now) => `Eine weitere Bedingung: ${now}.`,
  conditionGone: (was) => `Eine Bedingung entfällt: ${was}.`,
  pointsDiffer: (name) => `„${name}“ gibt andere Punkte.`,
  groupsInstead: (now, was) => `${now} Gruppen statt ${was}.`,
  groupFrom: (group, now, was) => `Gruppe ${group} beginnt bei ${now} Punkten statt bei ${was}.`,
  isSealedNow: "Antworten sind jetzt versiegelt: Nur die Marke kann die Gruppen lesen.",
  isOpenNow: "Antworten sind nicht mehr versiegelt: Alle können die Gruppen auf der Kette lesen.",
  reward: (now, was) => `Eine Antwort bringt ${now} statt ${was}.`,
  asksAgain: (now, was) =>
    `Wieder gefragt: ${now === 0 ? "nie" : `nach ${span(now)}`} statt ${was === 0 ? "nie" : `nach ${span(was)}`}.`,
  consentFor: (now, was) => `Die Erlaubnis wird für ${span(now)} erbeten statt für ${span(was)}.`,
  ownWord: (isEnough) =>
    isEnough ? "Das eigene Wort der Kunden genügt jetzt." : "Das eigene Wort der Kunden genügt nicht mehr.",
  issuersNew: (numbers) => `Karten anderer Aussteller gelten: ${numbers}.`,
  issuersGone: (numbers) => `Karten einiger Aussteller gelten nicht mehr: ${numbers}.`,
  frequencyCap: (now, was) => `Höchstens gezeigt: ${cap(now)} statt ${cap(was)}.`,
  quietHours: (now, was) => `Ruhezeiten: ${hours(now)} statt ${hours(was)}.`,
  controlGroup: (now, was) => `Kontrollgruppe: ${share(now)} statt ${share(was)}.`,
  wordsNew: (language) => `Worte in einer neuen Sprache: ${language}.`,
  wordsDiffer: (language) => `Die Worte sind anders in: ${language}. Lies sie.`,
  wordsGone: (language) => `Keine Worte mehr in: ${language}.`,
};

function cap(given: FrequencyCap | undefined): string {
  if (given === undefined) return "so oft wie gewünscht";
  const { most, within } = given;
  return `${most}-mal in ${span(within)}`;
}

function hours(given: QuietHours | undefined): string {
  if (given === undefined) return "keine";
  const { from, to } = given;
  return `von ${from} bis ${to}`;
}
