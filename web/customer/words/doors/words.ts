import type { UnlockingProblem } from "../../../../src/customer/unlockingError.ts";

/** What the page says where the vault is opened, backed up and moved. */
export interface DoorsWords {
  readonly howToOpen: string;
  /** What the device shows of a passkey. */
  readonly passkeyName: string;
  readonly withPasskey: string;
  readonly passkeyNew: string;
  readonly noPasskeys: string;
  readonly withWallet: (wallet: string) => string;
  readonly walletNew: string;
  readonly walletKnown: (accounts: readonly string[]) => string;
  readonly withPassphrase: string;

  readonly restoreTitle: string;
  readonly noVaultFile: string;
  readonly noVaultFileHint: string;

  readonly ways: string;
  readonly passphraseWay: string;
  readonly walletWay: (account: string) => string;
  readonly passkeyWay: (site: string) => string;
  readonly onlyWay: string;
  readonly addWay: string;
  readonly addWayText: string;
  readonly addPassphrase: string;
  readonly remove: string;
  readonly removeNamed: (way: string) => string;
  readonly removeTitle: (way: string) => string;
  readonly removeText: string;
  readonly removeBackups: string;
  readonly confirm: string;
  readonly stays: string;

  readonly backup: string;
  readonly toBackup: string;
  readonly noBackup: string;
  readonly backupChecked: (date: string) => string;
  readonly backupText: string;
  readonly saveStep: string;
  readonly saveHint: string;
  readonly share: string;
  readonly saved: string;
  readonly checkStep: string;
  readonly checkText: string;
  readonly checkFile: string;
  readonly checkFileHint: string;
  readonly check: string;
  readonly backupWorks: string;
  readonly otherVault: string;
  readonly otherVaultHint: string;

  readonly otherDevice: string;
  readonly otherDeviceText: string;
  readonly toMove: string;
  readonly moveWithPasskey: string;
  readonly moveWithWallet: string;
  readonly moveFile: string;
  readonly moveFileText: string;
  readonly movePage: string;
  readonly movePageText: string;
  readonly codeOf: (address: string) => string;
  readonly moveOpen: string;
  readonly moveOpenText: string;
  readonly twoDevices: string;

  readonly close: string;
  readonly lockText: string;
  readonly accountChanged: (wallet: string, account: string) => string;

  /** What happened, and what to do next. */
  readonly problems: Readonly<Record<UnlockingProblem, readonly [message: string, hint: string]>>;
}
