import type { Address, Hex } from "viem";
import type { SigningClient } from "../../src/chain/transact.ts";
import { type CustomerKeys, subjectFor } from "../../src/customer/keys.ts";
import { shortName } from "../input/fields.ts";
import { UsageError } from "../input/usageError.ts";
import type { Context } from "../setting/context.ts";

/** The keys of a customer of this state. Throws `UsageError` for one without keys. */
export function readKeys({ state }: Context, name: string): CustomerKeys {
  const row = state.first("SELECT * FROM customers WHERE name = ?", requireName(name));
  if (row !== undefined) return { secretSeed: row.secret_seed as Hex, subjectSeed: row.subject_seed as Hex };
  throw new UsageError(`There is no customer "${name}" in ${state.folder}.`, {
    hint: `Make keys: npx decdp customer init --as ${name}`,
  });
}

/** Throws `UsageError` if the customer has keys already: overwriting them would lose them. */
export async function addCustomer({ state }: Context, name: string, keys: CustomerKeys): Promise<void> {
  requireName(name);
  const added = await state.transaction((writer) =>
    writer.change(
      "INSERT INTO customers (name, secret_seed, subject_seed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      ...[name, keys.secretSeed, keys.subjectSeed],
    ),
  );
  if (added === 1) return;
  throw new UsageError(`Customer "${name}" has keys already, in ${state.folder}.`, {
    hint: "Choose another name with --as.",
  });
}

/** A client that signs as the customer towards one brand. */
export function subjectClient(context: Context, keys: CustomerKeys, brand: Address): SigningClient {
  return context.clientFor(subjectFor(keys, brand));
}

function requireName(name: string): string {
  if (shortName.safeParse(name).success) return name;
  throw new UsageError(`"${name}" cannot name a customer.`, {
    hint: "Take small letters, digits and hyphens.",
  });
}
