import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import canonicalize from "canonicalize";
import {
  type Address,
  bytesToHex,
  concat,
  type Hex,
  hexToBytes,
  isHex,
  size,
  slice,
  stringToBytes,
} from "viem";
import { DecdpError, InvalidValueError } from "../errors.ts";
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type KeyBackup,
  type PassphraseProtection,
  parseBackup,
  type ScryptCost,
  SEED_SIZE,
} from "./backupFormat.ts";
import type { CustomerKeys } from "./keys.ts";
import { keyOfPassphrase, requireStrong, USUAL_COST } from "./passphraseKey.ts";
import { keyOfWallet, steadyKeyOfWallet, type WalletSigning } from "./walletKey.ts";

/** Shown to customers before they make keys or skip a backup. */
export const KEY_LOSS_NOTICE =
  "Your keys are only on your own devices and in your backups. If you lose all of them, nobody can restore " +
  "them. Lost for good are rewards that you have earned but not claimed, and your ability to withdraw your " +
  "permissions yourself by signature: they then last until their end date, unless the brand agrees to stop " +
  "earlier. You can begin again with new keys, but an issuer may make you wait before it vouches for them.";

/** Shown by the wallet when it is asked to sign for a backup. */
export const WALLET_BACKUP_WARNING =
  "This signature unlocks a backup of your DeCDP keys. Whoever has it and the backup file can answer, consent " +
  "and claim in your name. Sign only in the app in which you are making or restoring your backup, just now. " +
  "It costs nothing and sends nothing to the chain.";

/** Asks an account to sign EIP-712 data, such as `(data) => client.signTypedData(data)` of a viem client. */
export type SignBackup = (typedData: ReturnType<typeof backupTypedData>) => Promise<Hex>;

/**
 * Encrypts a customer's keys with a passphrase and returns the backup as JSON text. `KEY_LOSS_NOTICE` says what a
 * customer loses together with the keys and all backups: unclaimed rewards, and withdrawal by signature.
 *
 * @param cost The cost of scrypt; by default 128 MiB and about a second.
 * @throws InvalidValueError if the passphrase is shorter than 12 characters or the cost is out of bounds.
 */
export async function backupWithPassphrase(
  keys: CustomerKeys,
  passphrase: string,
  cost: ScryptCost = USUAL_COST,
): Promise<string> {
  requireStrong(passphrase, cost);
  const { N, r, p } = cost;
  const protection: PassphraseProtection = { kind: "passphrase", N, r, p, salt: randomBytes(32) };
  return encrypt(keys, protection, await keyOfPassphrase(passphrase, protection));
}

/**
 * The keys in a backup made with `backupWithPassphrase`.
 *
 * @throws DecdpError if the passphrase is wrong, or the backup was changed, is of another kind or of an unknown
 * version.
 * @throws InvalidValueError if the backup is malformed.
 */
export async function restoreWithPassphrase(text: string, passphrase: string): Promise<CustomerKeys> {
  const backup = parseBackup(text);
  if (backup.protection.kind !== "passphrase") throw otherKind("passphrase", backup);
  return decrypt(
    backup,
    await keyOfPassphrase(passphrase, backup.protection),
    "Check the passphrase, capitals and spaces included, or use another copy of the file.",
  );
}

/**
 * Encrypts a customer's keys with a wallet's signature and returns the backup as JSON text. The signature only
 * encrypts: the keys stay random, so a phished signature reveals nothing without the file. The wallet is asked
 * twice, because a wallet that signs differently the second time could never open the backup. `KEY_LOSS_NOTICE` says
 * what a customer loses together with the keys and all backups.
 *
 * @param account An account with a private key: a smart account's signatures may change with its owners.
 * @throws DecdpError if the signature is not the account's, or if the second one differs.
 */
export async function backupWithWallet(
  keys: CustomerKeys,
  account: Address,
  sign: SignBackup,
): Promise<string> {
  const salt = randomBytes(32);
  const key = await steadyKeyOfWallet(walletSigning(account, salt, sign));
  return encrypt(keys, { kind: "wallet", account, salt }, key);
}

/**
 * The keys in a backup made with `backupWithWallet`; `parseBackup(text).protection.account` says which account
 * has to sign.
 *
 * @throws DecdpError if another account signs, the wallet signs differently than when the backup was made, or
 * the backup was changed, is of another kind or of an unknown version.
 * @throws InvalidValueError if the backup is malformed.
 */
export async function restoreWithWallet(text: string, sign: SignBackup): Promise<CustomerKeys> {
  const backup = parseBackup(text);
  if (backup.protection.kind !== "wallet") throw otherKind("wallet", backup);
  const { account, salt } = backup.protection;
  return decrypt(
    backup,
    await keyOfWallet(walletSigning(account, salt, sign)),
    "Either the file was changed, or the wallet does not sign the same message the same way again, as smart " +
      "accounts and shared-key wallets may: use the wallet software that made the backup, or another backup.",
  );
}

/** EIP-712 data whose signature encrypts one backup. No contract has this domain, so none accepts the signature. */
export function backupTypedData(account: Address, salt: Hex) {
  return {
    domain: { name: "DeCDP key backup", version: `${BACKUP_VERSION}` },
    types: {
      KeyBackup: [
        { name: "warning", type: "string" },
        { name: "account", type: "address" },
        { name: "salt", type: "bytes32" },
      ],
    },
    primaryType: "KeyBackup",
    message: { warning: WALLET_BACKUP_WARNING, account, salt },
  } as const;
}

function walletSigning(account: Address, salt: Hex, sign: SignBackup): WalletSigning {
  const typedData = backupTypedData(account, salt);
  return { account, salt, purpose: BACKUP_FORMAT, typedData, sign: () => sign(typedData) };
}

function encrypt(keys: CustomerKeys, protection: KeyBackup["protection"], key: Uint8Array): string {
  const nonce = randomBytes(24);
  const plaintext = hexToBytes(concat([requireSeed(keys.secretSeed), requireSeed(keys.subjectSeed)]));
  const cipher = xchacha20poly1305(key, hexToBytes(nonce), associatedData(protection));
  const ciphertext = bytesToHex(cipher.encrypt(plaintext));
  const backup: KeyBackup = { format: BACKUP_FORMAT, version: BACKUP_VERSION, protection, nonce, ciphertext };
  return JSON.stringify(backup, null, 2);
}

function decrypt({ protection, nonce, ciphertext }: KeyBackup, key: Uint8Array, hint: string): CustomerKeys {
  const cipher = xchacha20poly1305(key, hexToBytes(nonce), associatedData(protection));
  try {
    const plaintext = bytesToHex(cipher.decrypt(hexToBytes(ciphertext)));
    return { secretSeed: slice(plaintext, 0, SEED_SIZE), subjectSeed: slice(plaintext, SEED_SIZE) };
  } catch (cause) {
    throw new DecdpError("The key backup cannot be opened.", { hint, cause });
  }
}

/** Everything else in the file, authenticated so that no change goes unnoticed. */
function associatedData(protection: KeyBackup["protection"]): Uint8Array {
  const header = canonicalize({ format: BACKUP_FORMAT, version: BACKUP_VERSION, protection });
  return stringToBytes(header!);
}

function requireSeed(seed: Hex): Hex {
  if (isHex(seed) && size(seed) === SEED_SIZE) return seed;
  throw new InvalidValueError(`A customer's seed has ${SEED_SIZE} bytes.`, {
    hint: "Back up the keys that createCustomerKeys made.",
  });
}

function randomBytes(count: number): Hex {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(count)));
}

function otherKind(asked: string, { protection }: KeyBackup): DecdpError {
  return new DecdpError(`The key backup is protected by a ${protection.kind}, not by a ${asked}.`, {
    details: { kind: protection.kind },
    hint: `Restore it with the ${protection.kind}.`,
  });
}
