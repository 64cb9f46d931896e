import type { Address } from "viem";
import { OPEN_SEAL_KEY } from "../../../src/answer/sealing.ts";
import { requireSeal } from "../../../src/chain/settler/seal.ts";
import { requireTicket } from "../../../src/chain/settler/ticket.ts";
import { requireTimeUntil } from "../../../src/chain/settlingTime.ts";
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
  /** Who signs seals and tickets; the zero address in an open campaign. */
  readonly settler: Address;
  readonly scope: bigint;
  /** Of the answer. */
  readonly nullifier: bigint;
  readonly subject: Address;
  /** Open what the brand encrypted. */
  readonly keys: RecipientKeys;
}

/**
 * The key that hides the segment. Throws `DecdpError` if a sealed campaign's is missing, another one's or not signed by
 * the settler, and for a seal in an open campaign: whoever names one expects a sealed answer.
 */
export async function sealKeyFrom(
  context: Context,
  { campaign, as, seal: file }: AnswerOptions,
  { isSealed, ...recipient }: Recipient,
): Promise<bigint> {
  if (!isSealed) {
    requireNone("seal", file, campaign);
    return OPEN_SEAL_KEY;
  }
  if (file === undefined) {
    throw new DecdpError("This campaign is sealed: only the brand is to read your group.", {
      hint: `Send your consent to the brand (npx decdp customer consent ${campaign} --as ${as} --out FILE); name the seal that it returns with --seal.`,
    });
  }
  const own = { campaign, ...recipient };
  const seal = readSeal(textFor(context, file, own), file);
  return requireSeal(context.reader, context.deployment, { ...own, recipient: own.keys.publicKey, seal });
}

/**
 * The brand's promise to accept the answer. Throws `DecdpError` for one that is for somebody or something else or not
 * signed by the settler, and for a ticket in an open campaign.
 */
export async function ticketFrom(
  context: Context,
  { campaign, ticket: file }: AnswerOptions,
  { isSealed, ...recipient }: Recipient & { readonly sealKey: bigint },
): Promise<SignedTicket | undefined> {
  if (!isSealed) requireNone("ticket", file, campaign);
  if (file === undefined) return undefined;
  const own = { campaign, ...recipient };
  const { ticket } = readTicket(textFor(context, file, own), file);
  const checked = await requireTicket(context.reader, context.deployment, { ...own, ticket });
  const hint = "Ask the brand for a new one.";
  requireTimeUntil({ what: "The ticket", end: ticket.expiry + 1, hint }, await context.now());
  return checked;
}

function requireNone(what: "seal" | "ticket", file: string | undefined, campaign: bigint): void {
  if (file === undefined) return;
  throw new DecdpError(
    `Campaign ${campaign} is open: everybody can read its answers, and none takes a ${what}.`,
    {
      hint: `To answer all the same, leave out --${what}. If the brand told you that it is sealed, do not answer.`,
    },
  );
}

function textFor(
  context: Context,
  file: string,
  {
    campaign,
    scope,
    subject,
    keys,
  }: Pick<Recipient, "scope" | "subject" | "keys"> & {
    readonly campaign: bigint;
  },
): string {
  const box = readMessage(context, file, readBox);
  const isMine = box.subject.toLowerCase() === subject.toLowerCase();
  if (isMine && box.campaign === campaign && box.scope === scope) return textInBox(box, keys);
  throw new DecdpError(`${file} is for another ${isMine ? "campaign or period" : "customer"}.`, {
    hint: "Ask the brand for a new one.",
  });
}
