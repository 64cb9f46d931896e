import { existsSync } from "node:fs";
import { makeVault, openVault, saveVault } from "../../../src/agent/vault/vault.ts";
import { LONGEST_VAULT } from "../../../src/agent/vault/vaultFile.ts";
import { readReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import { readFile, readText } from "../../input/files.ts";
import { UsageError } from "../../input/usageError.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { readCards } from "../cards/cardsKept.ts";
import { readKeys } from "../customers.ts";
import { knownVault, newUnlockingFrom, unlockingFrom } from "./knownVault.ts";
import { mergeCards, mergeReceipts } from "./merge.ts";
import { requireSameKeys, type VaultOfCustomer, writeVault } from "./rewrite.ts";

export interface SavingVault extends VaultOfCustomer {
  readonly withWallet?: boolean;
  /** Begin a vault even though this device knows one. */
  readonly new?: boolean;
  /** Files of receipts to put into it. */
  readonly receipts?: readonly string[];
}

/** Writes a customer's keys, cards and receipts to a vault, beside what it holds already; begins one if there is none. */
export async function saveVaultFile(
  context: Context,
  { file, as, withWallet, new: isNew = false, receipts: files = [] }: SavingVault,
): Promise<Outcome> {
  const keys = readKeys(context, as);
  const cards = readCards(context, as);
  const receipts = files.map((name) => readFile(name, readReceipt));
  const before = existsSync(file) ? readText(file, LONGEST_VAULT) : undefined;
  const known = knownVault(context, as);
  if (before === undefined && known !== undefined && !isNew) throw missing(file, known.counter);
  const vault =
    before === undefined
      ? await makeVault({ keys, cards: [], receipts: [] }, await newUnlockingFrom(context, withWallet))
      : await openVault(before, await unlockingFrom(context, withWallet), known);
  const { contents } = vault;
  requireSameKeys(as, keys, contents.keys);
  const saved = saveVault(vault, {
    ...contents,
    cards: mergeCards(cards, contents.cards),
    receipts: mergeReceipts(contents.receipts, receipts),
  });
  await writeVault(context, { file, as }, saved, before);
  const { id, counter } = saved.point;
  return {
    data: { file, vault: id, saved: counter },
    lines: [
      `The keys, cards and receipts of ${as} are in ${file}, encrypted. ${counter === 1 ? "It is a new vault." : `It was saved ${counter} times.`}`,
    ],
  };
}

/** A name mistyped would begin a vault without the receipts of the other one. */
function missing(file: string, counter: number): UsageError {
  return new UsageError(
    `${file} is not there, and this device knows a vault that was saved ${counter} times.`,
    {
      hint: "Name the file of that vault, or begin another one with --new.",
    },
  );
}
