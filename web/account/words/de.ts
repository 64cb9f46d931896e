import { sharedWords } from "../../shared/words/sharedWords.ts";
import type { AccountWords } from "./words.ts";

export const german: AccountWords = {
  ...sharedWords.de,
  product: "Öffentliche Rechenschaft",
  opening: "Die Kette wird gefragt ...",

  brandsTitle: "Wessen Rechenschaft möchtest du sehen?",
  brandsLead: "Diese Marken haben auf dieser Kette Kampagnen eröffnet.",
  noBrands: "Auf dieser Kette hat noch niemand eine Kampagne eröffnet.",
  claims: (domain) => `sagt, sie sei ${domain}`,
  claimsNothing: "nennt keine Domain",
  campaignsCount: (count) => `${count} ${count === 1 ? "Kampagne" : "Kampagnen"}`,
  allBrands: "Alle Marken",

  title: (name) => `Rechenschaft von ${name}`,
  lead: "Dein Browser hat das selbst aus der Kette errechnet, nach denselben Regeln wie alle anderen, die prüfen. Was die Marke selbst sagt, steht für sich und wird mit der Kette verglichen.",
  account: "Kontonummer auf der Kette",
  upTo: (block, moment) => `Bis Block ${block}, ${moment}`,
  checking: "Wird geprüft ...",
  checkingCampaign: (campaign, place, total) => `Kampagne ${campaign}, ${place} von ${total}`,
  steps: {
    openings: "Kampagnen werden gesucht",
    blocks: "Wird gelesen, was geschehen ist",
    "block times": "Wird gelesen, wann es geschehen ist",
    transactions: "Die Beweise der Antworten werden gelesen",
    "kept answers": "Wird verglichen mit dem, was der Vertrag aufbewahrt",
    proofs: "Beweise werden geprüft",
  },
  doneOf: (done, total) => `${done} von ${total}`,
  mayClose: "Du kannst diese Seite schließen: Beim nächsten Mal geht es hier weiter.",

  foundNothing: (campaigns) =>
    campaigns === 1
      ? "In der Kampagne wurde nichts Falsches gefunden."
      : `In ${campaigns} Kampagnen wurde nichts Falsches gefunden.`,
  foundSome: (count) =>
    count === 1 ? "Eine Sache dürfte nicht sein." : `${count} Dinge dürften nicht sein.`,
  foundSoFar: (count) => (count === 0 ? "Bisher nichts Falsches." : `Bisher ${count} gefunden.`),
  findings: "Was gefunden wurde",
  transaction: "Transaktion",
  noTransaction: "keine auf der Kette",
  inEnglish: "In den Worten der Prüfung, auf Englisch",
  shownBy: "Dieser Befehl zeigt es",
  notChecked: "Nicht geprüft",
  notCheckedLead: "Das ist nicht dasselbe wie „nichts gefunden“: An der Kette allein kann das niemand sehen.",
  notCheckedItems: [
    "Was die Marke von ihren Kundinnen und Kunden aufbewahrt: Das zeigen nur ihre eigenen Aufzeichnungen.",
    "Wofür die Marke und andere Antworten verwenden: Das zeigt nur deren Nutzungsprotokoll.",
    "Die Quittungen, die Kundinnen und Kunden haben.",
    "Ob die gezeigten Worte sagen, was die Bedingungen sagen.",
    "Die Gruppen in versiegelten Kampagnen: Nur die Marke kann sie lesen.",
    "Unterschriften unter Erlaubnissen und Belohnungen: Der Vertrag hat sie geprüft.",
  ],
  notCheckedProofs: (count) =>
    `Aussteller und Beweis von ${count} Antworten: Ein anderer Vertrag hat sie zusammengesetzt.`,
  notCheckedDocuments: (count) =>
    `Die veröffentlichten Texte von ${count} Kampagnen: Die Marke hat sie nicht geliefert.`,

  answers: "Antworten",
  consents: "Erteilte Erlaubnisse",
  withdrawals: "Widerrufene Erlaubnisse",
  paidOut: "An Kundschaft gezahlt",
  overTime: "Antworten und Widerrufe im Lauf der Zeit",
  nothingYet: "Es ist noch nichts geschehen.",
  from: "Ab",
  asTable: "Als Tabelle",
  money: "Geld",
  moneyLead:
    "Was eingezahlt wurde, ist bis auf die letzte Einheit gezahlt, zugesagt, übrig oder zurückgenommen.",
  amount: "Betrag",
  deposited: "Von der Marke eingezahlt",
  claimed: "An Kundschaft gezahlt",
  owed: "Verdient und noch nicht abgeholt",
  left: "Übrig für weitere Antworten",
  takenBack: "Nach dem Ende zurückgenommen",
  smallestUnits: "kleinste Einheiten der Währung",
  stop: "Zeit bis zum Stopp",
  stopLead: "Von der Unterschrift bis der Widerruf auf der Kette stand.",
  stopPromise: (duration) => `Von da an verspricht die Marke, innerhalb von ${duration} aufzuhören.`,
  stopUnseen:
    "Ob sie es tat, steht nicht auf der Kette. Ihr Nutzungsprotokoll lässt sich aber prüfen: siehe unten.",
  nobodyWithdrew: "Niemand hat widerrufen.",
  half: "Die Hälfte innerhalb von",
  longest: "Am längsten dauerte es",
  timeToStop: "Zeit",
  upToDuration: (duration) => `bis ${duration}`,
  longer: "länger",

  campaigns: "Kampagnen",
  campaign: (campaign) => `Kampagne ${campaign}`,
  since: (day) => `Seit ${day}`,
  running: "Läuft",
  closes: (moment) => `Endet ${moment}`,
  closed: (moment) => `Beendet ${moment}`,
  sealed: "Die Gruppen sind versiegelt: Nur die Marke kann sie lesen.",
  open: "Die Gruppen sind offen: Alle können sie auf der Kette lesen.",
  pays: (amount) => `${amount} für jede Antwort, egal welche Gruppe`,
  state: "Stand",
  reward: "Belohnung",
  more: "Genauer ansehen",

  terms: "Bedingungen",
  termsSigned: "In den eigenen Worten der Marke, von ihr unterschrieben.",
  termsPlain:
    "Aus den Codes der Bedingungen auf der Kette, auf Englisch. Die Marke hat in deiner Sprache keine Worte unterschrieben, die sich prüfen ließen.",
  termsMissing: "Die Kette hat keine lesbaren Bedingungen dieser Kampagne.",
  termsRows: {
    purpose: "Wofür",
    data: "Was verwendet wird",
    inferences: "Was daraus geschlossen wird",
    decision: "Was entschieden wird",
    price: "Preise",
    reward: "Dank",
    recipients: "Wer es bekommt",
    retention: "Wie lange",
    withdrawal: "Wie du stoppst",
    ifYouSayNo: "Wenn du Nein sagst",
  },
  groups: "Wie Gruppen berechnet werden",
  groupsLead: "Das ist genau die Tabelle, gegen die jeder Beweis geprüft wurde. Nichts anderes zählt.",
  nameless:
    "Angaben sind hier Nummern, weil der Text der Marke, der sie benennt, fehlt oder nicht der richtige ist.",
  modelMissing: "Die Tabelle wurde nie veröffentlicht; niemand kann sagen, wie Gruppen berechnet werden.",
  conditions: "Voraussetzungen",
  everybody: "Keine: Alle sind gemeint.",
  pointsFor: (name) => `Punkte für ${name}`,
  value: "Wert",
  points: "Punkte",
  noPoints: "Es gibt keine Punkte: Wer die Voraussetzungen erfüllt, ist in Gruppe 1.",
  group: (segment) => `Gruppe ${segment}`,
  groupOutside: "Gruppe 0: Die Voraussetzungen sind nicht erfüllt",
  groupFrom: (points) => `ab ${points} Punkten`,
  segments: "Antworten nach Gruppe",
  segmentsOpen:
    "In einer offenen Kampagne steht die Gruppe jeder Antwort auf der Kette, neben dem Pseudonym. Kleine Gruppen stehen hier, wie sie sind: Sie hier zu verbergen, würde nichts verbergen.",
  segmentsSealed: "Diese Kampagne ist versiegelt. Nur die Marke weiß, wie viele in welcher Gruppe sind.",

  said: "Was die Marke sagt",
  saidLead:
    "Das sind Worte der Marke. Jedes wird mit der Kette verglichen; was sich nicht vergleichen ließ, gilt nicht als richtig.",
  saidWhat: {
    domain: "Ihre Domain nennt dieses Konto",
    document: "Der veröffentlichte Text der Kampagne",
    words: "Die Worte der Bedingungen",
    report: "Die letzte Prüfung",
  },
  standing: { agreed: "Stimmt", differing: "Weicht ab", notChecked: "Nicht geprüft" },
  why: {
    nobody: "Diese Seite weiß nicht, wo sie fragen kann.",
    unreachable: "Es war nicht zu erreichen, oder ist von hier aus nicht lesbar.",
    notGiven: "Die Marke hat keine veröffentlicht.",
    malformed: "Es ist nicht lesbar.",
  },
  differs: (parts) => `Anders: ${parts}`,
  saidAt: "Wo",

  repeat: "Prüfe es selbst",
  repeatLead: "Auf deinem eigenen Rechner, mit einem Knoten deiner Wahl, finden dieselben Befehle dasselbe.",
  once: "Einmal",
  afterwards: "Danach",

  troubles: {
    silent: {
      what: "Der Knoten der Kette antwortet nicht.",
      next: "Prüfe die Verbindung und versuche es noch einmal. Was gelesen wurde, bleibt erhalten.",
    },
    turnedAway: {
      what: "Der Knoten der Kette weist diese Seite ab.",
      next: "Vielleicht wurde er zu oft gefragt. Warte eine Minute und versuche es noch einmal; was gelesen wurde, bleibt erhalten.",
    },
    wrongChain: {
      what: "Der Knoten gehört zu einer anderen Kette als diese Verträge.",
      next: "Sag es denen, die diese Seite betreiben. Gezeigt wird nichts, denn es wäre falsch.",
    },
    noContracts: {
      what: "Der Knoten kennt diese Verträge nicht.",
      next: "Sag es denen, die diese Seite betreiben: Die Adressen oder der Knoten sind falsch.",
    },
    forgotten: {
      what: "Der Knoten hat vergessen, was früher geschah.",
      next: "Eine Rechenschaft ohne das würde die Marke zu Unrecht beschuldigen. Nimm einen Knoten, der alles behält, mit den Befehlen unten.",
    },
    contradicts: {
      what: "Der Knoten widerspricht sich.",
      next: "Verlass dich nicht auf ihn. Nimm einen anderen Knoten, mit den Befehlen unten.",
    },
    replaced: {
      what: "Die Kette hat inzwischen ihren neuesten Block ersetzt.",
      next: "Das kommt vor. Versuche es noch einmal.",
    },
    otherRelease: {
      what: "Diese Verträge gehören zu einer anderen Version als diese Seite.",
      next: "Sag es denen, die diese Seite betreiben.",
    },
    noCampaigns: {
      what: "Dieses Konto hat auf dieser Kette keine Kampagne eröffnet.",
      next: "Prüfe die Adresse, oder sieh dir alle Marken an.",
    },
    other: {
      what: "Die Rechenschaft ließ sich nicht errechnen.",
      next: "Versuche es noch einmal. Bleibt es so, nimm die Befehle unten.",
    },
  },
  otherNode: "Mit einem anderen Knoten",
};
