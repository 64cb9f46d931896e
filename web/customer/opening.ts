import type { Agent } from "../../src/agent/agent.ts";
import type { Unlocking } from "../../src/agent/vault/unlocking.ts";
import { makeVault, openVault, type Vault } from "../../src/agent/vault/vault.ts";
import type { VaultFile } from "../../src/agent/vault/vaultFile.ts";
import { createCustomerKeys } from "../../src/customer/keys.ts";
import { type PageNetwork, readPageNetwork } from "../../src/format/record/pageNetwork.ts";
import { openDeviceTable } from "./device/database.ts";
import { keyringIn } from "./device/keyring.ts";
import { beforeGivingWay } from "./device/ownTab.ts";
import { readBackupNote } from "./doors/backup/backupNote.ts";
import { vault } from "./doors/vault/vault.ts";
import { connectionOf } from "./doors/ways/unlockings.ts";
import { followWallet } from "./doors/ways/walletUser.ts";
import { endSending, phase, refresh, send } from "./session.ts";

/** Milliseconds between two attempts to send what waits. */
const PAUSE = 15_000;

/** Fetched while the passphrase is typed; what did not arrive is asked for again. */
let working: Promise<typeof import("./working.ts")> | undefined;

function fetchWorking() {
  working ??= import("./working.ts").catch((error: unknown) => {
    working = undefined;
    throw error;
  });
  return working;
}

fetchWorking().catch(() => {});

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

async function begin(network: PageNetwork, opened: Vault): Promise<Agent> {
  const { startWorking } = await fetchWorking();
  const table = await openDeviceTable();
  const working = startWorking(network, opened.contents.keys, table);
  const { agent } = working;
  vault.value = opened;
  await readBackupNote(table);
  phase.value = { name: "open", ...working };
  await refresh();
  void send();
  const timer = setInterval(send, PAUSE);
  beforeGivingWay(async () => {
    clearInterval(timer);
    await endSending();
    await agent.close();
  });
  addEventListener("online", () => void send());
  return agent;
}
