import type { Address, Hex } from "viem";
import type { ChainPosition, ReceiptFacts } from "../life/facts.ts";

type Place = Pick<ReceiptFacts, "chainId" | "contract">;

/** An account on a chain (did:pkh). */
export function accountIri(chainId: number, account: Address): string {
  return `did:pkh:eip155:${chainId}:${account}`;
}

/** What all receipts of one life have in common: the chain, the registry, the terms and the subject. */
export function recordName({ chainId, contract, subject }: ReceiptFacts, terms: Hex): string {
  return `${chainId}:${contract}:${terms}:${subject}`;
}

export function eventIri({ chainId }: Place, { transaction, log }: ChainPosition): string {
  return `urn:decdp:event:${chainId}:${transaction}:${log}`;
}

export function blockIri({ chainId }: Place, { block }: ChainPosition): string {
  return `urn:decdp:block:${chainId}:${block}`;
}

/** A time in UTC, to the second. */
export function utc(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}
