import { sharedWords } from "../../shared/words/sharedWords.ts";
import type { CustomerWords } from "./words.ts";

const list = new Intl.ListFormat("en");

export const english: CustomerWords = {
  ...sharedWords.en,
  product: "Your side",

  requests: "Requests",
  permissions: "My permissions",
  cards: "My cards",
  more: "More",

  welcomeTitle: "Your details stay with you",
  welcomeText:
    "Shops ask, you decide. You prove only what they need, from details that never leave this device, and you are paid for it.",
  passphrase: "Passphrase",
  passphraseHint: "At least 12 characters. Nobody can reset it: write it down.",
  passphraseAgain: "Passphrase again",
  passphrasesDiffer: "The two passphrases differ.",
  begin: "Begin",
  restore: "I have a vault file",
  restoreHint: "Choose the file that you saved on your other device.",
  unlockTitle: "Welcome back",
  unlock: "Open",

  noRequests: "Nobody has asked you anything. Open a shop's link, or paste it here.",
  openRequest: "Open a request",
  requestAddress: "Link of the request",
  open: "Look at it",
  waitingForYou: "waits for you",
  answered: "answered",
  refused: "you said no",
  stopped: "stopped",

  asks: (brand) => `${brand} asks you`,
  why: "Why",
  reveals: "What you reveal",
  group: (group) => `Group ${group}`,
  groupNone: "Group 0: the conditions do not hold",
  notRevealed: (details) => `Not your ${list.format(details)}.`,
  receives: "Who receives it",
  howLong: "For how long",
  permissionUntil: (date) => `Your yes counts until ${date}. You can stop at any time.`,
  pays: "What it pays",
  paysAmount: (amount) => `${amount}, whatever your group`,
  paysNothing: "nothing",
  ifNo: "If you say no",
  from: "Worked out from",
  howWorkedOut: "How your group is worked out",
  couldInfer: "What they could work out with your earlier answers",
  nothingMore: "Nothing beyond your group.",
  valuesLeft: (left, all) =>
    all === undefined ? `${left} possible values left` : `${left} of ${all} possible values left`,
  yourRulesSay: "Your rules say",
  preparing: "Your proof is being prepared while you read.",
  prepared: "Your proof is ready. It leaves this device only if you say yes.",
  yes: "Yes",
  no: "No",
  sending: "Sending ...",

  doneTitle: "Done",
  doneSettled: "Your answer is settled and your reward is yours.",
  doneWaiting: "Your answer is on its way. You need not wait here.",
  doneReceipt: "The receipt is kept on this device.",
  noTitle: "Noted",
  noText:
    "Nothing was sent, and this shop is not told when you decided. You see the same prices as everybody.",

  noPermissions: "You have given no permission.",
  stop: "Stop",
  stopTitle: (brand) => `Stop ${brand}?`,
  stopText: "They may not use your answers any more. What you have earned stays yours.",
  keepPermission: "Keep it",
  stoppedAt: (time) => `Stopped ${time}`,
  youKeep: (amount) => `You keep ${amount}.`,
  signed: "Signed by you",
  acknowledged: "Acknowledged by them",
  onChain: "On the chain",
  notYet: "not yet",
  since: (date) => `since ${date}`,

  noCards: "You have no cards. A card holds details that somebody vouches for.",
  cardFrom: (issuer) => `Vouched for by ${issuer}`,
  validUntil: (date) => `valid until ${date}`,
  missing: "not known",

  save: "Save my vault to a file",
  lock: "Lock",
};
