import { nullifierFor } from "../../../src/agent/answer/nullifier.ts";
import type { SignedTicket } from "../../../src/chain/typedData.ts";
import { recipientFor } from "../../../src/customer/keys.ts";
import { readAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { type IsOwn, ownFile, requireFree } from "../../input/ownFiles.ts";
import { UsageError } from "../../input/usageError.ts";
import type { Context } from "../../setting/context.ts";
import type { AnswerOptions } from "./options.ts";
import { type Prospect, readProspect } from "./prospect.ts";
import { sealKeyFrom, ticketFrom } from "./seal.ts";

/** All that an answer takes, checked; nothing is proved, written or sent. */
export interface PreparedAnswer extends Prospect {
  readonly campaign: bigint;
  readonly sealKey: bigint;
  readonly ticket: SignedTicket | undefined;
  /** Of the answer. */
  readonly nullifier: bigint;
  /** The answer file. */
  readonly out: string;
}

/** Throws `DecdpError` for what is missing or does not fit, before the customer is asked. */
export async function prepareAnswer(context: Context, options: AnswerOptions): Promise<PreparedAnswer> {
  const { campaign, out } = options;
  const prospect = await readProspect(context, options);
  const { checked, keys, client } = prospect;
  const { opened, state } = checked;
  const { isSealed, settler, brand } = opened;
  const { scope } = state;
  const nullifier = nullifierFor(keys, scope);
  const subject = client.account.address;
  const recipient = { isSealed, settler, scope, nullifier, subject, keys: recipientFor(keys, brand, scope) };
  const sealKey = await sealKeyFrom(context, options, recipient);
  // Not before the seal: a customer who has none yet gets that first.
  if (out === undefined) throw new UsageError("Where to?", { hint: "Name the answer file: --out FILE" });
  requireFree(out, isAnswer({ campaign, nullifier }));
  const ticket = await ticketFrom(context, options, { ...recipient, sealKey });
  return { ...prospect, campaign, sealKey, ticket, nullifier, out };
}

/** Whether a file is an answer of the same customer to the same campaign in the same period. */
export function isAnswer(own: Pick<PreparedAnswer, "campaign" | "nullifier">): IsOwn {
  return ownFile(
    readAnswerFile,
    ({ answer }) => answer.campaign === own.campaign && answer.nullifier === own.nullifier,
  );
}
