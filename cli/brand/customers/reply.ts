import { signDataReply } from "../../../src/chain/requests/dataReply.ts";
import { requireDataRequest } from "../../../src/chain/requests/dataRequest.ts";
import { boxForReply, writeDataReply } from "../../../src/format/record/dataReply.ts";
import { readDataRequestFile } from "../../../src/format/record/dataRequestFile.ts";
import { readMessage } from "../../input/messages.ts";
import { requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { noteCopy } from "./copies.ts";
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
  const client = context.clientOf("brand");
  const brand = client.account.address;
  await requireDataRequest(context.deployment, { request, brand, now: await context.now() });
  const { subject } = request;
  const { record, text } = await recordOf(context, { brand, subject });
  const box = boxForReply(context.deployment, request, text);
  const reply = await signDataReply(client, context.deployment, { ...request, box });
  await context.state.transaction((writer) => noteCopy(writer, out));
  writeOwn(out, writeDataReply(context.deployment, reply));
  return {
    data: { subject, file: out },
    lines: [
      `The reply for ${subject} is in ${out}: ${describeRecord(record)}. Only that customer can open it.`,
    ],
  };
}
