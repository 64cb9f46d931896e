import type { Address } from "viem";
import { writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { noteCopy } from "./copies.ts";
import { describeRecord, recordOf } from "./record.ts";

export interface CustomerExport {
  /** The customer's pseudonym. */
  readonly subject: Address;
  readonly out: string;
}

/** Writes all that the brand keeps of one customer to a file. */
export async function exportCustomer(context: Context, { subject, out }: CustomerExport): Promise<Outcome> {
  const brand = context.clientOf("brand").account.address;
  const { record, text } = await recordOf(context, { brand, subject });
  await context.state.transaction((writer) => noteCopy(writer, out));
  writeOwn(out, text, { secret: true });
  return {
    data: { subject, file: out, record },
    lines: [
      `${out} holds what you keep of ${subject}: ${describeRecord(record)}. It is a copy: delete it when the record is to be forgotten.`,
    ],
  };
}
