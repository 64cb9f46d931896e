import { secp256k1 } from "@noble/curves/secp256k1.js";
import {
  type Address,
  concat,
  type Hex,
  hexToBigInt,
  hexToBytes,
  hexToNumber,
  isAddressEqual,
  numberToHex,
  size,
  slice,
} from "viem";
import { publicKeyToAddress } from "viem/utils";
import { InvalidValueError } from "../errors.ts";

/** A hash and what is said to be an account's signature of it. */
export interface SignedHash {
  readonly hash: Hex;
  readonly signature: Hex;
}

/** The two numbers of a signature, and which of two points its key is. */
interface KeySignature {
  readonly r: bigint;
  readonly s: bigint;
  readonly parity: 0 | 1;
}

const ORDER = secp256k1.Point.CURVE().n;
/** The highest bit of 32 bytes, in which 64-byte signatures have the parity (EIP-2098). */
const TOP_BIT = 1n << 255n;

/** Whether the plain key of an account signed a hash, in whatever form its wallet writes signatures. */
export function isSignedByKey(account: Address, { hash, signature }: SignedHash): boolean {
  const signer = signerOf({ hash, signature });
  return signer !== undefined && isAddressEqual(signer, account);
}

/**
 * The account whose plain key signed a hash; undefined for what is no key's signature. Worked out here: viem's
 * `verifyTypedData` asks the node first, even for accounts without code, and a node could say yes to anything.
 */
export function signerOf({ hash, signature }: SignedHash): Address | undefined {
  const read = readKeySignature(signature);
  if (read === undefined) return undefined;
  try {
    const { r, s, parity } = read;
    const point = new secp256k1.Signature(r, s, parity).recoverPublicKey(hexToBytes(hash));
    return publicKeyToAddress(`0x${point.toHex(false)}`);
  } catch {
    return undefined;
  }
}

/** A signature of a key in the one form that the contracts take: r, the lower s, and 27 or 28. */
export function canonicalSignature(signature: Hex): Hex | undefined {
  const read = readKeySignature(signature);
  if (read === undefined) return undefined;
  const isHigh = read.s > ORDER / 2n;
  const s = isHigh ? ORDER - read.s : read.s;
  const parity = isHigh ? 1 - read.parity : read.parity;
  return concat([numberToHex(read.r, { size: 32 }), numberToHex(s, { size: 32 }), numberToHex(27 + parity)]);
}

/** The two numbers of a key's signature, 32 bytes each, which are the same however a wallet writes it. */
export function signatureNumbers(signature: Hex): Uint8Array {
  const { r, s } = readKeySignature(signature) ?? refuse(signature);
  return hexToBytes(concat([numberToHex(r, { size: 32 }), numberToHex(s, { size: 32 })]));
}

/** Reads 65 bytes that end with 0, 1, 27 or 28, and 64 bytes with the parity in the top bit of s (EIP-2098). */
function readKeySignature(signature: Hex): KeySignature | undefined {
  const bytes = size(signature);
  if (bytes !== 64 && bytes !== 65) return undefined;
  const r = hexToBigInt(slice(signature, 0, 32));
  const last = hexToBigInt(slice(signature, 32, 64));
  if (bytes === 64) return { r, s: last % TOP_BIT, parity: last < TOP_BIT ? 0 : 1 };
  const v = hexToNumber(slice(signature, 64));
  if (v === 0 || v === 27) return { r, s: last, parity: 0 };
  if (v === 1 || v === 28) return { r, s: last, parity: 1 };
  return undefined;
}

function refuse(signature: Hex): never {
  throw new InvalidValueError(`A key's signature has 64 or 65 bytes, not ${size(signature)}.`, {
    hint: "Smart accounts sign in other ways: use an account with a key.",
  });
}
