import type { Address } from "viem";
import { OPEN_SEAL_KEY } from "../../../src/answer/sealing.ts";
import { DecdpError } from "../../../src/errors.ts";
import { readSeal } from "../../../src/format/answer/seal.ts";
import { readMessage } from "../../input/messages.ts";
import type { Context } from "../../setting/context.ts";
import type { AnswerOptions } from "./options.ts";

/** Whom and what a seal has to be for. */
interface Sealed {
  readonly isSealed: boolean;
  readonly scope: bigint;
  readonly subject: Address;
}

/** The key that hides the segment. Throws `DecdpError` if a sealed campaign's is missing or another one's. */
export function sealKeyFrom(
  context: Context,
  { campaign, as, seal: file }: AnswerOptions,
  { isSealed, scope, subject }: Sealed,
): bigint {
  if (!isSealed) return OPEN_SEAL_KEY;
  if (file === undefined) {
    throw new DecdpError("This campaign is sealed: only the brand is to read your group.", {
      hint: `Send your consent to the brand (npx decdp customer consent ${campaign} --as ${as} --out FILE); name the seal that it returns with --seal.`,
    });
  }
  const seal = readMessage(context, file, readSeal);
  const isMine = seal.subject.toLowerCase() === subject.toLowerCase();
  if (seal.campaign === campaign && seal.scope === scope && isMine) return seal.sealKey;
  throw new DecdpError(`${file} is for another ${isMine ? "campaign or period" : "customer"}.`, {
    hint: "Ask the brand for a new one.",
  });
}
