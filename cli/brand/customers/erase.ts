import type { Address } from "viem";
import { eraseCustomer } from "../../../src/brand/lightRecord.ts";
import { KEPT_MONTHS } from "../../../src/brand/rights/list.ts";
import { allRights } from "../../../src/brand/rights/record.ts";
import { describeCount } from "../../campaign/describe.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { noteErasure } from "../records/erased.ts";
import { recordStore } from "../records/recordStore.ts";
import { forgetSealKey, sealKeysOf } from "../seals/sealKeys.ts";
import { copiesNaming, deleteCopies } from "./copies.ts";
import { describeRecord, recordOf } from "./record.ts";

export interface Erasure {
  /** The customer's pseudonym. */
  readonly subject: Address;
  /** Do not ask. */
  readonly yes?: boolean;
  /** Also delete the files that commands wrote and that name the customer. */
  readonly copies?: boolean;
}

/**
 * Erases all that the brand keeps of one customer, and the keys with which it could be read again from the chain. What is
 * kept is that it was erased, so that nothing that was settled before comes back, and requests about rights, as evidence. Repeating it erases what came since.
 */
export async function eraseOne(
  context: Context,
  { subject, yes, copies: withCopies = false }: Erasure,
): Promise<Outcome> {
  const brand = context.clientOf("brand").account.address;
  const { record } = await recordOf(context, { brand, subject });
  const files = copiesNaming(context.state, subject);
  const andCopies = withCopies && files.length > 0 ? `, and delete ${files.join(", ")}` : "";
  const question = `Erase ${describeRecord(record)} of ${subject}${andCopies}? Nothing brings them back.`;
  if (!yes && !(await context.terminal.confirm(question, "--yes"))) {
    return { data: { erased: false }, lines: ["Nothing was erased."], refused: true };
  }
  // What was settled while somebody thought about it is erased as well.
  const time = await context.now();
  const { keys, rights } = await context.state.transaction(async (writer) => {
    const places = sealKeysOf(writer, { subject });
    for (const place of places) forgetSealKey(writer, place);
    await eraseCustomer(recordStore(writer), subject);
    noteErasure(writer, subject, time);
    if (withCopies) deleteCopies(writer, files);
    return { keys: places.length, rights: (await allRights(recordStore(writer), subject)).length };
  });
  const { answers, consents } = record;
  const counts = { consents: consents.length, answers: answers.length, sealKeys: keys };
  return {
    data: { erased: true, subject, ...counts, rights, copies: files, copiesDeleted: withCopies },
    lines: [
      `Erased ${describeRecord(record)} of ${subject}. The chain keeps the pseudonym, its permissions and its sealed answers, which nobody can read any more.`,
      ...files.map((file) =>
        withCopies
          ? `Deleted the copy ${file}.`
          : `A copy that names the customer is in ${file}: delete it, or add --copies.`,
      ),
      ...(rights > 0
        ? [
            `Kept for ${KEPT_MONTHS} months after their end, as evidence, with what the customer wrote: ${describeCount(rights, "request")} about rights.`,
          ]
        : []),
      "Yours to erase: whatever says which customer of yours the pseudonym was, logs of when this customer was with you, backups of the state, and copies that you handed out.",
    ],
  };
}
