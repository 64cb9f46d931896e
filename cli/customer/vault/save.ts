import { existsSync } from "node:fs";
import { makeVault, openVault, saveVault } from "../../../src/agent/vault/vault.ts";
import { LONGEST_VAULT } from "../../../src/agent/vault/vaultFile.ts";
import { readReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import type { CustomerKeys } from "../../../src/customer/keys.ts";
import { readFile, readText } from "../../input/files.ts";
import { writeOwn } from "../../input/ownFiles.ts";
import { UsageError } from "../../input/usageError.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { readCards } from "../cards/cardsKept.ts";
import { readKeys } from "../customers.ts";
import { knownVault, rememberVault, unlockingFrom } from "./knownVault.ts";
import { mergeCards, mergeReceipts } from "./merge.ts";

export interface SavingVault {
  readonly file: string;
  /** Which customer. */
  readonly as: string;
  readonly withWallet?: boolean;
  /** Files of receipts to put into it. */
  readonly receipts?: readonly string[];
}

/** Writes a customer's keys, cards and receipts to a vault, beside what it holds already; begins one if there is none. */
export async function saveVaultFile(
  context: Context,
  { file, as, withWallet, receipts: files = [] }: SavingVault,
): Promise<Outcome> {
  const keys = readKeys(context, as);
  const cards = readCards(context, as);
  const receipts = files.map((name) => readFile(name, readReceipt));
  const before = existsSync(file) ? readText(file, LONGEST_VAULT) : undefined;
  const unlocking = await unlockingFrom(context, withWallet);
  const vault =
    before === undefined
      ? await makeVault({ keys, cards: [], receipts: [] }, unlocking)
      : await openVault(before, unlocking, knownVault(context, as));
  const { contents } = vault;
  requireSameKeys(as, keys, contents.keys);
  const { text, point } = saveVault(vault, {
    ...contents,
    cards: mergeCards(cards, contents.cards),
    receipts: mergeReceipts(contents.receipts, receipts),
  });
  // The file first: a file that is newer than what is known opens, an older one does not.
  writeOwn(file, text, { secret: true, isOwn: (kept) => kept === before });
  await rememberVault(context, as, point);
  return {
    data: { file, vault: point.id, saved: point.counter },
    lines: [
      `The keys, cards and receipts of ${as} are in ${file}, encrypted. It was saved ${point.counter} times.`,
    ],
  };
}

/** Throws `UsageError` if a vault is of another customer. */
export function requireSameKeys(name: string, own: CustomerKeys, given: CustomerKeys): void {
  if (own.secretSeed === given.secretSeed && own.subjectSeed === given.subjectSeed) return;
  throw new UsageError(`The vault holds other keys than those of "${name}".`, {
    hint: "Choose the right customer with --as, or another file.",
  });
}
