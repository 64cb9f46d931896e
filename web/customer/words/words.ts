import type { SharedWords } from "../../shared/words/sharedWords.ts";

/** What the customer's page says, but for the words of terms and of explanations, which the library has. */
export interface CustomerWords extends SharedWords {
  readonly product: string;

  readonly requests: string;
  readonly permissions: string;
  readonly cards: string;
  readonly more: string;

  readonly welcomeTitle: string;
  readonly welcomeText: string;
  readonly passphrase: string;
  readonly passphraseHint: string;
  readonly passphraseAgain: string;
  readonly passphrasesDiffer: string;
  readonly begin: string;
  readonly restore: string;
  readonly restoreHint: string;
  readonly unlockTitle: string;
  readonly unlock: string;

  readonly noRequests: string;
  readonly openRequest: string;
  readonly requestAddress: string;
  readonly open: string;
  readonly waitingForYou: string;
  readonly answered: string;
  readonly refused: string;
  readonly stopped: string;

  readonly asks: (brand: string) => string;
  readonly why: string;
  readonly reveals: string;
  readonly group: (group: number) => string;
  readonly groupNone: string;
  readonly notRevealed: (details: readonly string[]) => string;
  readonly receives: string;
  readonly howLong: string;
  readonly permissionUntil: (date: string) => string;
  readonly pays: string;
  readonly paysAmount: (amount: string) => string;
  readonly paysNothing: string;
  readonly ifNo: string;
  readonly from: string;
  readonly howWorkedOut: string;
  readonly couldInfer: string;
  readonly nothingMore: string;
  readonly valuesLeft: (left: number, all: number | undefined) => string;
  readonly yourRulesSay: string;
  readonly preparing: string;
  readonly prepared: string;
  readonly yes: string;
  readonly no: string;
  readonly sending: string;

  readonly doneTitle: string;
  readonly doneSettled: string;
  readonly doneWaiting: string;
  readonly doneReceipt: string;
  readonly noTitle: string;
  readonly noText: string;

  readonly noPermissions: string;
  readonly stop: string;
  readonly stopTitle: (brand: string) => string;
  readonly stopText: string;
  readonly keepPermission: string;
  readonly stoppedAt: (time: string) => string;
  readonly youKeep: (amount: string) => string;
  readonly signed: string;
  readonly acknowledged: string;
  readonly onChain: string;
  readonly notYet: string;
  readonly since: (date: string) => string;

  readonly noCards: string;
  readonly cardFrom: (issuer: string) => string;
  readonly validUntil: (date: string) => string;
  readonly missing: string;

  readonly save: string;
  readonly lock: string;
}
