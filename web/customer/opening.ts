import { type Agent, createAgent } from "../../src/agent/agent.ts";
import type { Unlocking } from "../../src/agent/vault/unlocking.ts";
import { makeVault, openVault, type Vault } from "../../src/agent/vault/vault.ts";
import type { VaultFile } from "../../src/agent/vault/vaultFile.ts";
import { createCustomerKeys } from "../../src/customer/keys.ts";
import { type PageNetwork, readPageNetwork } from "../../src/format/record/pageNetwork.ts";
import { createCardDesk } from "./cards/desk.ts";
import { surroundingsOf } from "./customer.ts";
import { openDeviceTable } from "./device/database.ts";
import { encryptedStore } from "./device/encryptedStore.ts";
import { keyringIn } from "./device/keyring.ts";
import { readBackupNote } from "./doors/backup/backupNote.ts";
import { vault } from "./doors/vault/vault.ts";
import { connectionOf } from "./doors/ways/unlockings.ts";
import { followWallet } from "./doors/ways/walletUser.ts";
import { Inside } from "./Inside.tsx";
import { phase, refresh, send } from "./session.ts";

/** Milliseconds between two attempts to send what waits. */
const PAUSE = 15_000;
const LOCK = "decdp-agent";

/** The vault of this device, closed. */
export async function vaultHere(): Promise<VaultFile> {
  return keyringIn(await openDeviceTable()).file();
}

/** Opens the vault on this device. Throws as `openVault` does. */
export async function unlock(unlocking: Unlocking): Promise<void> {
  const network = networkOf();
  await begin(network, await keyringIn(await openDeviceTable()).open(unlocking));
  followWallet(connectionOf(unlocking));
}

/** Makes a vault with new keys on this device. Throws as `makeVault` does. */
export async function make(unlocking: Unlocking): Promise<void> {
  const network = networkOf();
  const keyring = keyringIn(await openDeviceTable());
  const contents = { keys: createCustomerKeys(), cards: [], receipts: [] };
  await begin(network, await keyring.keep(await makeVault(contents, unlocking)));
  followWallet(connectionOf(unlocking));
}

/**
 * Brings a vault from elsewhere to this device, with all its ways and everything that is in its file. Throws as `openVault`
 * does.
 */
export async function restore(file: string, unlocking: Unlocking): Promise<void> {
  const network = networkOf();
  const found = await openVault(file, unlocking);
  const keyring = keyringIn(await openDeviceTable());
  const agent = await begin(network, await keyring.keep(found));
  followWallet(connectionOf(unlocking));
  const { memory, cards } = found.contents;
  if (memory !== undefined) await agent.import(memory);
  else for (const card of cards) await agent.keepCard(card);
  await refresh();
}

function networkOf(): PageNetwork {
  const now = phase.value;
  if (now.name !== "new" && now.name !== "locked") throw new Error("The vault is open.");
  return readPageNetwork(now.network);
}

/** One tab at a time works with what is kept: another one waits until this one is closed. */
async function begin(network: PageNetwork, opened: Vault): Promise<Agent> {
  await new Promise<void>((resolve) => {
    void navigator.locks.request(LOCK, () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
  const { keys } = opened.contents;
  const table = await openDeviceTable();
  const surroundings = surroundingsOf(network, keys, encryptedStore(table, keys));
  const agent = createAgent(surroundings);
  const desk = createCardDesk(surroundings, { agent, network });
  vault.value = opened;
  await readBackupNote(table);
  phase.value = { name: "open", agent, network, desk, surroundings, inside: Inside };
  await refresh();
  void send();
  setInterval(send, PAUSE);
  addEventListener("online", () => void send());
  return agent;
}
