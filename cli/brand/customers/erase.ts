import type { Address } from "viem";
import { eraseCustomer } from "../../../src/brand/lightRecord.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { noteErasure } from "../records/erased.ts";
import { recordStore } from "../records/recordStore.ts";
import { forgetSealKey, sealKeysOf } from "../seals/sealKeys.ts";
import { describeRecord, recordOf } from "./record.ts";

export interface Erasure {
  /** The customer's pseudonym. */
  readonly subject: Address;
  /** Do not ask. */
  readonly yes?: boolean;
}

/**
 * Erases all that the brand keeps of one customer, and the keys with which it could be read again from the chain. What is
 * kept is that it was erased: nothing that was settled before comes back. Repeating it erases what came since.
 */
export async function eraseOne(context: Context, { subject, yes }: Erasure): Promise<Outcome> {
  const brand = context.clientOf("brand").account.address;
  const { record } = await recordOf(context, { brand, subject });
  const question = `Erase ${describeRecord(record)} of ${subject}? Nothing brings them back.`;
  if (!yes && !(await context.terminal.confirm(question, "--yes"))) {
    return { data: { erased: false }, lines: ["Nothing was erased."], refused: true };
  }
  // What was settled while somebody thought about it is erased as well.
  const time = await context.now();
  const keys = await context.state.transaction(async (writer) => {
    const places = sealKeysOf(writer, { subject });
    for (const place of places) forgetSealKey(writer, place);
    await eraseCustomer(recordStore(writer), subject);
    noteErasure(writer, subject, time);
    return places.length;
  });
  const { answers, consents } = record;
  return {
    data: { erased: true, subject, consents: consents.length, answers: answers.length, sealKeys: keys },
    lines: [
      `Erased ${describeRecord(record)} of ${subject}. The chain keeps the pseudonym, its permissions and its sealed answers, which nobody can read any more; exports and copies of the state are yours to delete.`,
    ],
  };
}
