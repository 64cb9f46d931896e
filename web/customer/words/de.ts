import { sharedWords } from "../../shared/words/sharedWords.ts";
import type { CustomerWords } from "./words.ts";

const list = new Intl.ListFormat("de");

export const german: CustomerWords = {
  ...sharedWords.de,
  product: "Deine Seite",

  requests: "Anfragen",
  permissions: "Meine Erlaubnisse",
  cards: "Meine Karten",
  more: "Mehr",

  welcomeTitle: "Deine Angaben bleiben bei dir",
  welcomeText:
    "Läden fragen, du entscheidest. Du beweist nur, was sie brauchen, mit Angaben, die dieses Gerät nie verlassen, und wirst dafür bezahlt.",
  passphrase: "Passphrase",
  passphraseHint: "Mindestens 12 Zeichen. Niemand kann sie zurücksetzen: Schreib sie auf.",
  passphraseAgain: "Passphrase noch einmal",
  passphrasesDiffer: "Die beiden Passphrasen sind verschieden.",
  begin: "Anfangen",
  restore: "Ich habe eine Tresordatei",
  restoreHint: "Wähle die Datei, die du auf deinem anderen Gerät gesichert hast.",
  unlockTitle: "Willkommen zurück",
  unlock: "Öffnen",

  noRequests: "Niemand hat dich etwas gefragt. Öffne den Link eines Ladens oder füge ihn hier ein.",
  openRequest: "Eine Anfrage öffnen",
  requestAddress: "Link der Anfrage",
  open: "Ansehen",
  waitingForYou: "wartet auf dich",
  answered: "beantwortet",
  refused: "du hast Nein gesagt",
  stopped: "gestoppt",

  asks: (brand) => `${brand} fragt dich`,
  why: "Warum",
  reveals: "Was du preisgibst",
  group: (group) => `Gruppe ${group}`,
  groupNone: "Gruppe 0: Die Bedingungen treffen nicht zu",
  notRevealed: (details) => `Nicht: ${list.format(details)}.`,
  receives: "Wer es bekommt",
  howLong: "Wie lange",
  permissionUntil: (date) => `Dein Ja gilt bis ${date}. Du kannst jederzeit stoppen.`,
  pays: "Was du bekommst",
  paysAmount: (amount) => `${amount}, egal in welcher Gruppe`,
  paysNothing: "nichts",
  ifNo: "Wenn du Nein sagst",
  from: "Berechnet aus",
  howWorkedOut: "Wie deine Gruppe berechnet wird",
  couldInfer: "Was sie mit deinen früheren Antworten schließen könnten",
  nothingMore: "Nichts außer deiner Gruppe.",
  valuesLeft: (left, all) =>
    all === undefined ? `noch ${left} mögliche Werte` : `noch ${left} von ${all} möglichen Werten`,
  yourRulesSay: "Deine Regeln sagen",
  preparing: "Dein Beweis entsteht, während du liest.",
  prepared: "Dein Beweis ist fertig. Er verlässt dieses Gerät nur, wenn du Ja sagst.",
  yes: "Ja",
  no: "Nein",
  sending: "Wird gesendet ...",

  doneTitle: "Fertig",
  doneSettled: "Deine Antwort ist abgerechnet, die Belohnung gehört dir.",
  doneWaiting: "Deine Antwort ist unterwegs. Du musst hier nicht warten.",
  doneReceipt: "Die Quittung liegt auf diesem Gerät.",
  noTitle: "Notiert",
  noText:
    "Es wurde nichts gesendet, und der Laden erfährt nicht, wann du dich entschieden hast. Du siehst dieselben Preise wie alle.",

  noPermissions: "Du hast nichts erlaubt.",
  stop: "Stopp",
  stopTitle: (brand) => `${brand} stoppen?`,
  stopText: "Sie dürfen deine Antworten nicht mehr verwenden. Was du verdient hast, bleibt deins.",
  keepPermission: "Behalten",
  stoppedAt: (time) => `Gestoppt ${time}`,
  youKeep: (amount) => `Du behältst ${amount}.`,
  signed: "Von dir unterschrieben",
  acknowledged: "Von ihnen bestätigt",
  onChain: "Auf der Chain",
  notYet: "noch nicht",
  since: (date) => `seit ${date}`,

  noCards: "Du hast keine Karten. Auf einer Karte stehen Angaben, für die jemand bürgt.",
  cardFrom: (issuer) => `Dafür bürgt ${issuer}`,
  validUntil: (date) => `gültig bis ${date}`,
  missing: "nicht bekannt",

  save: "Meinen Tresor in einer Datei sichern",
  lock: "Sperren",
};
