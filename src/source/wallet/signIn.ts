import { type Address, getAddress, type Hex, hashMessage } from "viem";
import { createSiweMessage } from "viem/siwe";
import { isSignedByAccount } from "../../chain/signatures/accountSignature.ts";
import type { ReadingClient } from "../../chain/transact.ts";
import { SourceError } from "../sourceError.ts";
import { asked } from "./chainState.ts";

/** What a wallet is to sign, and until when. */
export interface SignIn {
  readonly address: Address;
  /** The text (EIP-4361). It is bound to one domain, one chain, one session and a time, all of the gateway's choice. */
  readonly message: string;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** Who asks for the signature. */
export interface SignInPlace {
  readonly chainId: number;
  /** Host of the page that the customer sees, which wallets compare. */
  readonly domain: string;
  /** Address of that page. */
  readonly uri: string;
  /** What the customer is told in one line. */
  readonly statement: string;
}

/** Seconds for which a text can be signed. */
const SIGN_IN_TIME = 600;

/** The text that shows whose wallet it is. `nonce` is of letters and digits. */
export function createSignIn(
  { chainId, domain, uri, statement }: SignInPlace,
  { address, nonce, now }: { readonly address: Address; readonly nonce: string; readonly now: number },
): SignIn {
  const expiresAt = now + SIGN_IN_TIME;
  const message = createSiweMessage({
    address: getAddress(address),
    chainId,
    domain,
    uri,
    statement,
    nonce,
    version: "1",
    issuedAt: new Date(now * 1000),
    expirationTime: new Date(expiresAt * 1000),
  });
  return { address, message, expiresAt };
}

/**
 * Throws `SourceError` unless the wallet signed the text in time: `forged`, or `expired`. The text is the one that was
 * made, whatever the wallet says that it signed. Contract accounts are asked at every node (ERC-1271).
 */
export async function requireSignedIn(
  nodes: readonly ReadingClient[],
  { address, message, expiresAt }: SignIn,
  { signature, now }: { readonly signature: Hex; readonly now: number },
): Promise<void> {
  if (now > expiresAt) {
    throw new SourceError("expired", "The text was not signed in time.", { hint: "Begin again." });
  }
  const signed = { hash: hashMessage(message), signature };
  const words = await asked(() => Promise.all(nodes.map((node) => isSignedByAccount(node, address, signed))));
  if (words.length > 0 && words.every((word) => word)) return;
  throw new SourceError("forged", "The wallet did not sign this text.", {
    hint: "Sign the text of this session with the wallet that was named.",
  });
}
