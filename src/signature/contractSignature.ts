import type { Address, Hex } from "viem";
import { DecdpError } from "../errors.ts";
import { canonicalSignature, isSignedByKey, type SignedHash } from "./keySignature.ts";

/** How a signature ends that brings the making of its account along (ERC-6492). */
const UNDEPLOYED = "6492".repeat(16);

/**
 * A signature in the form that the contracts take: of a key, 65 bytes that end with 27 or 28, whatever form its wallet
 * gave it. A contract's signature stays as it is. Throws `DecdpError` for one of an account that is not deployed yet.
 */
export function contractSignature(account: Address, { hash, signature }: SignedHash): Hex {
  if (signature.toLowerCase().endsWith(UNDEPLOYED)) throw notDeployed(account);
  const canonical = canonicalSignature(signature);
  if (canonical === undefined || canonical === signature.toLowerCase()) return signature;
  // Other accounts' code may give the same bytes another meaning, such as a Safe the last one.
  return isSignedByKey(account, { hash, signature }) ? canonical : signature;
}

function notDeployed(account: Address): DecdpError {
  return new DecdpError(
    `The smart account ${account} signed as one that is not on the chain yet (ERC-6492).`,
    {
      details: { account },
      hint:
        "The contracts ask the account's code on chain: send any transaction from it, which deploys it, and sign again. " +
        "Or let the account send its consent, withdrawal or claim itself.",
    },
  );
}
