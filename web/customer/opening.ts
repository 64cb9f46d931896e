import type { Agent } from "../../src/agent/agent.ts";
import type { Unlocking } from "../../src/agent/vault/unlocking.ts";
import { openVault, type Vault } from "../../src/agent/vault/vault.ts";
import { type PageNetwork, readPageNetwork } from "../../src/format/record/pageNetwork.ts";
import { openDeviceTable } from "./device/database.ts";
import { keyringIn } from "./device/keyring.ts";
import { beforeGivingWay } from "./device/ownTab.ts";
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

async function begin(network: PageNetwork, { contents }: Vault): Promise<Agent> {
  const { startWorking } = await fetchWorking();
  const opened = startWorking(network, contents.keys, await openDeviceTable());
  const { agent } = opened;
  phase.value = { name: "open", ...opened };
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
