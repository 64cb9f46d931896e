import { type Hex, isAddressEqual } from "viem";
import { signMessage } from "../../../chain/signatures/signMessage.ts";
import type { SigningClient } from "../../../chain/transact.ts";
import { InvalidValueError } from "../../../errors.ts";
import { readShape } from "../../../format/reading/reading.ts";
import { requireRenderingOf } from "../../terms/signedRendering.ts";
import type { Terms } from "../../terms/terms.ts";
import { receiptDocument } from "../document/document.ts";
import type { Receipt, ReceiptContent, ShownWords, UncountersignedReceipt } from "../file/receipt.ts";
import { type ChainPosition, factsShape, type ReceiptFacts } from "../life/facts.ts";
import { receiptTypedData, silenceTypedData } from "./typedData.ts";

/**
 * The content of a receipt. Throws `InvalidValueError` for facts that cannot be true, and `DecdpError` for words that are
 * not those of the terms.
 */
export function receiptContent(
  facts: ReceiptFacts,
  { terms, shown }: { readonly terms: Terms; readonly shown: ShownWords },
): ReceiptContent {
  const checked = readShape(factsShape, inLowerCase(facts), "The facts of the receipt") as ReceiptFacts;
  requireRenderingOf(terms, shown.rendering);
  const { rendering, signature } = shown;
  return {
    facts: checked,
    terms,
    shown: { rendering, ...(signature && { signature: lower(signature) }) },
    receipt: receiptDocument({ facts: checked, terms, rendering }),
  };
}

/** Signs a receipt with the client's account, its subject. Throws `InvalidValueError` for another account. */
export async function signReceipt(
  client: SigningClient,
  content: ReceiptContent,
): Promise<UncountersignedReceipt> {
  requireAccount(client, content.facts.subject, "subject");
  return { ...content, signature: await signed(client, content.facts, receiptTypedData(content)) };
}

/**
 * Countersigns a receipt with the client's account, the brand that published the terms. Throws `InvalidValueError` for
 * another account. The brand checks the receipt before (`verifyReceipt`).
 */
export async function countersignReceipt(
  client: SigningClient,
  { facts, terms, shown, receipt, signature }: UncountersignedReceipt,
): Promise<Receipt> {
  requireAccount(client, facts.brand, "brand");
  const content = { facts, terms, shown, receipt };
  const countersignature = await signed(client, facts, receiptTypedData(content));
  return { format: "decdp-receipt-1", ...content, signature, countersignature };
}

/**
 * Completes a receipt that the brand does not countersign: the subject states when it was asked. The receipt still counts;
 * what the brand published on chain and the words that it signed speak for themselves.
 *
 * @param askedAt Unix seconds; not before the receipt was made.
 */
export async function stateSilence(
  client: SigningClient,
  { facts, terms, shown, receipt, signature }: UncountersignedReceipt,
  askedAt: number,
): Promise<Receipt> {
  requireAccount(client, facts.subject, "subject");
  if (askedAt < facts.created) {
    throw new InvalidValueError("The brand cannot have been asked before the receipt was made.", {
      details: { askedAt, created: facts.created },
      hint: "Give the time at which it was asked.",
    });
  }
  const content = { facts, terms, shown, receipt };
  const said = await signed(client, facts, silenceTypedData(content, askedAt));
  return { format: "decdp-receipt-1", ...content, signature, silence: { askedAt, signature: said } };
}

async function signed(client: SigningClient, { chainId }: ReceiptFacts, typedData: object): Promise<Hex> {
  return lower(await signMessage(client, { chainId }, typedData));
}

/** A receipt has one spelling only; a checksum of an address would be a second one. */
function inLowerCase({ subject, brand, contract, published, recorded, ...facts }: ReceiptFacts) {
  const position = ({ transaction, ...rest }: ChainPosition) => ({
    ...rest,
    transaction: lower(transaction),
  });
  return {
    ...facts,
    subject: lower(subject),
    brand: lower(brand),
    contract: lower(contract),
    published: position(published),
    ...(recorded && { recorded: position(recorded) }),
  };
}

function lower(hexadecimal: Hex): Hex {
  return hexadecimal.toLowerCase() as Hex;
}

function requireAccount({ account }: SigningClient, wanted: ReceiptFacts["subject"], role: string): void {
  if (isAddressEqual(account.address, wanted)) return;
  throw new InvalidValueError(`${account.address} is not the ${role} of the receipt, which is ${wanted}.`, {
    details: { account: account.address, [role]: wanted },
    hint: `Sign with the account of the ${role}.`,
  });
}
