import type { Address } from "viem";
import type { Context } from "../setting/context.ts";

/**
 * Remembers that a customer dealt with a brand. Asking a node about every brand would tell it all pseudonyms of the
 * customer; so only these are asked about.
 */
export async function rememberBrand({ state }: Context, customer: string, brand: Address): Promise<void> {
  await state.transaction((writer) =>
    writer.change(
      "INSERT INTO brands_known (customer, brand) VALUES (?, ?) ON CONFLICT DO NOTHING",
      ...[customer, brand.toLowerCase()],
    ),
  );
}

/** The brands that a customer has dealt with from this state. */
export function brandsKnown({ state }: Context, customer: string): Address[] {
  const rows = state.all("SELECT brand FROM brands_known WHERE customer = ? ORDER BY brand", customer);
  return rows.map(({ brand }) => brand as Address);
}
