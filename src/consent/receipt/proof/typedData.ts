import { type Address, type Hex, hashTypedData, type TypedDataDefinition } from "viem";
import { domainOf, field, type SigningDomain } from "../../../chain/typedData.ts";
import { hashOfTerms } from "../../terms/reading.ts";
import { hashOfReceipt, type ReceiptContent } from "../file/receipt.ts";
import type { ReceiptFacts } from "../life/facts.ts";
import type { LifeEvent } from "../life/states.ts";

// EIP-712 and not a bare hash (EIP-191): a wallet then shows what happened, to what and when, and the domain binds the
// signature to one registry on one chain, so that nobody can have it signed as something else or use it elsewhere.

/** What is signed of a receipt. */
export interface ReceiptMessage {
  readonly happened: LifeEvent;
  /** When it happened, Unix seconds. */
  readonly at: number;
  readonly subject: Address;
  /** Hash of the terms. */
  readonly terms: Hex;
  /** Hash of the receipt. */
  readonly content: Hex;
}

/** What a subject signs while the brand is silent. */
export interface SilenceMessage {
  /** Hash of the receipt. */
  readonly receipt: Hex;
  /** Unix seconds. */
  readonly askedAt: number;
}

/** Typed data of a receipt, which the subject signs and the brand countersigns. */
export function receiptTypedData(content: ReceiptContent) {
  const { facts, terms } = content;
  const { event: happened, at, subject } = facts;
  return receiptMessageTypedData(registryOf(facts), {
    happened,
    at,
    subject,
    terms: hashOfTerms(terms),
    content: hashOfReceipt(content),
  });
}

/** Typed data with which a subject states that the brand was asked to countersign a receipt and has not. */
export function silenceTypedData(content: ReceiptContent, askedAt: number) {
  return silenceMessageTypedData(registryOf(content.facts), { receipt: hashOfReceipt(content), askedAt });
}

export function receiptMessageTypedData(
  domain: SigningDomain,
  { happened, at, subject, terms, content }: ReceiptMessage,
) {
  return {
    domain: domainOf("DeCDP ConsentRegistry", domain),
    types: {
      Receipt: [
        field("happened", "string"),
        field("at", "uint40"),
        field("subject", "address"),
        field("terms", "bytes32"),
        field("content", "bytes32"),
      ],
    },
    primaryType: "Receipt" as const,
    message: { happened, at, subject, terms, content },
  };
}

export function silenceMessageTypedData(domain: SigningDomain, { receipt, askedAt }: SilenceMessage) {
  return {
    domain: domainOf("DeCDP ConsentRegistry", domain),
    types: { BrandSilent: [field("receipt", "bytes32"), field("askedAt", "uint40")] },
    primaryType: "BrandSilent" as const,
    message: { receipt, askedAt },
  };
}

export function hashToSign(typedData: object): Hex {
  return hashTypedData(typedData as TypedDataDefinition);
}

function registryOf({ chainId, contract }: ReceiptFacts): SigningDomain {
  return { chainId, address: contract };
}
