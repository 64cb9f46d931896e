import type { Unlocking } from "../../../src/agent/vault/unlocking.ts";
import { addWay, renewWays } from "../../../src/agent/vault/vault.ts";
import { LONGEST_VAULT, nameOfWay, readVaultFile, type Way } from "../../../src/agent/vault/vaultFile.ts";
import { readText } from "../../input/files.ts";
import { UsageError } from "../../input/usageError.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { newPassphraseFrom } from "../passphrase.ts";
import { unlockingFrom } from "./knownVault.ts";
import { rewriteVault, type VaultOfCustomer } from "./rewrite.ts";
import { waysNamed } from "./ways.ts";

const NEW_PASSPHRASE = "DECDP_NEW_PASSPHRASE";

/** Adds the passphrase to a vault that the wallet opens, or the wallet to one that the passphrase opens. */
export async function addToVault(
  context: Context,
  of: VaultOfCustomer,
  added: "passphrase" | "wallet",
): Promise<Outcome> {
  const text = readText(of.file, LONGEST_VAULT);
  const withWallet = added === "passphrase";
  const opening = await unlockingFrom(context, withWallet);
  const adding = withWallet ? await newPassphrase(context) : await unlockingFrom(context, true);
  const { vault, point } = await rewriteVault(context, of, text, [opening], (opened) =>
    addWay(opened, adding),
  );
  const names = vault.ways.map(({ way }) => nameOfWay(way));
  return {
    data: { file: of.file, saved: point.counter, ways: names },
    lines: [`${of.file} opens with ${names.join(", or ")}.`],
  };
}

/** Removes ways from a vault. Throws `UsageError` if none would stay, or one that stays cannot be asked for here. */
export async function removeFromVault(
  context: Context,
  of: VaultOfCustomer,
  words: readonly string[],
): Promise<Outcome> {
  const text = readText(of.file, LONGEST_VAULT);
  const ways = readVaultFile(text, of.file).ways.map(({ way }) => way);
  const leaving = waysNamed(ways, words);
  const [first, ...others] = ways.filter((way) => !leaving.includes(way));
  if (first === undefined) {
    throw new UsageError("Nothing would unlock the vault any more, and nothing was removed.", {
      hint: "Add another way first: npx decdp customer vault add",
    });
  }
  const staying = [await unlockingFor(context, first), ...(await unlockingsFor(context, others))] as const;
  const { point } = await rewriteVault(context, of, text, staying, (opened) => renewWays(opened, staying));
  return renewed(of, point.counter, leaving.map(nameOfWay));
}

/** Takes a new passphrase in place of the old one. Throws `UsageError` as `removeFromVault` does. */
export async function changePassphrase(context: Context, of: VaultOfCustomer): Promise<Outcome> {
  const text = readText(of.file, LONGEST_VAULT);
  const ways = readVaultFile(text, of.file).ways.map(({ way }) => way);
  const [old] = waysNamed(ways, ["passphrase"]);
  const opening = await unlockingFrom(context);
  const others = await unlockingsFor(
    context,
    ways.filter((way) => way !== old),
  );
  const passphrase = await newPassphrase(context, NEW_PASSPHRASE);
  const { point } = await rewriteVault(context, of, text, [opening, ...others], (opened) =>
    renewWays(opened, [passphrase, ...others]),
  );
  return renewed(of, point.counter, ["the old passphrase"]);
}

async function newPassphrase(context: Context, variable?: string): Promise<Unlocking> {
  return { kind: "passphrase", passphrase: await newPassphraseFrom(context, variable) };
}

async function unlockingsFor(context: Context, ways: readonly Way[]): Promise<Unlocking[]> {
  const unlockings: Unlocking[] = [];
  for (const way of ways) unlockings.push(await unlockingFor(context, way));
  return unlockings;
}

/** A way that stays, which is asked for once more: whoever knew the old vault key must not learn the new one. */
async function unlockingFor(context: Context, way: Way): Promise<Unlocking> {
  if (way.kind === "passkey") {
    throw new UsageError(`${nameOfWay(way)} would stay, and the command line cannot ask for it.`, {
      hint: `Change the vault on a page of ${way.site}, or name ${way.credential} as well, to remove it.`,
    });
  }
  const unlocking = await unlockingFrom(context, way.kind === "wallet");
  if (way.kind === "wallet" && unlocking.kind === "wallet") {
    if (way.account.toLowerCase() !== unlocking.account.toLowerCase()) {
      throw new UsageError(
        `${nameOfWay(way)} would stay, and the key given is that of ${unlocking.account}.`,
        {
          hint: `Set DECDP_WALLET_KEY to its key, or name ${way.account} as well, to remove it.`,
        },
      );
    }
  }
  return unlocking;
}

function renewed({ file }: VaultOfCustomer, saved: number, removed: readonly string[]): Outcome {
  return {
    data: { file, saved, removed },
    lines: [
      `${file} has a new key, to which ${removed.join(" and ")} no longer leads.`,
      "Copies from before still open as they did: delete them. Whoever opened one has your keys and what it held.",
      "Your other devices take this file once with: npx decdp customer vault open --renewed",
    ],
  };
}
