import type { Address, Hex } from "viem";
import { isValidByCode } from "../../../chain/signatures/codeSignature.ts";
import type { ReadingClient } from "../../../chain/transact.ts";
import { canonicalSignature, isSignedByKey } from "../../../signature/keySignature.ts";
import { hashOfRendering } from "../../terms/rendering.ts";
import { renderingTypedData } from "../../terms/signedRendering.ts";
import { utc } from "../document/iris.ts";
import { hashOfReceipt, type Receipt } from "../file/receipt.ts";
import { wordsFault } from "./content.ts";
import { hashToSign, receiptTypedData, silenceTypedData } from "./typedData.ts";
import { fails, holds, type VerdictLine } from "./verdict.ts";

/** Who signed what. Accounts that are contracts are asked through the client's node, if there is one. */
export async function signatureLines(
  client: ReadingClient | undefined,
  receipt: Receipt,
): Promise<VerdictLine[]> {
  return [
    await renderingLine(client, receipt),
    await subjectLine(client, receipt),
    await brandLine(client, receipt),
  ];
}

async function renderingLine(client: ReadingClient | undefined, receipt: Receipt): Promise<VerdictLine> {
  const { facts, shown } = receipt;
  const { language, version } = shown.rendering;
  const fault = wordsFault(receipt);
  if (fault !== undefined) return fails("rendering", fault);
  const typedData = renderingTypedData({ chainId: facts.chainId, address: facts.contract }, shown.rendering);
  const words = `version ${version} in "${language}" (${hashOfRendering(shown.rendering)})`;
  if (shown.signature === undefined) {
    return holds("rendering", `The brand signed no words; the customer's software showed ${words}.`);
  }
  return (await isSigned(client, facts.brand, typedData, shown.signature))
    ? holds("rendering", `The brand signed the words that were shown: ${words}.`)
    : fails("rendering", `The brand ${facts.brand} did not sign the words: ${words}.`);
}

async function subjectLine(client: ReadingClient | undefined, receipt: Receipt): Promise<VerdictLine> {
  const { facts, signature } = receipt;
  return (await isSigned(client, facts.subject, receiptTypedData(receipt), signature))
    ? holds("subject's signature", `${facts.subject} signed ${hashOfReceipt(receipt)}.`)
    : fails("subject's signature", `${facts.subject} did not sign this.`);
}

/** The brand countersigned, or the subject states that it was asked; what the brand does itself, it must sign. */
async function brandLine(client: ReadingClient | undefined, receipt: Receipt): Promise<VerdictLine> {
  const { facts, countersignature, silence } = receipt;
  const check = "brand's signature";
  if (countersignature !== undefined) {
    return (await isSigned(client, facts.brand, receiptTypedData(receipt), countersignature))
      ? holds(check, `${facts.brand} countersigned.`)
      : fails(check, `${facts.brand} did not countersign this.`);
  }
  if (facts.party === "brand" && facts.event !== "shown") {
    return fails(check, `It is the brand that acted, and ${facts.brand} did not sign.`);
  }
  const { askedAt, signature } = silence;
  return (await isSigned(client, facts.subject, silenceTypedData(receipt, askedAt), signature))
    ? holds(
        check,
        `None: the subject states that it asked at ${utc(askedAt)}. The chain speaks for the brand.`,
      )
    : fails(check, "None, and the subject did not sign that the brand was asked.");
}

/** A key's signature counts in one form only, so that nothing about a receipt can be changed unnoticed. */
async function isSigned(
  client: ReadingClient | undefined,
  account: Address,
  typedData: object,
  signature: Hex,
): Promise<boolean> {
  const signed = { hash: hashToSign(typedData), signature };
  if (isSignedByKey(account, signed)) return canonicalSignature(signature) === signature;
  return client !== undefined && (await isValidByCode(client, account, signed));
}
