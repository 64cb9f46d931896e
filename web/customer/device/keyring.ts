import type { VaultContents } from "../../../src/agent/vault/contents.ts";
import type { KnownVault } from "../../../src/agent/vault/point.ts";
import type { Unlocking } from "../../../src/agent/vault/unlocking.ts";
import { makeVault, openVault, saveVault, type Vault } from "../../../src/agent/vault/vault.ts";
import { createCustomerKeys } from "../../../src/customer/keys.ts";
import type { DeviceTable } from "./database.ts";
import { FILE } from "./isVaultHere.ts";

const POINT = "vault/point";

/** The vault that this device has: keys alone, because what the agent remembers is kept apart from it. */
export interface Keyring {
  /** Makes new keys, or takes those of a vault from elsewhere. */
  make(unlocking: Unlocking, contents?: VaultContents): Promise<Vault>;
  /** Throws `DecdpError` if `unlocking` does not open it. */
  open(unlocking: Unlocking): Promise<Vault>;
}

export function keyringIn(table: DeviceTable): Keyring {
  return {
    async make(unlocking, { keys } = { keys: createCustomerKeys(), cards: [], receipts: [] }) {
      const { text, point, vault } = saveVault(await makeVault({ keys, cards: [], receipts: [] }, unlocking));
      await table.put(
        new Map([
          [FILE, text],
          [POINT, JSON.stringify(point)],
        ]),
      );
      // What was written can be read again before anything depends on it.
      await openVault(text, unlocking, point);
      return vault;
    },
    async open(unlocking) {
      const [text, point] = await Promise.all([table.get(FILE), table.get(POINT)]);
      return openVault(text!, unlocking, JSON.parse(point!) as KnownVault);
    },
  };
}
