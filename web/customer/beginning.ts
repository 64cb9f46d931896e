import { isVaultHere } from "./device/isVaultHere.ts";
import { takeDevice, takeDeviceOver } from "./device/ownTab.ts";
import { phase } from "./session.ts";

/** Begins on this device, unless another tab works with it. @param network The text of network.json. */
export async function begin(network: string): Promise<void> {
  await come(network, await takeDevice(() => leave(network)));
}

/** Begins here, and ends what another tab does. */
export async function beginHere(network: string): Promise<void> {
  await takeDeviceOver(() => leave(network));
  await come(network, true);
}

async function come(network: string, isMine: boolean): Promise<void> {
  if (isMine) phase.value = { name: (await isVaultHere()) ? "locked" : "new", network };
  else leave(network);
}

function leave(network: string): void {
  phase.value = { name: "elsewhere", network };
}
