import type { Hex } from "viem";
import { type KeptRight, keptRightShape } from "../../../src/agent/rights/kept.ts";
import { DecdpError } from "../../../src/errors.ts";
import { toJson } from "../../../src/format/reading/json.ts";
import { readerOf } from "../../../src/format/reading/reading.ts";
import type { Context } from "../../setting/context.ts";

const readKept = readerOf(keptRightShape, "A kept request about rights");

/** A customer's requests about rights, the oldest first. */
export function keptRights({ state }: Context, customer: string): KeptRight[] {
  const query = "SELECT kept FROM rights WHERE customer = ? ORDER BY rowid";
  return state.all(query, customer).map(({ kept }) => readKept(kept));
}

/** Throws `DecdpError` for a request that the customer did not make here. */
export function requireKeptRight(context: Context, customer: string, id: Hex): KeptRight {
  const found = keptRights(context, customer).find((one) => one.id === id.toLowerCase());
  if (found !== undefined) return found;
  throw new DecdpError(`There is no request ${id}.`, {
    details: { id },
    hint: `See which there are: npx decdp customer rights list --as ${customer}`,
  });
}

export async function keepRight({ state }: Context, customer: string, kept: KeptRight): Promise<void> {
  await state.transaction((writer) =>
    writer.change(
      "INSERT INTO rights (customer, id, kept) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET kept = ?3",
      ...[customer, kept.id, toJson(kept)],
    ),
  );
}
