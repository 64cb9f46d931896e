import { scryptAsync } from "@noble/hashes/scrypt.js";
import { hexToBytes } from "viem";
import { InvalidValueError } from "../errors.ts";
import { type PassphraseProtection, requireScryptCost, type ScryptCost } from "./backupFormat.ts";

/** Shortest passphrase in characters. Anyone who finds the file can try passphrases offline. */
export const SHORTEST_PASSPHRASE = 12;

/** 128 MiB and about a second, as OWASP recommends. */
export const USUAL_COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

/** Throws `InvalidValueError` if a passphrase is shorter than 12 characters or the cost is out of bounds. */
export function requireStrong(passphrase: string, cost: ScryptCost): void {
  if ([...passphrase.normalize("NFKC")].length < SHORTEST_PASSPHRASE) {
    throw new InvalidValueError(`The passphrase is shorter than ${SHORTEST_PASSPHRASE} characters.`, {
      hint: "Take four or more random words.",
    });
  }
  requireScryptCost(cost);
}

/** 32 bytes. Keyboards encode the same text in different code points, which NFKC makes equal. */
export async function keyOfPassphrase(
  passphrase: string,
  { N, r, p, salt }: Omit<PassphraseProtection, "kind">,
): Promise<Uint8Array> {
  return scryptAsync(passphrase.normalize("NFKC"), hexToBytes(salt), { N, r, p, dkLen: 32 });
}
