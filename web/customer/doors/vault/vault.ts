import { signal } from "@preact/signals";
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import { addWay, renewWays, saveVault, type Vault } from "../../../../src/agent/vault/vault.ts";
import { openDeviceTable } from "../../device/database.ts";
import { keyringIn } from "../../device/keyring.ts";
import type { Opened } from "../../session.ts";
import { forgetBackupNote } from "../backup/backupNote.ts";

/** The vault of this device while it is open. Secret. */
export const vault = signal<Vault | undefined>();

/** Adds a way to open the vault, on this device and in backups from now on. Throws as `addWay` of the library does. */
export async function addWayHere(unlocking: Unlocking): Promise<void> {
  await keep(await addWay(opened(), unlocking));
}

/**
 * Gives the vault a new key that only these ways open, each of which stays. Backups of before still open as they did, so none
 * counts as checked any more. Throws as `renewWays` does.
 */
export async function keepOnly(ways: readonly [Unlocking, ...Unlocking[]]): Promise<void> {
  await keep(await renewWays(opened(), ways));
  await forgetBackupNote(await openDeviceTable());
}

/** The text of a vault file with everything: keys, cards, and what the agent remembers. */
export async function backupText({ agent }: Opened): Promise<string> {
  const before = opened();
  const { keys } = before.contents;
  const memory = await agent.export();
  const { text, vault: saved } = saveVault(before, { keys, cards: [], receipts: [], memory });
  // No two files of one vault have the same number and other content.
  await keep(saved);
  return text;
}

/** Forgets the keys: the page begins anew, closed. */
export async function lock({ agent }: Opened): Promise<void> {
  await agent.close();
  location.hash = "";
  location.reload();
}

async function keep(changed: Vault): Promise<void> {
  const { contents } = opened();
  const saved = await keyringIn(await openDeviceTable()).keep(changed);
  vault.value = { ...saved, contents };
}

function opened(): Vault {
  if (vault.value === undefined) throw new Error("The vault is closed.");
  return vault.value;
}
