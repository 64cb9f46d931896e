import { sharedWords } from "../../shared/words/sharedWords.ts";
import type { CustomerWords } from "./words.ts";

const list = new Intl.ListFormat("sv");

export const swedish: CustomerWords = {
  ...sharedWords.sv,
  product: "Din sida",

  requests: "Förfrågningar",
  permissions: "Mina tillstånd",
  cards: "Mina kort",
  more: "Mer",

  welcomeTitle: "Dina uppgifter stannar hos dig",
  welcomeText:
    "Butiker frågar, du bestämmer. Du bevisar bara det de behöver, med uppgifter som aldrig lämnar den här enheten, och du får betalt för det.",
  passphrase: "Lösenfras",
  passphraseHint: "Minst 12 tecken. Ingen kan återställa den: skriv upp den.",
  passphraseAgain: "Lösenfrasen igen",
  passphrasesDiffer: "De två lösenfraserna är olika.",
  begin: "Börja",
  restore: "Jag har en valvfil",
  restoreHint: "Välj filen som du sparade på din andra enhet.",
  unlockTitle: "Välkommen tillbaka",
  unlock: "Öppna",

  noRequests: "Ingen har frågat dig något. Öppna en butiks länk, eller klistra in den här.",
  openRequest: "Öppna en förfrågan",
  requestAddress: "Länk till förfrågan",
  open: "Titta på den",
  waitingForYou: "väntar på dig",
  answered: "besvarad",
  refused: "du sa nej",
  stopped: "stoppad",

  asks: (brand) => `${brand} frågar dig`,
  why: "Varför",
  reveals: "Vad du avslöjar",
  group: (group) => `Grupp ${group}`,
  groupNone: "Grupp 0: villkoren är inte uppfyllda",
  notRevealed: (details) => `Inte: ${list.format(details)}.`,
  receives: "Vem som får det",
  howLong: "Hur länge",
  permissionUntil: (date) => `Ditt ja gäller till ${date}. Du kan stoppa när som helst.`,
  pays: "Vad du får",
  paysAmount: (amount) => `${amount}, vilken grupp du än är i`,
  paysNothing: "ingenting",
  ifNo: "Om du säger nej",
  from: "Räknas ut från",
  howWorkedOut: "Så räknas din grupp ut",
  couldInfer: "Vad de kan räkna ut med dina tidigare svar",
  nothingMore: "Inget mer än din grupp.",
  valuesLeft: (left, all) =>
    all === undefined ? `${left} möjliga värden kvar` : `${left} av ${all} möjliga värden kvar`,
  yourRulesSay: "Dina regler säger",
  preparing: "Ditt bevis görs medan du läser.",
  prepared: "Ditt bevis är klart. Det lämnar enheten bara om du säger ja.",
  yes: "Ja",
  no: "Nej",
  sending: "Skickar ...",

  doneTitle: "Klart",
  doneSettled: "Ditt svar är registrerat och belöningen är din.",
  doneWaiting: "Ditt svar är på väg. Du behöver inte vänta här.",
  doneReceipt: "Kvittot finns på den här enheten.",
  noTitle: "Noterat",
  noText:
    "Inget skickades, och butiken får inte veta när du bestämde dig. Du ser samma priser som alla andra.",

  noPermissions: "Du har inte gett något tillstånd.",
  stop: "Stoppa",
  stopTitle: (brand) => `Stoppa ${brand}?`,
  stopText: "De får inte längre använda dina svar. Det du har tjänat är fortfarande ditt.",
  keepPermission: "Behåll",
  stoppedAt: (time) => `Stoppad ${time}`,
  youKeep: (amount) => `Du behåller ${amount}.`,
  signed: "Undertecknat av dig",
  acknowledged: "Bekräftat av dem",
  onChain: "På kedjan",
  notYet: "inte än",
  since: (date) => `sedan ${date}`,

  noCards: "Du har inga kort. Ett kort har uppgifter som någon går i god för.",
  cardFrom: (issuer) => `Intygas av ${issuer}`,
  validUntil: (date) => `gäller till ${date}`,
  missing: "okänt",

  save: "Spara mitt valv i en fil",
  lock: "Lås",
};
