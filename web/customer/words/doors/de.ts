import type { DoorsWords } from "./words.ts";

const list = new Intl.ListFormat("de", { type: "disjunction" });

export const german: DoorsWords = {
  howToOpen: "Womit willst du deinen Tresor öffnen?",
  passkeyName: "Mein Tresor",
  withPasskey: "Mit einem Passkey",
  passkeyNew: "Fingerabdruck, Gesicht oder PIN auf diesem Gerät. Es fragt zweimal.",
  noPasskeys: "Dieser Browser hat keine Passkeys für diese Seite.",
  withWallet: (wallet) => `Mit ${wallet}`,
  walletNew:
    "Eine Wallet unterschreibt eine Nachricht, um den Tresor zu öffnen, beim ersten Mal zweimal. Das kostet nichts und sendet nichts.",
  walletKnown: (accounts) => `Das Konto, das ihn öffnet: ${list.format(accounts)}.`,
  withPassphrase: "Mit einer Passphrase",

  restoreTitle: "Deinen Tresor hierher holen",
  noVaultFile: "Das ist keine Tresordatei.",
  noVaultFileHint:
    "Wähle die Datei, die du gespeichert hast; ihr Name beginnt mit „vault“ und endet auf .json.",

  ways: "Was ihn öffnet",
  passphraseWay: "Deine Passphrase",
  walletWay: (account) => `Wallet-Konto ${account}`,
  passkeyWay: (site) => `Passkey für ${site}`,
  onlyWay: "Verlierst du das hier, kann niemand deinen Tresor öffnen. Ein zweiter Weg hilft.",
  addWay: "Einen Weg hinzufügen",
  addWayText: "Jeder Weg öffnet den Tresor für sich allein.",
  addPassphrase: "Die Passphrase hinzufügen",
  remove: "Entfernen",
  removeNamed: (way) => `Entfernen: ${way}`,
  removeTitle: (way) => `„${way}“ entfernen?`,
  removeText: "Dein Tresor bekommt ein neues Schloss. Bestätige jeden Weg, der ihn von nun an öffnen soll.",
  removeBackups:
    "Frühere Sicherungen gehen noch auf dem alten Weg auf. Lösche sie, und speichere deinen Tresor danach neu.",
  confirm: "Bestätigen",
  stays: "Bestätigt. Er bleibt.",

  backup: "Sicherung",
  toBackup: "Eine Sicherung speichern und prüfen",
  noBackup:
    "Du hast noch keine Sicherung geprüft. Geht dieses Gerät verloren, dann auch deine Schlüssel und nicht abgeholte Belohnungen.",
  backupChecked: (date) =>
    `Du hast zuletzt am ${date} eine Sicherung geprüft. Was danach kam, ist nicht darin.`,
  backupText:
    "Deine Schlüssel sind nur auf diesem Gerät. Eine Sicherung ist eine Datei, die aufgeht wie dein Tresor.",
  saveStep: "1. Speichern",
  saveHint: "Bewahre die Datei dort auf, wo du sie ohne dieses Gerät findest. Sie ist verschlüsselt.",
  share: "An eine andere App geben",
  saved: "Die Datei ist übergeben. Prüfe sie jetzt.",
  checkStep: "2. Prüfen",
  checkText: "Öffne die Datei wie auf einem neuen Gerät. Auf diesem ändert sich nichts.",
  checkFile: "Die Datei, die du gespeichert hast",
  checkFileHint: "Nimm sie von dort, wo du sie aufbewahrst.",
  check: "Prüfen",
  backupWorks: "Deine Sicherung funktioniert.",
  otherVault: "Das ist die Datei eines anderen Tresors.",
  otherVaultHint: "Wähle die Datei, die du von dieser Seite gespeichert hast.",

  otherDevice: "Ein anderes Gerät",
  otherDeviceText: "Benutze deinen Tresor auf einem zweiten Gerät oder auf einem neuen.",
  toMove: "Auf ein anderes Gerät bringen",
  moveWithPasskey:
    "Ein Passkey allein kommt vielleicht nicht auf dem anderen Gerät an. Füge zuerst eine Passphrase hinzu, außer deine Passkeys werden dorthin synchronisiert.",
  moveWithWallet:
    "Das andere Gerät braucht dasselbe Wallet-Konto. Fehlt es dort, füge zuerst eine Passphrase hinzu.",
  moveFile: "1. Die Datei hinüberbringen",
  moveFileText: "Per Kabel, über deine eigene Cloud oder mit einer App, die Geräte in der Nähe erreicht.",
  movePage: "2. Diese Seite dort öffnen",
  movePageText: "Scanne den Code mit dem anderen Gerät. Darin steht diese Adresse und nichts Geheimes.",
  codeOf: (address) => `Code der Adresse ${address}`,
  moveOpen: "3. Dort die Datei wählen",
  moveOpenText: "Sie geht mit dem auf, was deinen Tresor hier öffnet.",
  twoDevices:
    "Die beiden Geräte hören nichts voneinander: Was du auf dem einen beantwortest oder stoppst, ist auf dem anderen nicht vermerkt. Benutze am besten nur eines.",

  close: "Ihn schließen",
  lockText:
    "Deine Schlüssel verlassen den Speicher dieser Seite. Was noch zu senden ist, geht hinaus, wenn du ihn wieder öffnest.",
  accountChanged: (wallet, account) =>
    `${wallet} ist nicht mehr auf ${account}. Dein Tresor bleibt offen, und deine Antworten bleiben deine; sperre ihn, wenn du gehst.`,

  problems: {
    noPasskeys: [
      "Dieser Browser hat keine Passkeys für diese Seite.",
      "Öffne die Seite in einem aktuellen Browser, oder nimm einen anderen Weg.",
    ],
    passkeyNotUsed: [
      "Es wurde kein Passkey benutzt. Du hast abgebrochen, es dauerte zu lange, oder dieses Gerät hat keinen für diesen Tresor.",
      "Versuch es noch einmal, oder nimm einen anderen Weg.",
    ],
    passkeyKnown: ["Dieses Gerät hat schon einen Passkey für diesen Tresor.", "Benutze diesen."],
    passkeyOfOtherSite: [
      "Der Passkey gehört zu einer anderen Website.",
      "Öffne den Tresor auf der Seite, auf der du ihn angelegt hast, oder nimm einen anderen Weg.",
    ],
    passkeyUnable: [
      "Dieses Gerät kann keinen Passkey anlegen, der prüft, wer ihn benutzt.",
      "Richte darauf eine PIN oder einen Fingerabdruck ein, oder nimm einen anderen Weg.",
    ],
    passkeyWithoutFunction: [
      "Dieser Passkey kann keine Tresore öffnen: Seinem Gerät fehlt eine Funktion für Schlüssel (PRF).",
      "Nimm einen anderen Weg oder den Passkey eines neueren Telefons. Lösche diesen in den Einstellungen des Geräts.",
    ],
    passkeyFailed: [
      "Der Passkey hat nicht funktioniert.",
      "Versuch es noch einmal, oder nimm einen anderen Weg.",
    ],
    otherSigner: [
      "Die Unterschrift ist nicht mit dem eigenen Schlüssel des Kontos gemacht.",
      "Wähle das richtige Konto in der Wallet. Ein Smart Account kann keinen Tresor schützen: Nimm einen anderen Weg.",
    ],
    unsteadyWallet: [
      "Diese Wallet unterschreibt jedes Mal anders und könnte deinen Tresor nicht wieder öffnen.",
      "Nimm eine andere Wallet, einen Passkey oder eine Passphrase.",
    ],
    wrongKey: [
      "Das öffnet deinen Tresor nicht.",
      "Prüfe die Passphrase, auch Großschreibung und Leerzeichen. Stimmt sie, wurde die Datei verändert: Nimm eine andere Kopie.",
    ],
    otherWay: ["So geht dein Tresor nicht auf.", "Nimm einen der Wege, die du eingerichtet hast."],
    changed: ["Jemand hat diesen Tresor verändert.", "Nimm eine andere Kopie deiner Tresordatei."],
  },
};
