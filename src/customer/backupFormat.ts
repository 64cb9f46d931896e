import { type Address, type Hex, isAddress, isHex } from "viem";
import { DecdpError, InvalidValueError } from "../errors.ts";

/** A backup of a customer's keys. Opening it takes only the passphrase or the wallet besides. */
export interface KeyBackup {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: typeof BACKUP_VERSION;
  readonly protection: PassphraseProtection | WalletProtection;
  /** 24 bytes. */
  readonly nonce: Hex;
  /** Both seeds, 32 bytes each, encrypted with XChaCha20-Poly1305; the tag of 16 bytes is at the end. */
  readonly ciphertext: Hex;
}

/** The encryption key is scrypt(passphrase, salt). */
export interface PassphraseProtection extends ScryptCost {
  readonly kind: "passphrase";
  /** 32 random bytes. */
  readonly salt: Hex;
}

/** The encryption key is HKDF-SHA-256(signature, salt), for the signature of `backupTypedData`. */
export interface WalletProtection {
  readonly kind: "wallet";
  readonly account: Address;
  /** 32 random bytes, which are also in the signed message, so that each backup has its own signature. */
  readonly salt: Hex;
}

/** scrypt takes 128 * N * r bytes and a time proportional to N * r * p. */
export interface ScryptCost {
  /** A power of two. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

export const BACKUP_FORMAT = "decdp-key-backup";
export const BACKUP_VERSION = 1;
/** Bytes of each of the two seeds. */
export const SEED_SIZE = 32;

const NONCE_SIZE = 24;
const SALT_SIZE = 32;
const TAG_SIZE = 16;
/** Larger than any backup. Longer files are not parsed at all. */
const LONGEST_TEXT = 4096;
/** Above these bounds (512 MiB, about ten seconds) a file could stall the device that opens it. */
const largestCost: ScryptCost = { N: 2 ** 19, r: 8, p: 4 };
/** Below these bounds a file may have been weakened on purpose. */
const smallestCost: ScryptCost = { N: 2 ** 14, r: 8, p: 1 };

/**
 * Reads a backup without opening it, so that an app knows what to ask for.
 *
 * @throws DecdpError if it is of a version that this release does not know.
 * @throws InvalidValueError if it is malformed, or its scrypt cost is out of bounds.
 */
export function parseBackup(text: string): KeyBackup {
  const fields = parseObject(text);
  if (fields.format !== BACKUP_FORMAT) malformed("format", fields.format);
  if (fields.version !== BACKUP_VERSION) {
    throw new DecdpError(`The key backup has version ${String(fields.version).slice(0, 20)}.`, {
      details: { version: fields.version, known: [BACKUP_VERSION] },
      hint: `This release reads version ${BACKUP_VERSION}; open it with the app that made it, or update this one.`,
    });
  }
  return {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    protection: parseProtection(fields.protection),
    nonce: requireBytes("nonce", fields.nonce, NONCE_SIZE),
    ciphertext: requireBytes("ciphertext", fields.ciphertext, 2 * SEED_SIZE + TAG_SIZE),
  };
}

/** Throws `InvalidValueError` unless the cost is valid for scrypt, high enough to protect and low enough to open. */
export function requireScryptCost({ N, r, p }: ScryptCost): void {
  const isPowerOfTwo = Number.isInteger(Math.log2(N));
  if (isPowerOfTwo && isWithin("N", N) && isWithin("r", r) && isWithin("p", p)) return;
  throw new InvalidValueError(`The scrypt cost N=${N}, r=${r}, p=${p} is out of bounds.`, {
    details: { N, r, p, smallest: smallestCost, largest: largestCost },
    hint: "The file was damaged or changed; use another copy.",
  });
}

function isWithin(name: keyof ScryptCost, value: number): boolean {
  return Number.isInteger(value) && value >= smallestCost[name] && value <= largestCost[name];
}

function parseProtection(value: unknown): KeyBackup["protection"] {
  if (!isObject(value)) return malformed("protection", value);
  const salt = requireBytes("salt", value.salt, SALT_SIZE);
  if (value.kind === "wallet") {
    const { account } = value;
    if (typeof account !== "string" || !isAddress(account)) return malformed("account", account);
    return { kind: "wallet", account, salt };
  }
  if (value.kind !== "passphrase") return malformed("protection", value.kind);
  const { N, r, p } = value;
  if (typeof N !== "number" || typeof r !== "number" || typeof p !== "number")
    return malformed("scrypt cost");
  requireScryptCost({ N, r, p });
  return { kind: "passphrase", N, r, p, salt };
}

function parseObject(text: string): Record<string, unknown> {
  if (text.length > LONGEST_TEXT) return malformed("length", text.length);
  let value: unknown;
  try {
    // Readers of files in UTF-8 may leave its mark at the beginning, which is no part of JSON.
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new InvalidValueError("The key backup is not JSON.", { hint, cause });
  }
  return isObject(value) ? value : malformed("value");
}

function requireBytes(name: string, value: unknown, bytes: number): Hex {
  return isHex(value) && value.length === 2 + 2 * bytes ? value : malformed(name, value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const hint = "Choose the file that this app saved as your backup, complete and unchanged.";

function malformed(name: string, value?: unknown): never {
  throw new InvalidValueError(`The key backup has a malformed ${name}.`, { details: { name, value }, hint });
}
