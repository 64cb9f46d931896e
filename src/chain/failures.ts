/** What a contract's error means to people. */
export interface ChainFailure {
  /** One sentence. */
  readonly message: string;
  /** What to do next; where it takes a value of the error, from its arguments by name. */
  readonly hint: string | ((values: Readonly<Record<string, unknown>>) => string);
}

const malformedRequest = "The rules and model builders make well-formed requests.";

/** Errors of the contracts that are no refusals of answers, by name; their arguments are for programs. */
export const failures: Readonly<Record<string, ChainFailure>> = {
  // Issuers
  IntervalTooShort: {
    message: "The interval between roots is under a minute.",
    hint: "Take at least 60 seconds; 3,600 is usual.",
  },
  GraceTooLong: {
    message: "A replaced root would count for more than seven days.",
    hint: "Take at most 604,800 seconds.",
  },
  IssuerUnknown: { message: "No issuer has this number.", hint: "Check the number and the chain." },
  NotIssuer: {
    message: "Only the issuer's own account may publish and revoke its roots.",
    hint: "Use the account that registered the issuer.",
  },
  RootOutOfField: {
    message: "The root is zero or not a field element.",
    hint: "Take the root of an issuer tree of this library.",
  },
  RootAlreadyPublished: {
    message: "The issuer has published this root before.",
    hint: "A root is published once; change the tree to bring out a new one.",
  },
  PublishedTooSoon: {
    message: "The issuer's last root is younger than its minimum interval.",
    hint: ({ notBefore }) => `Publish again at ${timeOf(notBefore)}.`,
  },
  RootHasEnded: {
    message: "The root does not count any more, or never did.",
    hint: "There is nothing to revoke.",
  },
  TimeInFuture: {
    message: "Roots of a time that has not come yet cannot be ended.",
    hint: ({ time }) => `Take a time that has passed; ${timeOf(time)} is later than the clock of the chain.`,
  },
  IssuerNotOffered: {
    message: "The issuer was not offered to this account, or not any more.",
    hint: "Let the issuer's account offer it first, and accept with the account that it names.",
  },
  // Terms and consents
  TermsAlreadyPublished: {
    message: "The brand has published this text before.",
    hint: "Use the terms that exist.",
  },
  TermsUnknown: {
    message: "Nobody published these terms.",
    hint: "Check the id and the chain, or let the brand publish them first.",
  },
  ConsentAlreadyOver: {
    message: "The consent has run out before it was recorded.",
    hint: "Ask for a new one with a later end.",
  },
  SignedInFuture: {
    message: "The consent is dated later than the chain's clock.",
    hint: "Date it with signingTime, or submit it a little later.",
  },
  ConsentOutdated: {
    message: "The customer has consented or withdrawn since this consent was signed.",
    hint: "Ask for a new consent.",
  },
  SignatureInvalid: {
    message: "The signature is not that of the account it is said to be from.",
    hint: "Check the account, the chain, the contract's address and that every field is as it was signed. An account that is a contract must be on this chain, and check signatures with at most 400,000 gas.",
  },
  // Models and campaigns
  NotBrandOfTerms: {
    message: "The account did not publish the terms that it cites.",
    hint: "Open the campaign with the account that published them.",
  },
  ModelUnknown: { message: "Nobody registered this model.", hint: "Register it first." },
  NoIssuers: { message: "The campaign accepts no issuer.", hint: "List at least one." },
  TooManyIssuers: {
    message: "The campaign accepts more than 512 issuers, which do not fit into a transaction.",
    hint: ({ count }) => `It lists ${count}; split them between campaigns.`,
  },
  IssuerNotListed: {
    message: "The campaign does not list this issuer, or is removing it already.",
    hint: "Check the issuer's number; there may be nothing left to do.",
  },
  CampaignOfAnotherBrand: {
    message: "The campaign with this number is not that brand's.",
    hint: "Look up the campaign's number and its brand, and try again.",
  },
  SelfDeclaredNotAccepted: {
    message: "An issuer in the list only passes on what customers say of themselves.",
    hint: "Leave it out, or set acceptsSelfDeclared.",
  },
  SettlerMismatch: {
    message: "A sealed campaign needs a settler, and an open one has none.",
    hint: "Name a settler to seal the campaign.",
  },
  RewardZero: { message: "The campaign pays nothing for an answer.", hint: "Set a reward." },
  AnswersPerPeriodZero: {
    message: "The campaign accepts no answer in a period.",
    hint: "Set answersPerPeriod to at least 1.",
  },
  NoticeTooShort: { message: "The notice is shorter than a day.", hint: "Take at least 86,400 seconds." },
  NotBrand: {
    message: "Only the brand of the campaign may do this.",
    hint: "Use the account that opened the campaign.",
  },
  AlreadyClosing: {
    message: "The campaign is closing or closed already.",
    hint: ({ closesAt }) => `It ends at ${timeOf(closesAt)}.`,
  },
  NotClosedYet: {
    message: "The campaign still accepts answers.",
    hint: "Close it, and reclaim after the end of the notice.",
  },
  SchemaOutOfField: { message: "The schema's id is not a field element.", hint: "Take the id of a schema." },
  AttributeOutOfRange: { message: "A clause is about an attribute above 15.", hint: malformedRequest },
  RangeReversed: { message: "A clause has a range that starts above its end.", hint: malformedRequest },
  ZeroCode: {
    message: 'A clause has a zero among its codes, which stands for "missing".',
    hint: malformedRequest,
  },
  ClauseNotCanonical: { message: "A clause has values that it does not read.", hint: malformedRequest },
  EmptyGroup: {
    message: "A group of the rules has no clause and can never be true.",
    hint: malformedRequest,
  },
  EdgesNotSorted: { message: "The edges of a feature do not rise.", hint: malformedRequest },
  PointsUnreachable: {
    message: "Points are given for a bin that no value can be in.",
    hint: malformedRequest,
  },
  CutoffsNotSorted: { message: "A cut-off of the model is below the one before.", hint: malformedRequest },
  // Settlement
  WrongKeyTable: {
    message: "A table of points does not belong to the key that the contracts were compiled with.",
    hint: "Deploy the tables of the same release.",
  },
  SubjectInvalid: { message: "A subject in the batch is no address.", hint: "Encode it with this release." },
  NoAnswers: { message: "The batch holds no answer.", hint: "Settle one or more." },
  CalldataSizeWrong: {
    message: "The call has fewer or more bytes than its answers take.",
    hint: "Encode it with the ABI of this release, and put nothing behind it.",
  },
  // Tickets and claims
  TicketExpired: { message: "The ticket has run out.", hint: "Ask the brand for a new one." },
  NothingToClaim: {
    message: "The campaign has not settled an answer with this nullifier.",
    hint: "Check the campaign and the nullifier, or settle the answer first.",
  },
  AlreadyClaimed: { message: "The reward was claimed before.", hint: "There is nothing left to claim." },
  NotSubject: {
    message: "Only the account that the answer was made for may claim its reward.",
    hint: "Use that account, or submit a claim that it signed.",
  },
  ClaimExpired: { message: "The signed claim has run out.", hint: "Sign a new one with a later deadline." },
  PayeeZero: { message: "The money would go to nobody.", hint: "Name a payee." },
  // Messages in a relay
  NotRelayed: {
    message: "A message is not a call that its sender's signature allows anyone to make.",
    hint: ({ index }) =>
      `Leave out message ${index}: only signed consents, withdrawals and claims are relayed.`,
  },
  GasTooLow: {
    message: "The transaction has too little gas to give every message its limit, and delivered none.",
    hint: ({ index, gasNeeded }) => `Message ${index} takes ${gasNeeded} gas; send fewer, or with more gas.`,
  },
  // Tokens
  TransferInexact: {
    message: "The campaign's token took another amount from the contract than it was to pay.",
    hint: "Name another payee than the contract itself; a token that charges its sender on top cannot be paid out.",
  },
  ERC20InsufficientBalance: {
    message: "The account does not have enough of the token.",
    hint: ({ balance, needed }) => `It has ${balance} and needs ${needed}, in the token's smallest unit.`,
  },
  ERC20InsufficientAllowance: {
    message: "The contract may not take that much of the account's tokens.",
    hint: "Approve the amount first.",
  },
  OwnableUnauthorizedAccount: {
    message: "Only the owner of the contract may do this.",
    hint: "Use the owner's account.",
  },
  SafeERC20FailedOperation: {
    message: "The campaign's token refused the transfer.",
    hint: "Check the token, the balance and the allowance.",
  },
};

/** Unix seconds as a date with the time of day. */
function timeOf(seconds: unknown): string {
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
