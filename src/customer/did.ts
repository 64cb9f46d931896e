import type { Address } from "viem";
import { isAddress } from "viem";
import { InvalidValueError } from "../errors.ts";
import { type CustomerKeys, subjectFor } from "./keys.ts";

/** An account on a chain. */
export interface ChainAccount {
  /** At least 1. */
  readonly chainId: number;
  /** In lower case. */
  readonly account: Address;
}

/** An account as a decentralized identifier by the method `pkh`, in lower case so that it has one spelling only. */
export function didOf({ chainId, account }: ChainAccount): string {
  return `did:pkh:eip155:${chainId}:${account.toLowerCase()}`;
}

/** The customer's identifier towards one brand. Each brand sees a different one, so they cannot link customers. */
export function didFor(keys: CustomerKeys, chainId: number, brand: Address): string {
  return didOf({ chainId, account: subjectFor(keys, brand).address });
}

/**
 * The account that an identifier names; a checksum in its letters is not verified. Throws `InvalidValueError` for one of
 * another method, of another kind of chain, or with a path, query or fragment.
 */
export function readDid(did: string): ChainAccount {
  const [, chain = "", account = ""] = /^did:pkh:eip155:([1-9]\d{0,15}):(0x[0-9a-fA-F]{40})$/.exec(did) ?? [];
  const chainId = Number(chain);
  if (Number.isSafeInteger(chainId) && isAddress(account, { strict: false })) {
    return { chainId, account: account.toLowerCase() as Address };
  }
  throw new InvalidValueError(`"${did.slice(0, 100)}" is no account of an Ethereum chain.`, {
    details: { did: did.slice(0, 100) },
    hint: "It has to be did:pkh:eip155:CHAIN:ADDRESS, with a number and 0x and 40 hexadecimal digits.",
  });
}
