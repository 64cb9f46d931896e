import type { Hex } from "viem";
import { hashOfReceipt, readReceipt, writeReceipt } from "../../consent/receipt/file/receipt.ts";
import { readUncountersignedReceipt } from "../../consent/receipt/file/uncountersigned.ts";
import { stateSilence } from "../../consent/receipt/proof/sign.ts";
import { verifyReceipt } from "../../consent/receipt/proof/verify.ts";
import { DecdpError } from "../../errors.ts";
import type { Memory } from "../memory/memory.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { subjectClient } from "../subject.ts";
import { type BrandMessage, clockOf, type Surroundings } from "../surroundings.ts";

/** For how long a brand may leave a receipt without its signature before the customer states that, seconds. */
export const PATIENCE = 7 * 86_400;

/** Milliseconds for which a brand may take to reply. */
const LONGEST_REPLY = 20_000;

/** Hands a message to a brand. Throws `DecdpError` where nothing reaches brands. */
export async function tellBrand(
  { tell }: Surroundings,
  { brand: account, domain, body }: OutboxEntry,
  kind: BrandMessage["kind"],
): Promise<string | undefined> {
  if (tell !== undefined) return inTime(tell({ account, domain }, { kind, body }), domain);
  throw new DecdpError(`Nothing reaches ${domain} from here.`, {
    hint: "It is kept; connect the agent to the brand, or hand it over by another way.",
  });
}

/** A brand that never ends its reply must not hold up what goes to others. */
async function inTime<Reply>(telling: Promise<Reply>, domain: string): Promise<Reply> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DecdpError(`${domain} did not reply.`)), LONGEST_REPLY);
  });
  try {
    return await Promise.race([telling, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Has a brand countersign a receipt. Throws `DecdpError` if it has not done so yet; after a week of silence, the customer's
 * signed statement of that completes the receipt.
 */
export async function completeReceipt(
  surroundings: Surroundings,
  memory: Memory,
  entry: OutboxEntry,
): Promise<void> {
  const now = clockOf(surroundings);
  const asked = readUncountersignedReceipt(entry.body);
  const hash = hashOfReceipt(asked);
  const isLate = now - entry.notBefore >= PATIENCE;
  // The chain's clock, which dates receipts, may be ahead of this one.
  const present = Math.max(now, asked.facts.created);
  const reply = await tellBrand(surroundings, entry, "receipt").catch((error: unknown) => {
    if (!isLate) throw error;
    return undefined;
  });
  const found = reply === undefined ? "It said nothing." : await faultOf(surroundings, reply, hash, present);
  if (found !== undefined && !isLate) {
    throw new DecdpError(`${entry.domain} has not countersigned the receipt yet. ${found}`, {
      hint: "It is asked again; the receipt holds without it.",
    });
  }
  const complete =
    found === undefined
      ? readReceipt(reply)
      : await stateSilence(subjectClient(surroundings, entry.brand), asked, present);
  const text = writeReceipt(complete);
  await memory.change("receipts", (kept) =>
    kept.map((one) => (one.hash === hash ? { ...one, isComplete: true, text } : one)),
  );
}

/** What is wrong with a reply; undefined if it is this very receipt with the brand's signature. */
async function faultOf(
  { reader, deployment }: Surroundings,
  reply: string,
  hash: Hex,
  now: number,
): Promise<string | undefined> {
  const { lines } = await verifyReceipt(reader, reply, { now, registry: deployment.consentRegistry });
  const fault = lines.find(({ holds }) => !holds);
  if (fault !== undefined) return `In its reply, ${fault.check} does not hold: ${fault.words}`;
  const receipt = readReceipt(reply);
  if (receipt.countersignature === undefined) return "Its reply has no signature of its own.";
  return hashOfReceipt(receipt) === hash ? undefined : "Its reply is another receipt.";
}
