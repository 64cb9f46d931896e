import { type KnownVault, requireCurrent } from "../../../src/agent/vault/point.ts";
import type { Unlocking } from "../../../src/agent/vault/unlocking.ts";
import { openVault, saveVault, type Vault } from "../../../src/agent/vault/vault.ts";
import { readVaultFile, type VaultFile } from "../../../src/agent/vault/vaultFile.ts";
import type { DeviceTable } from "./database.ts";
import { FILE } from "./isVaultHere.ts";

const POINT = "vault/point";

/** The vault that this device has: keys alone, because what the agent remembers is kept apart from it. */
export interface Keyring {
  /** The vault as it is kept: closed, with its ways. */
  file(): Promise<VaultFile>;
  /** Keeps a vault, in place of the one that was here; returns it as it was saved. */
  keep(vault: Vault): Promise<Vault>;
  /** Throws as `openVault` does. */
  open(unlocking: Unlocking): Promise<Vault>;
}

export function keyringIn(table: DeviceTable): Keyring {
  return {
    file: async () => readVaultFile((await table.get(FILE))!),
    async keep(before) {
      const { keys } = before.contents;
      const { text, point, vault } = saveVault(before, { keys, cards: [], receipts: [] });
      await table.put(
        new Map([
          [FILE, text],
          [POINT, JSON.stringify(point)],
        ]),
      );
      // Nothing depends on it before it is known to be on the disk as it was written.
      requireCurrent(readVaultFile((await table.get(FILE))!), point);
      return vault;
    },
    async open(unlocking) {
      const [text, point] = await Promise.all([table.get(FILE), table.get(POINT)]);
      return openVault(text!, unlocking, JSON.parse(point!) as KnownVault);
    },
  };
}
