import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concat, type Hex, hexToBytes, stringToBytes } from "viem";
import { DecdpError } from "../../errors.ts";
import { VAULT_FORMAT, type VaultFile } from "./vaultFile.ts";

/** Which vault an agent knows, and how far. It is kept outside of the vault: a file cannot say that it is the newest. */
export interface VaultPoint {
  readonly id: Hex;
  readonly counter: number;
  /** SHA-256 of the ciphertext after its nonce. */
  readonly hash: Hex;
  /** Tells one vault key from another, and does not give it away. */
  readonly key: Hex;
}

/** What a vault is compared with. Without `key` any key is taken, as after a way was removed on another device. */
export type KnownVault = Omit<VaultPoint, "key"> & { readonly key?: Hex | undefined };

export function pointOf(file: VaultFile, vaultKey: Uint8Array): VaultPoint {
  const { id, counter } = file;
  return { id, counter, hash: hashOf(file), key: nameOfKey(vaultKey) };
}

/** Throws `DecdpError` if a file is of another vault than the one known, older, or saved beside it by another device. */
export function requireCurrent(file: VaultFile, known: KnownVault): void {
  const details = { known: known.counter, counter: file.counter };
  if (file.id.toLowerCase() !== known.id.toLowerCase()) {
    throw new DecdpError("This is another vault than the one that this device knows.", {
      details: { known: known.id, id: file.id },
      hint: "Somebody may have exchanged it. Take your own file.",
    });
  }
  if (file.counter < known.counter) {
    throw new DecdpError(
      `This vault is older than the one that this device knows: it was saved ${file.counter} times, not ${known.counter}.`,
      { details, hint: "Somebody may have put an old copy in its place. Take the newest one." },
    );
  }
  if (file.counter === known.counter && hashOf(file) !== known.hash) {
    throw new DecdpError(`Two devices saved this vault as number ${file.counter}, each with other content.`, {
      details,
      hint: "Open both files, and save what they hold as one.",
    });
  }
}

/**
 * Throws `DecdpError` if a vault has another key than the one known. Whoever could unlock a vault once has its old key, and
 * could make a file with it that seems newer; the removal of their way gave the vault another key.
 */
export function requireKnownKey(vaultKey: Uint8Array, { key }: KnownVault): void {
  if (key === undefined || nameOfKey(vaultKey) === key) return;
  throw new DecdpError("This vault has another key than the one that this device knows.", {
    details: { known: key },
    hint:
      "If you removed a way to unlock it on another device since, open it as renewed (--renewed). If not, somebody who " +
      "could unlock it once put the old key back: take your own file.",
  });
}

function hashOf({ nonce, ciphertext }: VaultFile): Hex {
  return bytesToHex(sha256(hexToBytes(concat([nonce, ciphertext]))));
}

function nameOfKey(vaultKey: Uint8Array): Hex {
  return bytesToHex(hkdf(sha256, vaultKey, undefined, stringToBytes(`${VAULT_FORMAT} known key`), 32));
}
