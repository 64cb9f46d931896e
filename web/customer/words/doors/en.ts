import type { DoorsWords } from "./words.ts";

const list = new Intl.ListFormat("en", { type: "disjunction" });

export const english: DoorsWords = {
  howToOpen: "How do you want to open your vault?",
  passkeyName: "My vault",
  withPasskey: "With a passkey",
  passkeyNew: "Your fingerprint, face or PIN on this device. It asks you twice.",
  noPasskeys: "This browser has no passkeys for this page.",
  withWallet: (wallet) => `With ${wallet}`,
  walletNew:
    "A wallet signs a message to open the vault, at first twice. That costs nothing and sends nothing.",
  walletKnown: (accounts) => `The account that opens it: ${list.format(accounts)}.`,
  withPassphrase: "With a passphrase",

  restoreTitle: "Bring your vault here",
  noVaultFile: "This is no vault file.",
  noVaultFileHint: "Choose the file that you saved; its name begins with “vault” and ends in .json.",

  ways: "What opens it",
  passphraseWay: "Your passphrase",
  walletWay: (account) => `Wallet account ${account}`,
  passkeyWay: (site) => `Passkey for ${site}`,
  onlyWay: "If you lose this one, nobody can open your vault. A second way helps.",
  addWay: "Add a way to open it",
  addWayText: "Each way opens the vault by itself.",
  addPassphrase: "Add the passphrase",
  remove: "Remove",
  removeNamed: (way) => `Remove: ${way}`,
  removeTitle: (way) => `Remove “${way}”?`,
  removeText: "Your vault gets a new lock. Confirm each way that is to open it from now on.",
  removeBackups:
    "Backups that you saved before still open the old way. Delete them, and save your vault again afterwards.",
  confirm: "Confirm",
  stays: "Confirmed. It stays.",

  backup: "Backup",
  toBackup: "Save and check a backup",
  noBackup:
    "You have not checked any backup. If this device is lost, so are your keys and unclaimed rewards.",
  backupChecked: (date) => `You last checked a backup on ${date}. What came after that day is not in it.`,
  backupText: "Your keys are on this device alone. A backup is a file that opens the way your vault does.",
  saveStep: "1. Save it",
  saveHint: "Keep the file where you find it without this device. It is encrypted.",
  share: "Send it to another app",
  saved: "The file was handed over. Now check it.",
  checkStep: "2. Check it",
  checkText: "Open the file as you would on a new device. Nothing on this one changes.",
  checkFile: "The file that you saved",
  checkFileHint: "Take it from where you keep it.",
  check: "Check",
  backupWorks: "Your backup works.",
  otherVault: "This is the file of another vault.",
  otherVaultHint: "Choose the file that you saved from this page.",

  otherDevice: "Another device",
  otherDeviceText: "Use your vault on a second device, or on a new one.",
  toMove: "Bring it to another device",
  moveWithPasskey:
    "A passkey alone may not reach the other device. Add a passphrase first, unless your passkeys are synced to it.",
  moveWithWallet: "The other device needs the same wallet account. If it has none, add a passphrase first.",
  moveFile: "1. Bring the file over",
  moveFileText: "By cable, by your own cloud, or with an app that reaches devices nearby.",
  movePage: "2. Open this page there",
  movePageText: "Scan the code with the other device. It holds this address and nothing secret.",
  codeOf: (address) => `Code of the address ${address}`,
  moveOpen: "3. Choose the file there",
  moveOpenText: "It opens with what opens your vault here.",
  twoDevices:
    "The two devices do not hear from each other: what you answer or stop on one is not noted on the other. Best use one of them.",

  close: "Close it",
  lockText: "Your keys leave the memory of this page. What waits to be sent is sent when you open it again.",
  accountChanged: (wallet, account) =>
    `${wallet} is no longer on ${account}. Your vault stays open and your answers stay yours; lock it if you are leaving.`,

  problems: {
    noPasskeys: [
      "This browser has no passkeys for this page.",
      "Open the page in a current browser, or take another way.",
    ],
    passkeyNotUsed: [
      "No passkey was used. You cancelled, it took too long, or this device has none for this vault.",
      "Try again, or take another way.",
    ],
    passkeyKnown: ["This device already has a passkey for this vault.", "Use that one."],
    passkeyOfOtherSite: [
      "The passkey belongs to another site.",
      "Open the vault on the page where you made it, or take another way.",
    ],
    passkeyUnable: [
      "This device cannot make a passkey that checks who uses it.",
      "Set up a PIN or a fingerprint on it, or take another way.",
    ],
    passkeyWithoutFunction: [
      "This passkey cannot open vaults: its device lacks a function for keys (PRF).",
      "Take another way, or the passkey of a newer phone. Delete this one in the device's settings.",
    ],
    passkeyFailed: ["The passkey did not work.", "Try again, or take another way."],
    otherSigner: [
      "The signature is not from the account's own key.",
      "Choose the right account in the wallet. A smart account cannot protect a vault: take another way.",
    ],
    unsteadyWallet: [
      "This wallet signs differently each time, so it could not open your vault again.",
      "Take another wallet, a passkey or a passphrase.",
    ],
    wrongKey: [
      "That does not open your vault.",
      "Check the passphrase, with capitals and spaces. If it is right, the file was changed: use another copy.",
    ],
    otherWay: ["Your vault does not open in this way.", "Take one of the ways that you have set up."],
    changed: ["This vault was changed by somebody.", "Use another copy of your vault file."],
  },
};
