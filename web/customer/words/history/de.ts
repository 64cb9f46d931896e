import type { HistoryWords } from "./words.ts";

export const german: HistoryWords = {
  none: "Noch ist nichts geschehen.",
  events: {
    shown: "Dir wurde eine Anfrage gezeigt",
    deferred: "Du hast sie aufgeschoben",
    refused: "Du hast Nein gesagt",
    given: "Du hast Ja gesagt",
    renewed: "Du hast wieder Ja gesagt",
    expired: "Deine Erlaubnis ist abgelaufen",
    withdrawn: "Du hast es gestoppt",
    revoked: "Der Laden hat deine Erlaubnis aufgegeben",
    invalidated: "Deine Erlaubnis galt nicht",
  },
  received: "Sie haben dich gefragt",
  answeredGroup: (group) => `Deine Antwort: Gruppe ${group}`,
  askedFor: (right) => `Du hast verlangt: ${right}`,
  acknowledgedBy: (who) => `${who} hat bestätigt, dass Schluss ist`,
  what: "Was geschehen ist",
  receipt: "Quittung",

  couldKnow: "Was sie inzwischen wissen können",
  couldKnowText:
    "Schlimmstenfalls, aus allen deinen Antworten an sie. Je weniger Werte bleiben, desto mehr wissen sie.",
  nothingKnown: "Nichts: Du hast ihnen nicht geantwortet.",
  detail: "Angabe",
  stillPossible: "Noch möglich",
  outOf: (left, all) => (all === undefined ? `${left} Werte` : `${left} von ${all} Werten`),

  when: "Wann",
  until: "Bis",
  who: "Wer gehandelt hat",
  person: "du",
  software: "deine Regeln",
  onChain: "Auf der Chain",
  block: (block) => `Block ${block}`,
  notOnChain: "keine Spur: Das geht niemanden sonst etwas an",
  signedByYou: "Von dir unterschrieben",
  signedByThem: "Von ihnen unterschrieben",
  yes: "ja",
  asked: "verlangt, noch nicht da",
  silent: (day) => `sie wurden am ${day} gefragt und haben geschwiegen; das hast du festgehalten`,
  kept: "nicht verlangt: Davon erfährt niemand",
  read: "Was du gelesen hast",
  saveReceipt: "Diese Quittung sichern",

  takeAlong: "Mitnehmen",
  everything: "Alles in einer Datei sichern",
  everythingText:
    "Anfragen, Antworten, Quittungen, Regeln und Karten. Deine Angaben stehen darin: Bewahre sie auf wie deine Passphrase.",
  receipts: "Alle Quittungen in einer Datei sichern",
  receiptsText: "Jeder kann sie prüfen, ohne den Laden.",
  dossier: (brand) => `Für eine Behörde: ${brand}`,
  dossierText:
    "Mit dieser Datei und den beiden Konten macht eine Behörde das Dossier: alles, was die Chain von dir und diesem Laden hat, verglichen mit deinen Quittungen. Es sagt, wer du für diesen Laden bist, und für keinen anderen.",
  dossierMissing: (count) =>
    count === 1
      ? "1 Quittung fehlt: Der Laden hat sie noch nicht unterschrieben."
      : `${count} Quittungen fehlen: Der Laden hat sie noch nicht unterschrieben.`,
  yourAccount: "Dein Konto für diesen Laden",
  theirAccount: "Das Konto des Ladens",
  saveDossier: "Die Datei sichern",
};
