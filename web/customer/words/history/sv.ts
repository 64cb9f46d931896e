import type { HistoryWords } from "./words.ts";

export const swedish: HistoryWords = {
  none: "Inget har hänt än.",
  events: {
    shown: "Du fick se en förfrågan",
    deferred: "Du sköt upp den",
    refused: "Du sa nej",
    given: "Du sa ja",
    renewed: "Du sa ja igen",
    expired: "Ditt tillstånd tog slut",
    withdrawn: "Du stoppade det",
    revoked: "Butiken gav upp ditt tillstånd",
    invalidated: "Ditt tillstånd visade sig inte gälla",
  },
  received: "De frågade dig",
  answeredGroup: (group) => `Ditt svar: grupp ${group}`,
  askedFor: (right) => `Du bad om: ${right}`,
  acknowledgedBy: (who) => `${who} bekräftade att det har slutat`,
  what: "Vad som hände",
  receipt: "Kvitto",

  couldKnow: "Vad de kan veta nu",
  couldKnowText: "I värsta fall, av alla dina svar till dem. Ju färre värden som är kvar, desto mer vet de.",
  nothingKnown: "Ingenting: du har inte svarat dem.",
  detail: "Uppgift",
  stillPossible: "Fortfarande möjligt",
  outOf: (left, all) => (all === undefined ? `${left} värden` : `${left} av ${all} värden`),

  when: "När",
  until: "Till",
  who: "Vem som handlade",
  person: "du",
  software: "dina regler",
  onChain: "På kedjan",
  block: (block) => `block ${block}`,
  notOnChain: "inga spår: det angår ingen annan",
  signedByYou: "Undertecknat av dig",
  signedByThem: "Undertecknat av dem",
  yes: "ja",
  asked: "begärt, inte här än",
  silent: (day) => `de tillfrågades ${day} och svarade inte; det har du intygat`,
  kept: "inte begärt: ingen får veta det här",
  read: "Vad du läste",
  saveReceipt: "Spara kvittot",

  takeAlong: "Ta med",
  everything: "Spara allt som en fil",
  everythingText:
    "Förfrågningar, svar, kvitton, regler och kort. Den innehåller dina uppgifter: förvara den som din lösenfras.",
  receipts: "Spara alla kvitton som en fil",
  receiptsText: "Vem som helst kan kontrollera dem, utan butiken.",
  dossier: (brand) => `För en myndighet: ${brand}`,
  dossierText:
    "Med den här filen och de två kontona gör en myndighet akten: allt som kedjan har om dig och den här butiken, jämfört med dina kvitton. Den visar vem du är för den här butiken, och för ingen annan.",
  dossierMissing: (count) =>
    count === 1
      ? "1 kvitto är utelämnat: butiken har inte undertecknat det än."
      : `${count} kvitton är utelämnade: butiken har inte undertecknat dem än.`,
  yourAccount: "Ditt konto för den här butiken",
  theirAccount: "Butikens konto",
  saveDossier: "Spara filen",
};
