import type { HistoryWords } from "./words.ts";

export const english: HistoryWords = {
  none: "Nothing has happened yet.",
  events: {
    shown: "You were shown a request",
    deferred: "You put it off",
    refused: "You said no",
    given: "You said yes",
    renewed: "You said yes again",
    expired: "Your permission ended",
    withdrawn: "You stopped it",
    revoked: "The shop gave your permission up",
    invalidated: "Your permission was found not to be valid",
  },
  received: "They asked you",
  answeredGroup: (group) => `Your answer: group ${group}`,
  askedFor: (right) => `You asked: ${right}`,
  acknowledgedBy: (who) => `${who} confirmed that it stopped`,
  what: "What happened",
  receipt: "Receipt",

  couldKnow: "What they could know by now",
  couldKnowText: "At worst, from all your answers to them. The fewer values are left, the more they know.",
  nothingKnown: "Nothing: you have not answered them.",
  detail: "Detail",
  stillPossible: "Still possible",
  outOf: (left, all) => (all === undefined ? `${left} values` : `${left} of ${all} values`),

  when: "When",
  until: "Until",
  who: "Who acted",
  person: "you",
  software: "your rules",
  onChain: "On the chain",
  block: (block) => `block ${block}`,
  notOnChain: "no trace: it is nobody else's business",
  signedByYou: "Signed by you",
  signedByThem: "Signed by them",
  yes: "yes",
  asked: "asked for it, not there yet",
  silent: (day) => `they were asked on ${day} and said nothing; you have stated that`,
  kept: "not asked: nobody is told of this",
  read: "What you read",
  saveReceipt: "Save this receipt",

  takeAlong: "Take it along",
  everything: "Save everything as one file",
  everythingText:
    "Requests, answers, receipts, rules and cards. It holds your details: keep it as you keep your passphrase.",
  receipts: "Save all receipts as one file",
  receiptsText: "Anybody can check them, without the shop.",
  dossier: (brand) => `For an authority: ${brand}`,
  dossierText:
    "With this file and the two accounts, an authority makes the dossier: all that the chain has of you and this shop, compared with your receipts. It tells who you are to this shop, and to no other.",
  dossierMissing: (count) =>
    count === 1
      ? "1 receipt is left out: the shop has not signed it yet."
      : `${count} receipts are left out: the shop has not signed them yet.`,
  yourAccount: "Your account for this shop",
  theirAccount: "The shop's account",
  saveDossier: "Save the file",
};
