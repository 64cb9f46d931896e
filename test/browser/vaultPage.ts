// Runs in the browser: what a customer's page does with a vault and passkeys, for test/e2e/passkey.test.ts to call.

import { newPasskey, passkeyOf } from "../../src/agent/vault/passkeys.ts";
import { addWay, makeVault, openVault, saveVault } from "../../src/agent/vault/vault.ts";
import { readVaultFile } from "../../src/agent/vault/vaultFile.ts";
import { createCustomerKeys } from "../../src/customer/keys.ts";

/** A vault with new keys, which a new passkey unlocks; the keys tell whether it is opened. */
async function save() {
  const contents = { keys: createCustomerKeys(), cards: [], receipts: [] };
  const { text } = saveVault(await makeVault(contents, await newPasskey("Vault of Ada")));
  return { text, keys: contents.keys };
}

/** The keys in a vault, by a passkey. */
async function open(text: string) {
  const vault = await openVault(text, await passkeyOf(readVaultFile(text)));
  return vault.contents.keys;
}

/** The vault with a new passkey besides, where it is unlocked by a passphrase. */
async function add(text: string, passphrase: string): Promise<string> {
  const vault = await openVault(text, { kind: "passphrase", passphrase });
  return saveVault(await addWay(vault, await newPasskey("Vault of Ada", vault))).text;
}

const page = { save, open, add };
export type VaultPage = typeof page;

Object.assign(globalThis, { page });
document.querySelector("#state")!.textContent = "Ready";
