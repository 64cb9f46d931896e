import type { FrequencyCap } from "../../decision/frequencyCap.ts";
import type { QuietHours } from "../../decision/quietHours.ts";
import { spanIn } from "./spans.ts";
import type { ReviewWords } from "./words.ts";

const span = spanIn("nl");
const share = (oneIn: number) => (oneIn === 0 ? "geen" : `een op ${oneIn}`);

export const dutch: ReviewWords = {
  attributeNew: (name) => `Vraagt naar "${name}", wat niet gevraagd werd.`,
  attributeGone: (name) => `Vraagt niet meer naar "${name}".`,
  schemaDiffers:
    "De gegevens zijn anders beschreven, dus kunnen de twee vragen niet persoon voor persoon vergeleken worden.",
  conditionInstead: (now, was) => `Voorwaarde: ${now} in plaats van ${was}.`,
  conditionNew: (now) => `Nog een voorwaarde: ${now}.`,
  conditionGone: (was) => `Een voorwaarde vervalt: ${was}.`,
  pointsDiffer: (name) => `"${name}" geeft andere punten.`,
  groupsInstead: (now, was) => `${now} groepen in plaats van ${was}.`,
  groupFrom: (group, now, was) => `Groep ${group} begint bij ${now} punten in plaats van ${was}.`,
  isSealedNow: "Antwoorden zijn nu verzegeld: alleen het merk kan de groepen lezen.",
  isOpenNow: "Antwoorden zijn niet meer verzegeld: iedereen kan de groepen op de keten lezen.",
  reward: (now, was) => `Een antwoord levert ${now} op in plaats van ${was}.`,
  asksAgain: (now, was) =>
    `Opnieuw gevraagd: ${now === 0 ? "nooit" : `na ${span(now)}`} in plaats van ${was === 0 ? "nooit" : `na ${span(was)}`}.`,
  consentFor: (now, was) => `Toestemming wordt gevraagd voor ${span(now)} in plaats van ${span(was)}.`,
  ownWord: (isEnough) =>
    isEnough
      ? "Het eigen woord van de klant is nu genoeg."
      : "Het eigen woord van de klant is niet meer genoeg.",
  issuersNew: (numbers) => `Kaarten van andere uitgevers worden aangenomen: ${numbers}.`,
  issuersGone: (numbers) => `Kaarten van sommige uitgevers worden niet meer aangenomen: ${numbers}.`,
  frequencyCap: (now, was) => `Hooguit getoond: ${cap(now)} in plaats van ${cap(was)}.`,
  quietHours: (now, was) => `Stille uren: ${hours(now)} in plaats van ${hours(was)}.`,
  controlGroup: (now, was) => `Controlegroep: ${share(now)} in plaats van ${share(was)}.`,
  wordsNew: (language) => `Woorden in een nieuwe taal: ${language}.`,
  wordsDiffer: (language) => `De woorden zijn anders in: ${language}. Lees ze.`,
  wordsGone: (language) => `Geen woorden meer in: ${language}.`,
};

function cap(given: FrequencyCap | undefined): string {
  if (given === undefined) return "zo vaak als gewenst";
  const { most, within } = given;
  return `${most} keer in ${span(within)}`;
}

function hours(given: QuietHours | undefined): string {
  if (given === undefined) return "geen";
  const { from, to } = given;
  return `van ${from} tot ${to}`;
}
