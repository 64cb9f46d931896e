import { sharedWords } from "../../shared/words/sharedWords.ts";
import type { CustomerWords } from "./words.ts";

const list = new Intl.ListFormat("nl");

export const dutch: CustomerWords = {
  ...sharedWords.nl,
  product: "Jouw kant",

  requests: "Verzoeken",
  permissions: "Mijn toestemmingen",
  cards: "Mijn kaarten",
  more: "Meer",

  welcomeTitle: "Jouw gegevens blijven bij jou",
  welcomeText:
    "Winkels vragen, jij beslist. Je bewijst alleen wat ze nodig hebben, met gegevens die dit apparaat nooit verlaten, en je krijgt ervoor betaald.",
  passphrase: "Wachtzin",
  passphraseHint: "Minstens 12 tekens. Niemand kan hem herstellen: schrijf hem op.",
  passphraseAgain: "Wachtzin nog een keer",
  passphrasesDiffer: "De twee wachtzinnen zijn niet gelijk.",
  begin: "Beginnen",
  restore: "Ik heb een kluisbestand",
  restoreHint: "Kies het bestand dat je op je andere apparaat hebt bewaard.",
  unlockTitle: "Welkom terug",
  unlock: "Openen",

  noRequests: "Niemand heeft je iets gevraagd. Open de link van een winkel, of plak hem hier.",
  openRequest: "Een verzoek openen",
  requestAddress: "Link van het verzoek",
  open: "Bekijken",
  waitingForYou: "wacht op jou",
  answered: "beantwoord",
  refused: "je zei nee",
  stopped: "gestopt",

  asks: (brand) => `${brand} vraagt je`,
  why: "Waarom",
  reveals: "Wat je prijsgeeft",
  group: (group) => `Groep ${group}`,
  groupNone: "Groep 0: je voldoet niet aan de voorwaarden",
  notRevealed: (details) => `Niet: ${list.format(details)}.`,
  receives: "Wie het krijgt",
  howLong: "Voor hoe lang",
  permissionUntil: (date) => `Je ja geldt tot ${date}. Je kunt op elk moment stoppen.`,
  pays: "Wat je krijgt",
  paysAmount: (amount) => `${amount}, wat je groep ook is`,
  paysNothing: "niets",
  ifNo: "Als je nee zegt",
  from: "Berekend uit",
  howWorkedOut: "Hoe je groep wordt berekend",
  couldInfer: "Wat ze met je eerdere antwoorden kunnen afleiden",
  nothingMore: "Niets behalve je groep.",
  valuesLeft: (left, all) =>
    all === undefined ? `nog ${left} mogelijke waarden` : `nog ${left} van ${all} mogelijke waarden`,
  yourRulesSay: "Jouw regels zeggen",
  preparing: "Je bewijs wordt gemaakt terwijl je leest.",
  prepared: "Je bewijs is klaar. Het verlaat dit apparaat alleen als je ja zegt.",
  yes: "Ja",
  no: "Nee",
  sending: "Wordt verstuurd ...",

  doneTitle: "Klaar",
  doneSettled: "Je antwoord is afgehandeld en je beloning is van jou.",
  doneWaiting: "Je antwoord is onderweg. Je hoeft hier niet te wachten.",
  doneReceipt: "Het ontvangstbewijs staat op dit apparaat.",
  noTitle: "Genoteerd",
  noText:
    "Er is niets verstuurd, en de winkel hoort niet wanneer je hebt beslist. Je ziet dezelfde prijzen als iedereen.",

  noPermissions: "Je hebt geen toestemming gegeven.",
  stop: "Stoppen",
  stopTitle: (brand) => `${brand} stoppen?`,
  stopText: "Ze mogen je antwoorden niet meer gebruiken. Wat je hebt verdiend, blijft van jou.",
  keepPermission: "Houden",
  stoppedAt: (time) => `Gestopt ${time}`,
  youKeep: (amount) => `Je houdt ${amount}.`,
  signed: "Door jou ondertekend",
  acknowledged: "Door hen bevestigd",
  onChain: "Op de keten",
  notYet: "nog niet",
  since: (date) => `sinds ${date}`,

  noCards: "Je hebt geen kaarten. Op een kaart staan gegevens waar iemand voor instaat.",
  cardFrom: (issuer) => `Hiervoor staat in: ${issuer}`,
  validUntil: (date) => `geldig tot ${date}`,
  missing: "onbekend",

  save: "Mijn kluis in een bestand bewaren",
  lock: "Vergrendelen",
};
