import { type Hex, hashTypedData, type TypedDataDefinition } from "viem";
import { domainOf, field } from "../../../chain/typedData.ts";
import { hashOfTerms } from "../../terms/reading.ts";
import { hashOfReceipt, type ReceiptContent } from "../file/receipt.ts";
import type { ReceiptFacts } from "../life/facts.ts";

// EIP-712 and not a bare hash (EIP-191): a wallet then shows what happened, to what and when, and the domain binds the
// signature to one registry on one chain, so that nobody can have it signed as something else or use it elsewhere.

/** Typed data of a receipt, which the subject signs and the brand countersigns. */
export function receiptTypedData(content: ReceiptContent) {
  const { facts, terms } = content;
  return {
    domain: domainOfFacts(facts),
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
    message: {
      happened: facts.event,
      at: facts.at,
      subject: facts.subject,
      terms: hashOfTerms(terms),
      content: hashOfReceipt(content),
    },
  };
}

/** Typed data with which a subject states that the brand was asked to countersign a receipt and has not. */
export function silenceTypedData(content: ReceiptContent, askedAt: number) {
  return {
    domain: domainOfFacts(content.facts),
    types: { BrandSilent: [field("receipt", "bytes32"), field("askedAt", "uint40")] },
    primaryType: "BrandSilent" as const,
    message: { receipt: hashOfReceipt(content), askedAt },
  };
}

export function hashToSign(typedData: object): Hex {
  return hashTypedData(typedData as TypedDataDefinition);
}

function domainOfFacts({ chainId, contract }: ReceiptFacts) {
  return domainOf("DeCDP ConsentRegistry", { chainId, address: contract });
}
