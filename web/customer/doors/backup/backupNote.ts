import { signal } from "@preact/signals";
import type { DeviceTable } from "../../device/database.ts";

/** What this device knows of the vault's backups. */
export interface BackupNote {
  /** Unix seconds: when a file was last opened again to see that it works. */
  readonly checkedAt: number;
}

const KEY = "vault/backup";

/** Undefined while no backup was checked. */
export const backupNote = signal<BackupNote | undefined>();

export async function readBackupNote(table: DeviceTable): Promise<void> {
  const text = await table.get(KEY);
  backupNote.value = text === undefined ? undefined : (JSON.parse(text) as BackupNote);
}

export async function noteBackup(table: DeviceTable, note: BackupNote): Promise<void> {
  await table.put(new Map([[KEY, JSON.stringify(note)]]));
  backupNote.value = note;
}

export async function forgetBackupNote(table: DeviceTable): Promise<void> {
  await table.delete(KEY);
  backupNote.value = undefined;
}
