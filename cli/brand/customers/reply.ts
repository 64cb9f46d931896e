import { requireDataRequest } from "../../../src/chain/requests/dataRequest.ts";
import { writeDataReply } from "../../../src/format/record/dataReply.ts";
import { readDataRequestFile } from "../../../src/format/record/dataRequestFile.ts";
import { readMessage } from "../../input/messages.ts";
import { requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { describeRecord, recordOf } from "./record.ts";

/**
 * Tells a customer what the brand keeps, in a file that only that customer can open. Throws `DecdpError` for a request
 * that the customer did not sign.
 */
export async function replyWithRecord(
  context: Context,
  { requestFile, out }: { readonly requestFile: string; readonly out: string },
): Promise<Outcome> {
  requireFree(out);
  const { request } = readMessage(context, requestFile, readDataRequestFile);
  const brand = context.clientOf("brand").account.address;
  await requireDataRequest(context.deployment, { request, brand, now: await context.now() });
  const { subject } = request;
  const { record, text } = await recordOf(context, { brand, subject });
  writeOwn(out, writeDataReply(context.deployment, request, text));
  return {
    data: { subject, file: out },
    lines: [
      `The reply for ${subject} is in ${out}: ${describeRecord(record)}. Only that customer can open it.`,
    ],
  };
}
