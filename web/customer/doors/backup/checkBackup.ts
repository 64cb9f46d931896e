import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import { openVault } from "../../../../src/agent/vault/vault.ts";
import { readVaultFile, type VaultFile } from "../../../../src/agent/vault/vaultFile.ts";
import { DecdpError } from "../../../../src/errors.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { openDeviceTable } from "../../device/database.ts";
import { doorsWords } from "../../words/doors.ts";
import { vault } from "../vault/vault.ts";
import { noteBackup } from "./backupNote.ts";

/** Reads a vault file that is a backup of the open vault. Throws `DecdpError` for one of another vault. */
export function readBackup(text: string): VaultFile {
  const file = readVaultFile(text);
  if (file.id === vault.value?.id) return file;
  const words = wordsIn(doorsWords);
  throw new DecdpError(words.otherVault, { details: { id: file.id }, hint: words.otherVaultHint });
}

/**
 * Restores a backup as if on a new device, compares its keys with those in use, and notes that it works. Throws as `openVault`
 * does, and `DecdpError` if it holds other keys.
 */
export async function checkBackup(text: string, unlocking: Unlocking): Promise<void> {
  const { keys } = (await openVault(text, unlocking)).contents;
  const own = vault.value?.contents.keys;
  if (keys.secretSeed !== own?.secretSeed || keys.subjectSeed !== own.subjectSeed) {
    throw new DecdpError("The backup holds other keys than the vault that is open.", {
      hint: "Save the vault again, and delete this file.",
    });
  }
  await noteBackup(await openDeviceTable(), { checkedAt: Math.floor(Date.now() / 1000) });
}
