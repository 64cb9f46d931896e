import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToHex, type Hex, hexToBytes, stringToBytes } from "viem";
import { UnlockingError, type UnlockingProblem } from "../../customer/unlockingError.ts";
import { InvalidValueError } from "../../errors.ts";
import { toCanonicalJson } from "../../format/reading/json.ts";
import { readContents, type VaultContents, writeContents } from "./contents.ts";
import { pad, unpad } from "./padding.ts";
import { type KnownVault, pointOf, requireCurrent, requireKnownKey, type VaultPoint } from "./point.ts";
import { keyOfWay, newWay, type Unlocking } from "./unlocking.ts";
import {
  nameOfWay,
  readVaultFile,
  VAULT_FORMAT,
  type VaultFile,
  type Way,
  type WrappedWay,
  writeVaultFile,
} from "./vaultFile.ts";

/** A vault that is unlocked. Secret. */
export interface Vault {
  readonly id: Hex;
  /** How many times it was saved; 0 if never. */
  readonly counter: number;
  readonly ways: readonly WrappedWay[];
  /** 32 random bytes. */
  readonly key: Uint8Array;
  readonly contents: VaultContents;
}

/** A vault as it was saved. */
export interface SavedVault {
  readonly text: string;
  readonly vault: Vault;
  /** Keep it on the device, apart from the file. */
  readonly point: VaultPoint;
}

/** Makes a vault that `unlocking` opens. Throws as `addWay` does. */
export async function makeVault(contents: VaultContents, unlocking: Unlocking): Promise<Vault> {
  const vault = { id: bytesToHex(random(32)), counter: 0, ways: [], key: random(32), contents };
  return addWay(vault, unlocking);
}

/**
 * Opens a vault.
 *
 * @param known What this device knows of its vault; undefined on a new device, which cannot tell an old file from the
 * newest.
 * @throws UnlockingError if it cannot be opened with `unlocking`, or was changed.
 * @throws DecdpError if it is not the newest that the device knows, or has another key than it knows.
 * @throws InvalidValueError if it is malformed.
 */
export async function openVault(text: string, unlocking: Unlocking, known?: KnownVault): Promise<Vault> {
  const file = readVaultFile(text);
  // Before anybody is asked to sign for it.
  if (known !== undefined) requireCurrent(file, known);
  const { id, counter, ways, nonce, ciphertext } = file;
  const key = await unwrap(file, unlocking);
  const content = decrypt(key, nonce, headerOf(file), ciphertext);
  if (content === undefined) {
    throw cannotBeOpened("changed", "Its content or its header was changed: use another copy of the file.");
  }
  if (known !== undefined) requireKnownKey(key, known);
  return { id, counter, ways, key, contents: readContents(unpad(content)) };
}

/** Encrypts a vault, with a counter one higher. Throws `InvalidValueError` if its contents are malformed or too large. */
export function saveVault(before: Vault, contents: VaultContents = before.contents): SavedVault {
  const vault = { ...before, counter: before.counter + 1, contents };
  const { id, counter, ways, key } = vault;
  const header = { format: VAULT_FORMAT, id, counter, ways } as const;
  const file = { ...header, ...encrypt(key, headerOf(header), pad(writeContents(contents))) };
  const text = writeVaultFile(file);
  readVaultFile(text);
  return { text, vault, point: pointOf(file, key) };
}

/**
 * Adds a way to unlock a vault; it counts once the vault is saved.
 *
 * @throws InvalidValueError for a weak passphrase, or a way that the vault has.
 * @throws UnlockingError for a wallet that signs differently each time, and for a passkey that makes no keys.
 */
export async function addWay(vault: Vault, unlocking: Unlocking): Promise<Vault> {
  const { way, key } = await newWay(unlocking);
  if (vault.ways.some((one) => nameOfWay(one.way) === nameOfWay(way))) {
    throw new InvalidValueError(`${nameOfWay(way)} unlocks this vault already.`, {
      hint: "Renew the vault's ways to change it.",
    });
  }
  const { nonce, ciphertext } = encrypt(key, wrappingOf(vault.id, way), vault.key);
  return { ...vault, ways: [...vault.ways, { way, nonce, wrapped: ciphertext }] };
}

/**
 * Gives a vault a new key, which only these ways unlock; it counts once the vault is saved. Each way that stays is needed
 * again, so that whoever opened the vault before cannot have learned how to unlock the new key. Earlier files still open
 * as before: delete them. Throws as `addWay` does.
 */
export async function renewWays(vault: Vault, ways: readonly [Unlocking, ...Unlocking[]]): Promise<Vault> {
  let renewed: Vault = { ...vault, ways: [], key: random(32) };
  for (const way of ways) renewed = await addWay(renewed, way);
  return renewed;
}

async function unwrap({ id, ways }: VaultFile, unlocking: Unlocking): Promise<Uint8Array> {
  for (const { way, nonce, wrapped } of ways) {
    const wayKey = await keyOfWay(way, unlocking);
    if (wayKey === undefined) continue;
    const key = decrypt(wayKey, nonce, wrappingOf(id, way), wrapped);
    if (key !== undefined) return key;
    throw cannotBeOpened(
      "wrongKey",
      unlocking.kind === "passphrase"
        ? "Check the passphrase, capitals and spaces included, or use another copy of the file."
        : `The file was changed, or the ${unlocking.kind} does not give the same again: use another copy or another way.`,
    );
  }
  throw new UnlockingError("otherWay", `No ${unlocking.kind} of yours unlocks this vault.`, {
    details: { kinds: ways.map(({ way }) => way.kind) },
    hint: `It opens with ${ways.map(({ way }) => nameOfWay(way)).join(", or ")}.`,
  });
}

function encrypt(key: Uint8Array, context: Uint8Array, plain: Uint8Array): { nonce: Hex; ciphertext: Hex } {
  const nonce = random(24);
  const ciphertext = xchacha20poly1305(key, nonce, context).encrypt(plain);
  return { nonce: bytesToHex(nonce), ciphertext: bytesToHex(ciphertext) };
}

/** Undefined if it was encrypted otherwise, or changed. */
function decrypt(key: Uint8Array, nonce: Hex, context: Uint8Array, sealed: Hex): Uint8Array | undefined {
  try {
    return xchacha20poly1305(key, hexToBytes(nonce), context).decrypt(hexToBytes(sealed));
  } catch {
    return undefined;
  }
}

/** Everything that is not encrypted, so that neither counter nor ways can be exchanged. */
function headerOf({ format, id, counter, ways }: Omit<VaultFile, "nonce" | "ciphertext">): Uint8Array {
  return stringToBytes(toCanonicalJson({ format, id, counter, ways }));
}

/** A wrapped key opens in its own vault and by its own way only. */
function wrappingOf(id: Hex, way: Way): Uint8Array {
  return stringToBytes(toCanonicalJson({ format: VAULT_FORMAT, id, way }));
}

function cannotBeOpened(problem: UnlockingProblem, hint: string): UnlockingError {
  return new UnlockingError(problem, "The vault cannot be opened.", { hint });
}

function random(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}
