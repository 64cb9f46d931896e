import { takeRights } from "../../../src/brand/rights/take.ts";
import { readRightsReplyFile } from "../../../src/format/record/rightsReplyFile.ts";
import { describeTime } from "../../campaign/describe.ts";
import { readText } from "../../input/files.ts";
import { ownFile, requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { onRecords } from "./store.ts";

/** Takes a customer's request about rights, or its revocation, and writes the signed reply: for a request, its receipt. */
export async function takeRightsFile(
  context: Context,
  { file, out }: { readonly file: string; readonly out: string },
): Promise<Outcome> {
  const text = readText(file);
  const isOwn = ownFile(readRightsReplyFile, () => true);
  requireFree(out, isOwn);
  const client = context.clientOf("brand");
  const now = await context.now();
  const replied = await onRecords(context, (store) =>
    takeRights(client, context.deployment, { text, store, now }),
  );
  writeOwn(out, replied, { isOwn });
  const { reply } = readRightsReplyFile(replied);
  return {
    data: { ...reply, file: out },
    lines: [
      `Request ${reply.request} is ${reply.state}; it is due on ${describeTime(reply.dueAt)}.`,
      `For the customer: ${out}`,
    ],
  };
}
