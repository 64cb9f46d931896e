import { type Agent, createAgent } from "../../src/agent/agent.ts";
import type { Unlocking } from "../../src/agent/vault/unlocking.ts";
import { openVault, type Vault } from "../../src/agent/vault/vault.ts";
import { type PageNetwork, readPageNetwork } from "../../src/format/record/pageNetwork.ts";
import { createCardDesk } from "./cards/desk.ts";
import { surroundingsOf } from "./customer.ts";
import { openDeviceTable } from "./device/database.ts";
import { encryptedStore } from "./device/encryptedStore.ts";
import { keyringIn } from "./device/keyring.ts";
import { Inside } from "./Inside.tsx";
import { phase, refresh, send } from "./session.ts";

/** Milliseconds between two attempts to send what waits. */
const PAUSE = 15_000;
const LOCK = "decdp-agent";

/** Opens the vault on this device. Throws `DecdpError` if `unlocking` does not open it. */
export async function unlock(unlocking: Unlocking): Promise<void> {
  const network = networkOf();
  const table = await openDeviceTable();
  await begin(network, await keyringIn(table).open(unlocking));
}

/** Makes a vault on this device; with the text of a vault file, of its keys and of all that is in it. */
export async function make(unlocking: Unlocking, file?: string): Promise<void> {
  const network = networkOf();
  const contents = file === undefined ? undefined : (await openVault(file, unlocking)).contents;
  const table = await openDeviceTable();
  const agent = await begin(network, await keyringIn(table).make(unlocking, contents));
  if (contents === undefined) return;
  if (contents.memory !== undefined) await agent.import(contents.memory);
  else for (const card of contents.cards) await agent.keepCard(card);
  await refresh();
}

function networkOf(): PageNetwork {
  const now = phase.value;
  if (now.name !== "new" && now.name !== "locked") throw new Error("The vault is open.");
  return readPageNetwork(now.network);
}

/** One tab at a time works with what is kept: another one waits until this one is closed. */
async function begin(network: PageNetwork, { contents }: Vault): Promise<Agent> {
  await new Promise<void>((resolve) => {
    void navigator.locks.request(LOCK, () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
  const store = encryptedStore(await openDeviceTable(), contents.keys);
  const surroundings = surroundingsOf(network, contents.keys, store);
  const agent = createAgent(surroundings);
  const desk = createCardDesk(surroundings, { agent, network });
  phase.value = { name: "open", agent, network, desk, surroundings, inside: Inside };
  await refresh();
  void send();
  setInterval(send, PAUSE);
  addEventListener("online", () => void send());
  return agent;
}
