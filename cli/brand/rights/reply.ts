import { requireRights } from "../../../src/brand/rights/record.ts";
import { type RightsAnswer, replyToRights } from "../../../src/brand/rights/reply.ts";
import { readRightsReplyFile } from "../../../src/format/record/rightsReplyFile.ts";
import { describeTime } from "../../campaign/describe.ts";
import { ownFile, requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { noteCopy } from "../customers/copies.ts";
import { recordOf } from "../customers/record.ts";
import { onRecords } from "./store.ts";

export interface RightsReplyOptions
  extends Pick<RightsAnswer, "id" | "state" | "reason" | "words" | "extend"> {
  readonly out: string;
}

/**
 * Signs what the brand says about a request, and writes it for the customer. Where it fulfils a request for access, what is
 * kept of the customer goes with it, in a form that only the customer can open.
 */
export async function replyToRequest(
  context: Context,
  { out, ...answer }: RightsReplyOptions,
): Promise<Outcome> {
  const isOwn = ownFile(readRightsReplyFile, ({ reply }) => reply.request === answer.id);
  requireFree(out, isOwn);
  const client = context.clientOf("brand");
  const now = await context.now();
  const { request } = await onRecords(context, (store) => requireRights(store, answer.id));
  const hasRecord = request.action === "access" && answer.state === "fulfilled";
  const brand = client.account.address;
  const record = hasRecord ? (await recordOf(context, { brand, subject: request.subject })).text : undefined;
  const text = await onRecords(context, (store) =>
    replyToRights(client, context.deployment, { ...answer, ...(record && { record }), store, now }),
  );
  if (hasRecord) await context.state.transaction((writer) => noteCopy(writer, out));
  writeOwn(out, text, { isOwn });
  const { reply } = readRightsReplyFile(text);
  return {
    data: { ...reply, file: out },
    lines: [
      `Request ${reply.request} is ${reply.state}${reply.state === "in_progress" ? `, due on ${describeTime(reply.dueAt)}` : ""}.`,
      ...(record === undefined
        ? []
        : ["What you keep of the customer goes with the reply; only the customer can open it."]),
      `For the customer: ${out}`,
    ],
  };
}
