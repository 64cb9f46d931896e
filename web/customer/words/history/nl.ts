import type { HistoryWords } from "./words.ts";

export const dutch: HistoryWords = {
  none: "Er is nog niets gebeurd.",
  events: {
    shown: "Je kreeg een verzoek te zien",
    deferred: "Je stelde het uit",
    refused: "Je zei nee",
    given: "Je zei ja",
    renewed: "Je zei opnieuw ja",
    expired: "Je toestemming liep af",
    withdrawn: "Je stopte het",
    revoked: "De winkel gaf je toestemming op",
    invalidated: "Je toestemming bleek niet geldig",
  },
  received: "Ze vroegen je",
  answeredGroup: (group) => `Je antwoord: groep ${group}`,
  askedFor: (right) => `Je vroeg: ${right}`,
  acknowledgedBy: (who) => `${who} bevestigde te zijn gestopt`,
  what: "Wat er gebeurde",
  receipt: "Ontvangstbewijs",

  couldKnow: "Wat ze nu kunnen weten",
  couldKnowText:
    "Op zijn ergst, uit al je antwoorden aan hen. Hoe minder waarden er over zijn, hoe meer ze weten.",
  nothingKnown: "Niets: je hebt hun niet geantwoord.",
  detail: "Gegeven",
  stillPossible: "Nog mogelijk",
  outOf: (left, all) => (all === undefined ? `${left} waarden` : `${left} van ${all} waarden`),

  when: "Wanneer",
  until: "Tot",
  who: "Wie handelde",
  person: "jij",
  software: "jouw regels",
  onChain: "Op de keten",
  block: (block) => `blok ${block}`,
  notOnChain: "geen spoor: het gaat niemand anders aan",
  signedByYou: "Door jou ondertekend",
  signedByThem: "Door hen ondertekend",
  yes: "ja",
  asked: "gevraagd, nog niet gekregen",
  silent: (day) => `op ${day} gevraagd, en ze zwegen; dat heb jij vastgelegd`,
  kept: "niet gevraagd: niemand hoort hiervan",
  read: "Wat je las",
  saveReceipt: "Dit ontvangstbewijs bewaren",

  takeAlong: "Meenemen",
  everything: "Alles in één bestand bewaren",
  everythingText:
    "Verzoeken, antwoorden, ontvangstbewijzen, regels en kaarten. Je gegevens staan erin: bewaar het zoals je wachtwoordzin.",
  receipts: "Alle ontvangstbewijzen in één bestand bewaren",
  receiptsText: "Iedereen kan ze controleren, zonder de winkel.",
  dossier: (brand) => `Voor een toezichthouder: ${brand}`,
  dossierText:
    "Met dit bestand en de twee rekeningen maakt een toezichthouder het dossier: alles wat de keten van jou en deze winkel heeft, vergeleken met je ontvangstbewijzen. Het zegt wie je voor deze winkel bent, en voor geen andere.",
  dossierMissing: (count) =>
    count === 1
      ? "1 ontvangstbewijs ontbreekt: de winkel heeft het nog niet ondertekend."
      : `${count} ontvangstbewijzen ontbreken: de winkel heeft ze nog niet ondertekend.`,
  yourAccount: "Jouw rekening voor deze winkel",
  theirAccount: "De rekening van de winkel",
  saveDossier: "Het bestand bewaren",
};
