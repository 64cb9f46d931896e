import type { DoorsWords } from "./words.ts";

const list = new Intl.ListFormat("nl", { type: "disjunction" });

export const dutch: DoorsWords = {
  howToOpen: "Hoe wil je je kluis openen?",
  passkeyName: "Mijn kluis",
  withPasskey: "Met een passkey",
  passkeyNew: "Je vingerafdruk, gezicht of pincode op dit apparaat. Het vraagt er twee keer om.",
  noPasskeys: "Deze browser heeft geen passkeys voor deze pagina.",
  withWallet: (wallet) => `Met ${wallet}`,
  walletNew:
    "Een wallet ondertekent een bericht om de kluis te openen, de eerste keer tweemaal. Dat kost niets en verstuurt niets.",
  walletKnown: (accounts) => `Het account dat hem opent: ${list.format(accounts)}.`,
  withPassphrase: "Met een wachtzin",

  restoreTitle: "Je kluis hierheen halen",
  noVaultFile: "Dit is geen kluisbestand.",
  noVaultFileHint: "Kies het bestand dat je hebt bewaard; de naam begint met ‘vault’ en eindigt op .json.",

  ways: "Wat hem opent",
  passphraseWay: "Je wachtzin",
  walletWay: (account) => `Walletaccount ${account}`,
  passkeyWay: (site) => `Passkey voor ${site}`,
  onlyWay: "Raak je deze kwijt, dan kan niemand je kluis openen. Een tweede manier helpt.",
  addWay: "Een manier toevoegen",
  addWayText: "Elke manier opent de kluis op zichzelf.",
  addPassphrase: "De wachtzin toevoegen",
  remove: "Verwijderen",
  removeNamed: (way) => `Verwijderen: ${way}`,
  removeTitle: (way) => `‘${way}’ verwijderen?`,
  removeText: "Je kluis krijgt een nieuw slot. Bevestig elke manier die hem voortaan moet openen.",
  removeBackups:
    "Back-ups van eerder gaan nog op de oude manier open. Gooi ze weg en bewaar je kluis daarna opnieuw.",
  confirm: "Bevestigen",
  stays: "Bevestigd. Deze blijft.",

  backup: "Back-up",
  toBackup: "Een back-up bewaren en controleren",
  noBackup:
    "Je hebt nog geen back-up gecontroleerd. Raakt dit apparaat kwijt, dan ook je sleutels en je niet-opgehaalde beloningen.",
  backupChecked: (date) =>
    `Je hebt op ${date} voor het laatst een back-up gecontroleerd. Wat er daarna kwam, staat er niet in.`,
  backupText:
    "Je sleutels staan alleen op dit apparaat. Een back-up is een bestand dat net zo opengaat als je kluis.",
  saveStep: "1. Bewaren",
  saveHint: "Leg het bestand waar je het zonder dit apparaat terugvindt. Het is versleuteld.",
  share: "Naar een andere app sturen",
  saved: "Het bestand is overhandigd. Controleer het nu.",
  checkStep: "2. Controleren",
  checkText: "Open het bestand zoals op een nieuw apparaat. Op dit apparaat verandert er niets.",
  checkFile: "Het bestand dat je hebt bewaard",
  checkFileHint: "Haal het daar waar je het bewaart.",
  check: "Controleren",
  backupWorks: "Je back-up werkt.",
  otherVault: "Dit is het bestand van een andere kluis.",
  otherVaultHint: "Kies het bestand dat je vanaf deze pagina hebt bewaard.",

  otherDevice: "Een ander apparaat",
  otherDeviceText: "Gebruik je kluis op een tweede apparaat, of op een nieuw.",
  toMove: "Naar een ander apparaat brengen",
  moveWithPasskey:
    "Een passkey alleen komt misschien niet op het andere apparaat aan. Voeg eerst een wachtzin toe, tenzij je passkeys worden gesynchroniseerd.",
  moveWithWallet:
    "Het andere apparaat heeft hetzelfde walletaccount nodig. Is dat er niet, voeg dan eerst een wachtzin toe.",
  moveFile: "1. Het bestand overbrengen",
  moveFileText: "Met een kabel, je eigen cloud of een app die apparaten in de buurt bereikt.",
  movePage: "2. Deze pagina daar openen",
  movePageText: "Scan de code met het andere apparaat. Er staat dit adres in en niets geheims.",
  codeOf: (address) => `Code van het adres ${address}`,
  moveOpen: "3. Daar het bestand kiezen",
  moveOpenText: "Het gaat open met wat je kluis hier opent.",
  twoDevices:
    "De twee apparaten horen niets van elkaar: wat je op het ene beantwoordt of stopt, staat niet op het andere. Gebruik er liefst één.",

  close: "Hem sluiten",
  lockText:
    "Je sleutels verdwijnen uit het geheugen van deze pagina. Wat nog moet worden verstuurd, gaat weg als je hem weer opent.",
  accountChanged: (wallet, account) =>
    `${wallet} staat niet meer op ${account}. Je kluis blijft open en je antwoorden blijven van jou; vergrendel hem als je weggaat.`,

  problems: {
    noPasskeys: [
      "Deze browser heeft geen passkeys voor deze pagina.",
      "Open de pagina in een recente browser, of kies een andere manier.",
    ],
    passkeyNotUsed: [
      "Er is geen passkey gebruikt. Je hebt geannuleerd, het duurde te lang, of dit apparaat heeft er geen voor deze kluis.",
      "Probeer het opnieuw, of kies een andere manier.",
    ],
    passkeyKnown: ["Dit apparaat heeft al een passkey voor deze kluis.", "Gebruik die."],
    passkeyOfOtherSite: [
      "De passkey hoort bij een andere site.",
      "Open de kluis op de pagina waar je hem hebt gemaakt, of kies een andere manier.",
    ],
    passkeyUnable: [
      "Dit apparaat kan geen passkey maken die controleert wie hem gebruikt.",
      "Stel er een pincode of vingerafdruk op in, of kies een andere manier.",
    ],
    passkeyWithoutFunction: [
      "Deze passkey kan geen kluizen openen: zijn apparaat mist een functie voor sleutels (PRF).",
      "Kies een andere manier, of de passkey van een nieuwere telefoon. Verwijder deze in de instellingen van het apparaat.",
    ],
    passkeyFailed: ["De passkey werkte niet.", "Probeer het opnieuw, of kies een andere manier."],
    otherSigner: [
      "De handtekening is niet van de eigen sleutel van het account.",
      "Kies het juiste account in de wallet. Een smart account kan geen kluis beschermen: kies een andere manier.",
    ],
    unsteadyWallet: [
      "Deze wallet ondertekent elke keer anders, en zou je kluis niet meer kunnen openen.",
      "Neem een andere wallet, een passkey of een wachtzin.",
    ],
    wrongKey: [
      "Dat opent je kluis niet.",
      "Controleer de wachtzin, ook hoofdletters en spaties. Klopt hij, dan is het bestand veranderd: neem een andere kopie.",
    ],
    otherWay: ["Je kluis gaat niet op deze manier open.", "Neem een van de manieren die je hebt ingesteld."],
    changed: ["Iemand heeft deze kluis veranderd.", "Neem een andere kopie van je kluisbestand."],
  },
};
