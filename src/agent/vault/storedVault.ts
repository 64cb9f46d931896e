import { DecdpError } from "../../errors.ts";
import type { VaultContents } from "./contents.ts";
import type { KnownVault } from "./point.ts";
import type { Unlocking } from "./unlocking.ts";
import { openVault, type SavedVault, saveVault, type Vault } from "./vault.ts";

/** Where a vault is stored, such as the customer's own pod. */
export interface VaultStore {
  /** The vault and which version of it that is, in the store's own words; undefined if there is none. */
  read(): Promise<{ readonly text: string; readonly version: string } | undefined>;
  /**
   * Stores a vault in place of that version, or where there is none if that is undefined. Returns the new version;
   * undefined if another one was stored meanwhile.
   */
  write(text: string, ifVersion: string | undefined): Promise<string | undefined>;
}

/** A vault that is unlocked, and the version of the store that it came from. Secret. */
export interface StoredVault {
  readonly vault: Vault;
  /** Undefined if it was never stored. */
  readonly version: string | undefined;
}

/** Opens the vault in a store. Throws as `openVault` does, and `DecdpError` if there is none. */
export async function openStoredVault(
  store: VaultStore,
  unlocking: Unlocking,
  known?: KnownVault,
): Promise<StoredVault> {
  const found = await store.read();
  if (found !== undefined) {
    return { vault: await openVault(found.text, unlocking, known), version: found.version };
  }
  throw new DecdpError("There is no vault in the store.", {
    details: { known: known?.counter },
    hint: known
      ? "Somebody may have deleted it. Store your own copy again."
      : "Make one on the device that has the keys.",
  });
}

/** Stores a vault. Throws as `saveVault` does, and `DecdpError`, writing nothing, if another device stored it meanwhile. */
export async function storeVault(
  store: VaultStore,
  { vault, version }: StoredVault,
  contents: VaultContents = vault.contents,
): Promise<SavedVault & StoredVault> {
  const saved = saveVault(vault, contents);
  const stored = await store.write(saved.text, version);
  if (stored !== undefined) return { ...saved, version: stored };
  throw new DecdpError("Another device changed the vault meanwhile; nothing was written over it.", {
    details: { version, counter: vault.counter },
    hint: "Open the vault again, and make your change to what it holds now.",
  });
}
