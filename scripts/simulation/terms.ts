import canonicalize from "canonicalize";
import { type Hex, keccak256, stringToBytes } from "viem";

/** The text that a customer agrees to; on chain is only its hash. */
export interface TermsText {
  readonly brand: string;
  readonly purpose: string;
  readonly channel: string;
  readonly dataCategories: readonly string[];
  readonly recipients: readonly string[];
  readonly storage: string;
  readonly retention: string;
  /** Rung of the personalization pyramid, 0 everyone to 4 one-to-one. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly lawfulBasis: string;
  readonly meaningOfNo: string;
}

const common = {
  brand: "Meridian",
  recipients: ["Meridian"],
  storage: "the group, under a pseudonym, at Meridian",
  lawfulBasis: "consent, GDPR art. 6(1)(a)",
} as const;

export const courseTerms: TermsText = {
  ...common,
  purpose: "to invite you to an evening course that fits",
  channel: "e-mail",
  dataCategories: ["age", "education", "occupation"],
  retention: "90 days",
  level: 1,
  meaningOfNo: "you get the general newsletter",
};

export const savingsTerms: TermsText = {
  ...common,
  purpose: "to show the savings plan that fits your income",
  channel: "the app",
  dataCategories: ["regularity and size of income"],
  retention: "180 days",
  level: 3,
  meaningOfNo: "you see all plans, unsorted",
};

export const memberTerms: TermsText = {
  ...common,
  purpose: "to keep your member price while you are active",
  channel: "the shop",
  dataCategories: ["visits and purchases at Meridian"],
  retention: "30 days",
  level: 2,
  meaningOfNo: "you pay the normal price",
};

/** keccak256 over the canonical JSON (RFC 8785) of a text. */
export function hashOfText(text: object): Hex {
  return keccak256(stringToBytes(canonicalize(text)!));
}
