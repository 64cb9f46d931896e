import type { Address, PrivateKeyAccount } from "viem";
import { makeVault, openVault, saveVault } from "../../../src/agent/vault/vault.ts";
import { type CustomerKeys, createCustomerKeys, subjectFor } from "../../../src/customer/keys.ts";

/** Where this device has the officer's key: in a vault that only the passphrase opens. */
const PLACE = "decdp-officer-vault";

/** Whether this device has a key. */
export function isKeyHere(): boolean {
  return localStorage.getItem(PLACE) !== null;
}

/** Makes a key on this device. Throws `InvalidValueError` for a weak passphrase. @param brand The brand's account, for which the key is. */
export async function makeDeviceKey(brand: Address, passphrase: string): Promise<PrivateKeyAccount> {
  const contents = { keys: createCustomerKeys(), cards: [], receipts: [] };
  const { text } = saveVault(await makeVault(contents, { kind: "passphrase", passphrase }));
  localStorage.setItem(PLACE, text);
  // What was written opens again before anything depends on it.
  return openDeviceKey(brand, passphrase);
}

/** Throws `DecdpError` for another passphrase than the key was made with. */
export async function openDeviceKey(brand: Address, passphrase: string): Promise<PrivateKeyAccount> {
  const { contents } = await openVault(localStorage.getItem(PLACE)!, { kind: "passphrase", passphrase });
  return accountOf(contents.keys, brand);
}

/** Another account for each brand, as for customers. */
function accountOf(keys: CustomerKeys, brand: Address): PrivateKeyAccount {
  return subjectFor(keys, brand);
}
