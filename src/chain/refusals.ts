import { type Hex, toFunctionSelector } from "viem";

/** Why an answer is refused. */
export interface Refusal {
  /** Name of the contract's error. */
  readonly reason: RefusalReason;
  /** One sentence for people. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
}

const explanations = {
  WrongChain: [
    "The chain has split, and the campaigns belong to another branch.",
    "Send the answer to the branch that kept the chain id.",
  ],
  CampaignUnknown: [
    "There is no campaign with this number.",
    "Check the number, the chain and the address of the contract.",
  ],
  CampaignClosed: [
    "The campaign has ended.",
    "Rewards earned before can still be claimed. Look for another campaign of the brand.",
  ],
  PeriodNotCurrent: [
    "The answer was made for another period than the current one.",
    "Read the campaign's current period and prove again.",
  ],
  ValidAtOutOfRange: [
    "The answer is not dated at a UTC midnight within the next two days.",
    "Prove again for the next UTC midnight.",
  ],
  IssuerNotAccepted: [
    "The campaign does not accept credentials of this issuer.",
    "Use a credential of an issuer that the campaign lists.",
  ],
  RootNotLive: [
    "The issuer has replaced or revoked the list that this credential was proved against.",
    "Fetch the issuer's current list and prove again.",
  ],
  ConsentNotLive: [
    "There is no valid permission for this request: it was never given, was withdrawn, or has run out.",
    "Ask the customer for consent to the campaign's terms and send it along with the answer.",
  ],
  NullifierSpent: [
    "This customer has answered already in this period.",
    "Wait for the next period, if the campaign has one.",
  ],
  BudgetExhausted: [
    "The campaign cannot pay another reward.",
    "Keep the answer until the brand adds to the budget.",
  ],
  PeriodBudgetExhausted: [
    "The campaign pays for no more answers in this period.",
    "Answer again in the next period, with a new proof.",
  ],
  SealedSegmentUnknown: [
    "The sealed group is none of the five that are possible here.",
    "Prove again with the seal key for this campaign and customer; an open campaign has none.",
  ],
  ProofInvalid: [
    "The proof does not hold for this answer and this campaign.",
    "Prove again with the campaign's published rules and model and the files of this release.",
  ],
  NotSettler: [
    "In this campaign only the brand's settler, or somebody with a ticket from it, may submit answers.",
    "Ask the brand for a ticket, or send the answer to the brand.",
  ],
} as const;

/** Name of an error of `ICampaigns` that refuses an answer. */
export type RefusalReason = keyof typeof explanations;

/** Every refusal, by reason. */
export const refusals: Readonly<Record<RefusalReason, Refusal>> = Object.fromEntries(
  Object.entries(explanations).map(([reason, [message, hint]]) => [reason, { reason, message, hint }]),
) as Record<RefusalReason, Refusal>;

const refusalsBySelector = new Map<Hex, Refusal>(
  Object.values(refusals).map((refusal) => [toFunctionSelector(`${refusal.reason}()`), refusal]),
);

/** The refusal for a contract error's name (`ConsentNotLive`) or 4-byte selector; undefined for other errors. */
export function refusalOf(nameOrSelector: string): Refusal | undefined {
  if (Object.hasOwn(refusals, nameOrSelector)) return refusals[nameOrSelector as RefusalReason];
  return refusalsBySelector.get(nameOrSelector.toLowerCase() as Hex);
}
