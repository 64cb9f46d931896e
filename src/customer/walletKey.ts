import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import {
  type Address,
  bytesToHex,
  type Hex,
  hashTypedData,
  hexToBytes,
  isAddressEqual,
  stringToBytes,
  type TypedDataDefinition,
} from "viem";
import { isSignedByKey, signatureNumbers, signerOf } from "../signature/keySignature.ts";
import { hashWithoutDomain, WITHOUT_DOMAIN_HINT } from "../signature/withoutDomain.ts";
import { UnlockingError } from "./unlockingError.ts";

/** What a wallet signs so that its signature becomes a key. */
export interface WalletSigning {
  readonly account: Address;
  /** 32 random bytes, which are also in the signed data. */
  readonly salt: Hex;
  /** Sets the key apart from those made for other purposes. */
  readonly purpose: string;
  readonly typedData: TypedDataDefinition;
  /** Asks the wallet. */
  readonly sign: () => Promise<Hex>;
}

/** 32 bytes: HKDF-SHA-256 of the signature. Throws `UnlockingError` if it was not made with the account's private key. */
export async function keyOfWallet(signing: WalletSigning): Promise<Uint8Array> {
  const signature = await signing.sign();
  requireSigned(signing, signature);
  // Wallets write which of two keys it is in different ways (27 or 28, 0 or 1, a bit of s), so only r and s are used.
  const numbers = signatureNumbers(signature);
  return hkdf(sha256, numbers, hexToBytes(signing.salt), stringToBytes(signing.purpose), 32);
}

/** The same, asking twice. Throws `UnlockingError` for a wallet that signs differently and could never open the file. */
export async function steadyKeyOfWallet(signing: WalletSigning): Promise<Uint8Array> {
  const first = await keyOfWallet(signing);
  const second = await keyOfWallet(signing);
  if (bytesToHex(first) === bytesToHex(second)) return first;
  throw new UnlockingError("unsteadyWallet", "The wallet signs the same message differently each time.", {
    details: { account: signing.account },
    hint: "Its signature could not open the file again; use a passphrase instead.",
  });
}

function requireSigned({ account, typedData }: WalletSigning, signature: Hex): void {
  const signer = signerOf({ hash: hashTypedData(typedData), signature });
  if (signer !== undefined && isAddressEqual(signer, account)) return;
  const isRaw = isSignedByKey(account, { hash: hashWithoutDomain(typedData), signature });
  throw new UnlockingError("otherSigner", `The signature was not made with the private key of ${account}.`, {
    details: { account, signer },
    hint: isRaw
      ? WITHOUT_DOMAIN_HINT
      : "Choose that account in the wallet. Smart accounts cannot protect keys: use a passphrase.",
  });
}
