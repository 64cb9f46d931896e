import { bytesToHex } from "viem";
import { evaluatePasskey, makePasskey, type Passkey } from "../../customer/passkey.ts";
import { UnlockingError } from "../../customer/unlockingError.ts";
import { type PasskeyUnlocking, passkeyInput } from "./unlocking.ts";
import { nameOfWay, type VaultFile, type Way } from "./vaultFile.ts";

/** A vault, open or closed. */
type WithWays = Pick<VaultFile, "ways">;

/**
 * Makes a passkey of this page's site, to make a vault with or to add to one: the device asks its user here, and again when
 * it is added. For browsers. Throws `UnlockingError` as `makePasskey` does.
 *
 * @param name What the device shows of it, such as "Vault of Ada".
 * @param vault The vault to which it will be added: a device that has a passkey of it gets no other.
 */
export async function newPasskey(name: string, vault: WithWays = { ways: [] }): Promise<PasskeyUnlocking> {
  return unlockingBy(await makePasskey({ name, others: passkeysOf(vault) }));
}

/**
 * Asks the user for one of the passkeys that unlock a vault; `readVaultFile` gives its ways. For browsers. Throws
 * `UnlockingError` as `evaluatePasskey` does, and if the vault has no passkey.
 */
export async function passkeyOf(vault: WithWays): Promise<PasskeyUnlocking> {
  const ways = passkeysOf(vault);
  if (ways.length === 0) {
    throw new UnlockingError("otherWay", "No passkey unlocks this vault.", {
      hint: `It opens with ${vault.ways.map(({ way }) => nameOfWay(way)).join(", or ")}.`,
    });
  }
  const asked = ways.map(({ site, credential, salt }) => ({ site, credential, input: passkeyInput(salt) }));
  const { credential, output } = await evaluatePasskey(asked);
  const used = asked.find((passkey) => passkey.credential.toLowerCase() === credential);
  if (used === undefined) {
    throw new UnlockingError("otherWay", "The device used another passkey than it was asked for.", {
      details: { credential },
      hint: "Try again, or take another way.",
    });
  }
  return unlockingBy(used, { ...used, output });
}

/** Asks the user, except for an output that was given already. */
function unlockingBy(
  { site, credential }: Passkey,
  given?: { readonly input: Uint8Array; readonly output: Uint8Array },
): PasskeyUnlocking {
  const evaluate = async (input: Uint8Array) =>
    given !== undefined && bytesToHex(given.input) === bytesToHex(input)
      ? given.output
      : (await evaluatePasskey([{ site, credential, input }])).output;
  return { kind: "passkey", site, credential, evaluate };
}

/** The passkey of a way, to ask for its function again. */
export function passkeyOfWay(way: Extract<Way, { kind: "passkey" }>): PasskeyUnlocking {
  return unlockingBy(way);
}

function passkeysOf({ ways }: WithWays): Extract<Way, { kind: "passkey" }>[] {
  return ways.flatMap(({ way }) => (way.kind === "passkey" ? [way] : []));
}
