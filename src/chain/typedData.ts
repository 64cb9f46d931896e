import type { Address, Hex } from "viem";
import { InvalidValueError } from "../errors.ts";
import { type Words, wordsType } from "./words.ts";

/** The contract that a signature is for. */
export interface SigningDomain {
  readonly chainId: number;
  /** `ConsentRegistry` for consents and withdrawals, `Campaigns` for tickets and claims. */
  readonly address: Address;
}

/** A subject consents to terms. Times are Unix seconds. */
export interface ConsentMessage {
  readonly subject: Address;
  readonly terms: Hex;
  /** The first second in which the consent no longer counts. */
  readonly until: number;
  /** The earlier of the signer's clock and the latest block (see `signingTime`). */
  readonly signedAt: number;
  /** What the subject is shown. */
  readonly words: Words;
}

/** A subject withdraws its consent to terms. */
export interface WithdrawalMessage {
  readonly subject: Address;
  readonly terms: Hex;
  /** Unix seconds; not before any consent that is to end, and no later than that needs. */
  readonly signedAt: number;
}

/** A settler promises to accept one answer of one subject in one scope, whatever its segment. */
export interface TicketMessage {
  readonly campaign: bigint;
  /** Campaign and period, hashed by the contract. */
  readonly scope: bigint;
  /** The nullifier of the promised answer. */
  readonly nullifier: bigint;
  readonly subject: Address;
  /** The five sealed segments under the subject's key, in random order (see `shuffledSealedValues`). */
  readonly sealedValues: readonly bigint[];
  /** The last second in which the ticket counts. */
  readonly expiry: number;
}

/** A subject says to whom the reward of one answer is paid. */
export interface ClaimMessage {
  readonly campaign: bigint;
  readonly nullifier: bigint;
  readonly payee: Address;
  /** The last second in which the signature counts. */
  readonly deadline: number;
}

/** A message with the EIP-712 signature of the account that it speaks for. */
export type Signed<Message> = Message & { readonly signature: Hex };

/** A consent on its way to the chain, which takes the hash of the words (see `hashOfWords`). */
export type SignedConsent = Signed<Omit<ConsentMessage, "words"> & { readonly words: Hex }>;
export type SignedWithdrawal = Signed<WithdrawalMessage>;
export type SignedTicket = Signed<TicketMessage>;
export type SignedClaim = Signed<ClaimMessage>;

type FiveValues = readonly [bigint, bigint, bigint, bigint, bigint];

// The functions below return EIP-712 typed data (domain, types, primaryType, message), for viem's
// `signTypedData(typedData)` and for the `signTypedData(domain, types, message)` of ethers. Names, types and
// order of the fields match the contracts' type hashes.

/** Typed data of a consent, for `ConsentRegistry`. */
export function consentTypedData(
  domain: SigningDomain,
  { subject, terms, until, signedAt, words }: ConsentMessage,
) {
  const { purpose, ifYouSayNo, language, rendering } = words;
  return {
    domain: domainOf("DeCDP ConsentRegistry", domain),
    types: {
      Consent: [
        field("subject", "address"),
        field("terms", "bytes32"),
        field("until", "uint40"),
        field("signedAt", "uint40"),
        field("words", "Words"),
      ],
      Words: [...wordsType],
    },
    primaryType: "Consent" as const,
    message: { subject, terms, until, signedAt, words: { purpose, ifYouSayNo, language, rendering } },
  };
}

/** Typed data of a withdrawal, for `ConsentRegistry`. */
export function withdrawalTypedData(domain: SigningDomain, { subject, terms, signedAt }: WithdrawalMessage) {
  return {
    domain: domainOf("DeCDP ConsentRegistry", domain),
    types: {
      Withdrawal: [field("subject", "address"), field("terms", "bytes32"), field("signedAt", "uint40")],
    },
    primaryType: "Withdrawal" as const,
    message: { subject, terms, signedAt },
  };
}

/** Typed data of a ticket, for `Campaigns`. Throws `InvalidValueError` unless it has five sealed values. */
export function ticketTypedData(domain: SigningDomain, ticket: TicketMessage) {
  const { campaign, scope, nullifier, subject, expiry } = ticket;
  return {
    domain: domainOf("DeCDP Campaigns", domain),
    types: {
      Ticket: [
        field("campaign", "uint256"),
        field("scope", "uint256"),
        field("nullifier", "uint256"),
        field("subject", "address"),
        field("sealedValues", "uint256[5]"),
        field("expiry", "uint40"),
      ],
    },
    primaryType: "Ticket" as const,
    message: { campaign, scope, nullifier, subject, sealedValues: requireFive(ticket.sealedValues), expiry },
  };
}

/** Typed data of a claim, for `Campaigns`. */
export function claimTypedData(
  domain: SigningDomain,
  { campaign, nullifier, payee, deadline }: ClaimMessage,
) {
  return {
    domain: domainOf("DeCDP Campaigns", domain),
    types: {
      Claim: [
        field("campaign", "uint256"),
        field("nullifier", "uint256"),
        field("payee", "address"),
        field("deadline", "uint40"),
      ],
    },
    primaryType: "Claim" as const,
    message: { campaign, nullifier, payee, deadline },
  };
}

/** The sealed values as a tuple. Throws `InvalidValueError` unless there are five. */
export function requireFive(values: readonly bigint[]): FiveValues {
  if (values.length !== 5) {
    throw new InvalidValueError(`A ticket has five sealed values, not ${values.length}.`, {
      details: { values },
      hint: "shuffledSealedValues makes them from a seal key.",
    });
  }
  return values as unknown as FiveValues;
}

/** The EIP-712 domain of a contract of the protocol. */
export function domainOf(name: string, { chainId, address }: SigningDomain) {
  return { name, version: "1", chainId, verifyingContract: address };
}

/** Keeps the literal types that viem infers the message from, in arrays that ethers accepts. */
export function field<const Name extends string, const Type extends string>(name: Name, type: Type) {
  return { name, type };
}
