import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import { requireScryptCost, type ScryptCost } from "../../customer/backupFormat.ts";
import type { Passkey } from "../../customer/passkey.ts";
import { InvalidValueError } from "../../errors.ts";
import { account, hexadecimal, word } from "../../format/reading/fields.ts";
import { toFileText } from "../../format/reading/json.ts";
import { readShape } from "../../format/reading/reading.ts";
import { LARGEST_CONTENT } from "./padding.ts";

export const VAULT_FORMAT = "decdp-vault-1";

/** A vault as it is stored. Everything but `ciphertext` can be read by anyone, and is authenticated. */
export interface VaultFile {
  readonly format: typeof VAULT_FORMAT;
  /** 32 random bytes, the same for as long as the vault exists. */
  readonly id: Hex;
  /** How many times it was saved. */
  readonly counter: number;
  readonly ways: readonly WrappedWay[];
  /** 24 bytes. */
  readonly nonce: Hex;
  /** The content, filled up and encrypted with the vault key by XChaCha20-Poly1305, tag included. */
  readonly ciphertext: Hex;
}

/** A way to unlock the vault. `salt` has 32 random bytes. */
export type Way =
  | ({ readonly kind: "passphrase"; readonly salt: Hex } & ScryptCost)
  | { readonly kind: "wallet"; readonly account: Address; readonly salt: Hex }
  | ({ readonly kind: "passkey"; readonly salt: Hex } & Passkey);

/** A way, and the vault key encrypted with the key that it leads to. */
export interface WrappedWay {
  readonly way: Way;
  /** 24 bytes. */
  readonly nonce: Hex;
  /** 32 bytes and the tag of 16. */
  readonly wrapped: Hex;
}

export const MOST_WAYS = 8;
/** Longer files are not parsed at all. */
export const LONGEST_VAULT = 2 * LARGEST_CONTENT + 2 ** 16;

const nonce = hexadecimal(24, 24);
const whole = z.int("must be a number, without quotes").min(0);
const site = z.string().regex(/^[a-z0-9.-]{1,253}$/, "must be a domain in lower case");
const wayShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("passphrase"), salt: word, N: whole, r: whole, p: whole }),
  z.strictObject({ kind: z.literal("wallet"), account, salt: word }),
  z.strictObject({ kind: z.literal("passkey"), site, credential: hexadecimal(1, 1023), salt: word }),
]);
const shape: z.ZodType<VaultFile> = z.strictObject({
  format: z.literal(VAULT_FORMAT),
  id: word,
  counter: z.int("must be a number, without quotes").min(1),
  ways: z
    .array(z.strictObject({ way: wayShape, nonce, wrapped: hexadecimal(48, 48) }))
    .min(1)
    .max(MOST_WAYS)
    // Each passphrase to try costs a device a second or more.
    .refine((ways) => new Set(ways.map(({ way }) => nameOfWay(way))).size === ways.length, "has a way twice"),
  nonce,
  ciphertext: z.custom<Hex>(
    (given) => typeof given === "string" && given.length % 2 === 0 && /^0x[0-9a-f]{34,}$/.test(given),
    "must be bytes in lower-case hexadecimal",
  ),
});

/**
 * Reads a vault without opening it, so that an app knows what to ask for. Throws `InvalidValueError` if it is malformed,
 * longer than any vault, or asks for an scrypt cost that is too low to protect or too high to open.
 */
export function readVaultFile(content: unknown, name = "The vault"): VaultFile {
  if (typeof content === "string" && content.length > LONGEST_VAULT) {
    throw new InvalidValueError(
      `${name} has ${content.length} characters, and at most ${LONGEST_VAULT} are read.`,
      { hint: "Name the right file, or use another copy." },
    );
  }
  const file = readShape(shape, content, name);
  for (const { way } of file.ways) if (way.kind === "passphrase") requireScryptCost(way);
  return file;
}

export function writeVaultFile(file: VaultFile): string {
  return toFileText(file);
}

/** A vault has one passphrase, and one way for each wallet and passkey. */
export function nameOfWay(way: Way): string {
  if (way.kind === "passphrase") return "the passphrase";
  return way.kind === "wallet"
    ? `the wallet ${way.account.toLowerCase()}`
    : `the passkey ${way.credential.toLowerCase()} of ${way.site}`;
}
