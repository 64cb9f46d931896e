import { createAgent } from "../../src/agent/agent.ts";
import type { CustomerKeys } from "../../src/customer/keys.ts";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import { createCardDesk } from "./cards/desk.ts";
import { surroundingsOf } from "./customer.ts";
import type { DeviceTable } from "./device/database.ts";
import { encryptedStore } from "./device/encryptedStore.ts";
import { Inside } from "./Inside.tsx";

/** What works with an open vault: the agent of whoever opened it, and its screens. A part of its own, as it is large. */
export function startWorking(network: PageNetwork, keys: CustomerKeys, table: DeviceTable) {
  const surroundings = surroundingsOf(network, keys, encryptedStore(table, keys));
  const agent = createAgent(surroundings);
  const desk = createCardDesk(surroundings, { agent, network });
  return { agent, network, desk, surroundings, inside: Inside };
}
