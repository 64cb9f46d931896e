import type { Address } from "viem";
import { OPEN_SEAL_KEY } from "../../../src/answer/sealing.ts";
import type { SignedTicket } from "../../../src/chain/typedData.ts";
import type { RecipientKeys } from "../../../src/customer/box.ts";
import { DecdpError } from "../../../src/errors.ts";
import { readBox, textInBox } from "../../../src/format/answer/box.ts";
import { readSeal } from "../../../src/format/answer/seal.ts";
import { readTicket } from "../../../src/format/answer/ticket.ts";
import { readMessage } from "../../input/messages.ts";
import type { Context } from "../../setting/context.ts";
import type { AnswerOptions } from "./options.ts";

/** Whom and what a seal or a ticket has to be for. */
export interface Recipient {
  readonly isSealed: boolean;
  readonly scope: bigint;
  readonly subject: Address;
  /** Open what the brand encrypted. */
  readonly keys: RecipientKeys;
}

/** The key that hides the segment. Throws `DecdpError` if a sealed campaign's is missing or another one's. */
export function sealKeyFrom(
  context: Context,
  { campaign, as, seal: file }: AnswerOptions,
  recipient: Recipient,
): bigint {
  if (!recipient.isSealed) return OPEN_SEAL_KEY;
  if (file === undefined) {
    throw new DecdpError("This campaign is sealed: only the brand is to read your group.", {
      hint: `Send your consent to the brand (npx decdp customer consent ${campaign} --as ${as} --out FILE); name the seal that it returns with --seal.`,
    });
  }
  return readSeal(textFor(context, file, { campaign, ...recipient }), file).sealKey;
}

/** The brand's promise to accept the answer. Throws `DecdpError` for one that is for somebody or something else. */
export function ticketFrom(
  context: Context,
  { campaign, ticket: file }: AnswerOptions,
  recipient: Recipient,
): SignedTicket | undefined {
  if (file === undefined) return undefined;
  return readTicket(textFor(context, file, { campaign, ...recipient }), file).ticket;
}

function textFor(
  context: Context,
  file: string,
  { campaign, scope, subject, keys }: Recipient & { readonly campaign: bigint },
): string {
  const box = readMessage(context, file, readBox);
  const isMine = box.subject.toLowerCase() === subject.toLowerCase();
  if (isMine && box.campaign === campaign && box.scope === scope) return textInBox(box, keys);
  throw new DecdpError(`${file} is for another ${isMine ? "campaign or period" : "customer"}.`, {
    hint: "Ask the brand for a new one.",
  });
}
