import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { x25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concat, type Hex, hexToBytes, size, slice, stringToBytes } from "viem";
import { InvalidValueError } from "../errors.ts";

// A box is 32 bytes of a public key that was made for it, 24 bytes of nonce, and the text encrypted and authenticated.

const KEY_SIZE = 32;
const NONCE_SIZE = 24;
const TAG_SIZE = 16;
const purpose = stringToBytes("DeCDP box v1");

/** A pair of X25519 keys, 32 bytes each. */
export interface RecipientKeys {
  readonly secretKey: Hex;
  readonly publicKey: Hex;
}

/** The pair that belongs to 32 secret bytes. */
export function recipientKeys(secretKey: Hex): RecipientKeys {
  return { secretKey, publicKey: bytesToHex(x25519.getPublicKey(hexToBytes(secretKey))) };
}

/**
 * Encrypts a text so that only the holder of a key reads it: X25519, HKDF-SHA-256 and XChaCha20-Poly1305.
 *
 * @param context What the text is for; it opens with the same context only.
 * @throws InvalidValueError if `publicKey` is no public key.
 */
export function sealBox(publicKey: Hex, context: Hex, text: string): Hex {
  const { secretKey: once, publicKey: sender } = recipientKeys(bytesToHex(x25519.utils.randomSecretKey()));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_SIZE));
  const key = sharedKey(once, publicKey, { sender, recipient: publicKey });
  const sealed = xchacha20poly1305(key, nonce, hexToBytes(context)).encrypt(stringToBytes(text));
  return concat([sender, bytesToHex(nonce), bytesToHex(sealed)]);
}

/** The text in a box. Throws `InvalidValueError` if it was made for another key or context, or was changed. */
export function openBox({ secretKey, publicKey }: RecipientKeys, context: Hex, box: Hex): string {
  if (size(box) < KEY_SIZE + NONCE_SIZE + TAG_SIZE) throw notMine();
  const sender = slice(box, 0, KEY_SIZE);
  const nonce = hexToBytes(slice(box, KEY_SIZE, KEY_SIZE + NONCE_SIZE));
  try {
    const key = sharedKey(secretKey, sender, { sender, recipient: publicKey });
    const sealed = hexToBytes(slice(box, KEY_SIZE + NONCE_SIZE));
    const text = xchacha20poly1305(key, nonce, hexToBytes(context)).decrypt(sealed);
    return new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch (cause) {
    throw notMine(cause);
  }
}

/** Both public keys go into it, so that a box cannot be passed off as made for somebody else. */
function sharedKey(
  secretKey: Hex,
  publicKey: Hex,
  { sender, recipient }: { readonly sender: Hex; readonly recipient: Hex },
): Uint8Array {
  const info = new Uint8Array([...purpose, ...hexToBytes(sender), ...hexToBytes(recipient)]);
  return hkdf(sha256, agree(secretKey, publicKey), undefined, info, KEY_SIZE);
}

/** A point of small order would give a key that everybody knows; the library refuses it. */
function agree(secretKey: Hex, publicKey: Hex): Uint8Array {
  try {
    return x25519.getSharedSecret(hexToBytes(secretKey), hexToBytes(publicKey));
  } catch (cause) {
    throw new InvalidValueError(`${publicKey} is no public key of X25519.`, {
      hint: "Ask for a new request.",
      cause,
    });
  }
}

function notMine(cause?: unknown): InvalidValueError {
  return new InvalidValueError(
    "The box cannot be opened: it is for another customer or period, or was changed.",
    {
      hint: "Open it with the keys that asked for it, or ask the brand again.",
      cause,
    },
  );
}
