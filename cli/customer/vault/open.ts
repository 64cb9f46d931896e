import path from "node:path";
import { pointOf } from "../../../src/agent/vault/point.ts";
import { openVault } from "../../../src/agent/vault/vault.ts";
import { LONGEST_VAULT, readVaultFile } from "../../../src/agent/vault/vaultFile.ts";
import { type Receipt, writeReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import type { CustomerKeys } from "../../../src/customer/keys.ts";
import { readText } from "../../input/files.ts";
import { requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { addCustomer, readKeys } from "../customers.ts";
import { knownVault, rememberVault, unlockingFrom } from "./knownVault.ts";
import { requireSameKeys, type VaultOfCustomer } from "./rewrite.ts";
import { takeCards } from "./takeCards.ts";

export interface OpeningVault extends VaultOfCustomer {
  readonly withWallet?: boolean;
  /** Folder for the receipts. */
  readonly out?: string;
  /** Open it even if this device knows a newer vault, or another one. */
  readonly older?: boolean;
  /** Take a key that this device does not know: a way to unlock was removed on another device. */
  readonly renewed?: boolean;
}

/** Takes keys, cards and receipts from a vault. Throws `UsageError` for a customer who has other keys. */
export async function openVaultFile(
  context: Context,
  { file, as, withWallet, out, older = false, renewed = false }: OpeningVault,
): Promise<Outcome> {
  const text = readText(file, LONGEST_VAULT);
  const known = older ? undefined : knownVault(context, as);
  const wanted = renewed && known !== undefined ? { ...known, key: undefined } : known;
  const { key, contents } = await openVault(text, await unlockingFrom(context, withWallet), wanted);
  const { keys, cards, receipts } = contents;
  const texts = receiptFiles(out, receipts);
  for (const [place, receipt] of texts) requireFree(place, (kept) => kept === receipt);
  await addOrRequireSame(context, as, keys);
  const { taken, older: left, ofOtherNetworks } = await takeCards(context, as, cards);
  for (const [place, receipt] of texts) writeOwn(place, receipt, { secret: true });
  await rememberVault(context, as, pointOf(readVaultFile(text), key));
  return {
    data: { customer: as, cards: taken, cardsLeft: left, ofOtherNetworks, receipts: receipts.length },
    lines: [
      `The keys of ${as} are on this device, and ${taken} cards.`,
      ...left.map((why) => `A card was left in the vault. ${why}`),
      ...(ofOtherNetworks > 0
        ? [`${ofOtherNetworks} cards are for other networks and stay in the vault.`]
        : []),
      out === undefined
        ? `${receipts.length} receipts stay in the vault; --out FOLDER writes them.`
        : `Wrote ${receipts.length} receipts to ${out}.`,
    ],
  };
}

/** Their names in the folder, and their texts. */
function receiptFiles(out: string | undefined, receipts: readonly Receipt[]): [string, string][] {
  if (out === undefined) return [];
  return receipts.map((receipt) => [
    path.join(out, `${receipt.facts.id}.receipt.json`),
    writeReceipt(receipt),
  ]);
}

async function addOrRequireSame(context: Context, name: string, keys: CustomerKeys): Promise<void> {
  const isKnown = context.state.first("SELECT name FROM customers WHERE name = ?", name) !== undefined;
  if (isKnown) requireSameKeys(name, readKeys(context, name), keys);
  else await addCustomer(context, name, keys);
}
