import type { DoorsWords } from "./words.ts";

const list = new Intl.ListFormat("sv", { type: "disjunction" });

export const swedish: DoorsWords = {
  howToOpen: "Hur vill du öppna ditt valv?",
  passkeyName: "Mitt valv",
  withPasskey: "Med en passkey",
  passkeyNew: "Ditt fingeravtryck, ansikte eller din PIN-kod på den här enheten. Den frågar två gånger.",
  noPasskeys: "Den här webbläsaren har inga passkeys för sidan.",
  withWallet: (wallet) => `Med ${wallet}`,
  walletNew:
    "En plånbok signerar ett meddelande för att öppna valvet, första gången två gånger. Det kostar inget och skickar inget.",
  walletKnown: (accounts) => `Kontot som öppnar det: ${list.format(accounts)}.`,
  withPassphrase: "Med en lösenfras",

  restoreTitle: "Hämta hit ditt valv",
  noVaultFile: "Det här är ingen valvfil.",
  noVaultFileHint: "Välj filen som du sparade; namnet börjar med ”vault” och slutar på .json.",

  ways: "Det som öppnar det",
  passphraseWay: "Din lösenfras",
  walletWay: (account) => `Plånbokskontot ${account}`,
  passkeyWay: (site) => `Passkey för ${site}`,
  onlyWay: "Förlorar du det här kan ingen öppna ditt valv. Ett andra sätt hjälper.",
  addWay: "Lägg till ett sätt att öppna det",
  addWayText: "Varje sätt öppnar valvet på egen hand.",
  addPassphrase: "Lägg till lösenfrasen",
  remove: "Ta bort",
  removeNamed: (way) => `Ta bort: ${way}`,
  removeTitle: (way) => `Ta bort ”${way}”?`,
  removeText: "Ditt valv får ett nytt lås. Bekräfta varje sätt som ska öppna det från och med nu.",
  removeBackups:
    "Säkerhetskopior från tidigare öppnas fortfarande på det gamla sättet. Radera dem och spara valvet igen efteråt.",
  confirm: "Bekräfta",
  stays: "Bekräftat. Det stannar.",

  backup: "Säkerhetskopia",
  toBackup: "Spara och kontrollera en kopia",
  noBackup:
    "Du har inte kontrollerat någon säkerhetskopia. Förlorar du enheten förlorar du också dina nycklar och belöningar som du inte har hämtat.",
  backupChecked: (date) =>
    `Du kontrollerade senast en säkerhetskopia den ${date}. Det som kom efter den dagen finns inte i den.`,
  backupText:
    "Dina nycklar finns bara på den här enheten. En säkerhetskopia är en fil som öppnas som ditt valv.",
  saveStep: "1. Spara den",
  saveHint: "Förvara filen där du hittar den utan den här enheten. Den är krypterad.",
  share: "Skicka den till en annan app",
  saved: "Filen har lämnats över. Kontrollera den nu.",
  checkStep: "2. Kontrollera den",
  checkText: "Öppna filen som på en ny enhet. Inget ändras på den här.",
  checkFile: "Filen som du sparade",
  checkFileHint: "Ta den därifrån du förvarar den.",
  check: "Kontrollera",
  backupWorks: "Din säkerhetskopia fungerar.",
  otherVault: "Det här är ett annat valvs fil.",
  otherVaultHint: "Välj filen som du sparade från den här sidan.",

  otherDevice: "En annan enhet",
  otherDeviceText: "Använd ditt valv på en andra enhet, eller på en ny.",
  toMove: "Ta det till en annan enhet",
  moveWithPasskey:
    "En passkey når kanske inte den andra enheten. Lägg först till en lösenfras, om dina passkeys inte synkas dit.",
  moveWithWallet:
    "Den andra enheten behöver samma plånbokskonto. Finns det inte där, lägg först till en lösenfras.",
  moveFile: "1. Ta över filen",
  moveFileText: "Med kabel, med ditt eget moln eller med en app som når enheter i närheten.",
  movePage: "2. Öppna den här sidan där",
  movePageText: "Skanna koden med den andra enheten. Den innehåller den här adressen och inget hemligt.",
  codeOf: (address) => `Kod för adressen ${address}`,
  moveOpen: "3. Välj filen där",
  moveOpenText: "Den öppnas med det som öppnar ditt valv här.",
  twoDevices:
    "De två enheterna hör inte av varandra: det du besvarar eller stoppar på den ena noteras inte på den andra. Använd helst bara en.",

  close: "Stäng det",
  lockText:
    "Dina nycklar lämnar sidans minne. Det som väntar på att skickas går iväg när du öppnar valvet igen.",
  accountChanged: (wallet, account) =>
    `${wallet} är inte längre på ${account}. Ditt valv är fortfarande öppet och dina svar är dina; lås det om du går.`,

  problems: {
    noPasskeys: [
      "Den här webbläsaren har inga passkeys för sidan.",
      "Öppna sidan i en aktuell webbläsare, eller välj ett annat sätt.",
    ],
    passkeyNotUsed: [
      "Ingen passkey användes. Du avbröt, det tog för lång tid, eller så har enheten ingen för det här valvet.",
      "Försök igen, eller välj ett annat sätt.",
    ],
    passkeyKnown: ["Enheten har redan en passkey för det här valvet.", "Använd den."],
    passkeyOfOtherSite: [
      "Din passkey hör till en annan webbplats.",
      "Öppna valvet på sidan där du gjorde det, eller välj ett annat sätt.",
    ],
    passkeyUnable: [
      "Enheten kan inte göra en passkey som kontrollerar vem som använder den.",
      "Ställ in en PIN-kod eller ett fingeravtryck, eller välj ett annat sätt.",
    ],
    passkeyWithoutFunction: [
      "Den här passkeyn kan inte öppna valv: dess enhet saknar en funktion för nycklar (PRF).",
      "Välj ett annat sätt, eller en passkey i en nyare telefon. Ta bort den här i enhetens inställningar.",
    ],
    passkeyFailed: ["Din passkey fungerade inte.", "Försök igen, eller välj ett annat sätt."],
    otherSigner: [
      "Signaturen är inte gjord med kontots egen nyckel.",
      "Välj rätt konto i plånboken. Ett smart konto kan inte skydda ett valv: välj ett annat sätt.",
    ],
    unsteadyWallet: [
      "Plånboken signerar olika varje gång och skulle inte kunna öppna ditt valv igen.",
      "Ta en annan plånbok, en passkey eller en lösenfras.",
    ],
    wrongKey: [
      "Det öppnar inte ditt valv.",
      "Kontrollera lösenfrasen, även versaler och mellanslag. Är den rätt har filen ändrats: ta en annan kopia.",
    ],
    otherWay: ["Ditt valv öppnas inte på det här sättet.", "Ta ett av de sätt som du har ställt in."],
    changed: ["Någon har ändrat det här valvet.", "Ta en annan kopia av din valvfil."],
  },
};
