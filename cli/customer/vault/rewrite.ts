import type { Unlocking } from "../../../src/agent/vault/unlocking.ts";
import { openVault, type SavedVault, saveVault, type Vault } from "../../../src/agent/vault/vault.ts";
import { LONGEST_VAULT } from "../../../src/agent/vault/vaultFile.ts";
import type { CustomerKeys } from "../../../src/customer/keys.ts";
import { writeOwn } from "../../input/ownFiles.ts";
import { UsageError } from "../../input/usageError.ts";
import type { Context } from "../../setting/context.ts";
import { readKeys } from "../customers.ts";
import { knownVault, rememberVault } from "./knownVault.ts";

export interface VaultOfCustomer {
  readonly file: string;
  /** Which customer. */
  readonly as: string;
}

/**
 * Changes a vault and writes it in place of `text`, which was read from its file.
 *
 * @param ways Each has to open it, so that no slip of the fingers becomes a way.
 * @throws UsageError if it is of another customer.
 */
export async function rewriteVault(
  context: Context,
  of: VaultOfCustomer,
  text: string,
  ways: readonly [Unlocking, ...Unlocking[]],
  change: (vault: Vault) => Promise<Vault>,
): Promise<SavedVault> {
  const [first, ...others] = ways;
  const known = knownVault(context, of.as);
  const vault = await openVault(text, first, known);
  for (const other of others) await openVault(text, other, known);
  requireSameKeys(of.as, readKeys(context, of.as), vault.contents.keys);
  const saved = saveVault(await change(vault));
  await writeVault(context, of, saved, text);
  return saved;
}

/** Writes a vault to its file, in place of what was read from it, and remembers it. */
export async function writeVault(
  context: Context,
  { file, as }: VaultOfCustomer,
  { text, point }: SavedVault,
  before: string | undefined,
): Promise<void> {
  // The file first: a file that is newer than what is known opens, an older one does not.
  writeOwn(file, text, { secret: true, isOwn: (kept) => kept === before, largest: LONGEST_VAULT });
  await rememberVault(context, as, point);
}

/** Throws `UsageError` if a vault is of another customer. */
export function requireSameKeys(name: string, own: CustomerKeys, given: CustomerKeys): void {
  if (own.secretSeed === given.secretSeed && own.subjectSeed === given.subjectSeed) return;
  throw new UsageError(`The vault holds other keys than those of "${name}".`, {
    hint: "Choose the right customer with --as, or another file.",
  });
}
