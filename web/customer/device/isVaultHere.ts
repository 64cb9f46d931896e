import { openDeviceTable } from "./database.ts";

/** Where the device has its vault. */
export const FILE = "vault/file";

/** Whether this device has a vault. */
export async function isVaultHere(): Promise<boolean> {
  return (await (await openDeviceTable()).get(FILE)) !== undefined;
}
