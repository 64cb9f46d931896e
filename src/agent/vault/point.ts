import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concat, type Hex, hexToBytes } from "viem";
import { DecdpError } from "../../errors.ts";
import type { VaultFile } from "./vaultFile.ts";

/** Which vault an agent knows, and how far. It is kept outside of the vault: a file cannot say that it is the newest. */
export interface VaultPoint {
  readonly id: Hex;
  readonly counter: number;
  /** SHA-256 of the ciphertext after its nonce. */
  readonly hash: Hex;
}

export function pointOf({ id, counter, nonce, ciphertext }: VaultFile): VaultPoint {
  return { id, counter, hash: bytesToHex(sha256(hexToBytes(concat([nonce, ciphertext])))) };
}

/** Throws `DecdpError` if a file is of another vault than the one known, older, or saved beside it by another device. */
export function requireCurrent(file: VaultFile, known: VaultPoint): void {
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
  if (file.counter === known.counter && pointOf(file).hash !== known.hash) {
    throw new DecdpError(`Two devices saved this vault as number ${file.counter}, each with other content.`, {
      details,
      hint: "Open both files, and save what they hold as one.",
    });
  }
}
