import type { KeptReceipt } from "../../../src/agent/memory/keptReceipt.ts";
import {
  type Receipt,
  readReceipt,
  type UncountersignedReceipt,
} from "../../../src/consent/receipt/file/receipt.ts";
import { readUncountersignedReceipt } from "../../../src/consent/receipt/file/uncountersigned.ts";

/** A receipt as it stands: its content, and what the brand did about it. */
export interface ReceiptState {
  readonly content: UncountersignedReceipt;
  /** The whole file once it is complete. */
  readonly whole: Receipt | undefined;
  /** "kept": the brand is not asked, because it would tell it who decided, and when. */
  readonly brand: "signed" | "silent" | "asked" | "kept";
}

/** Receipts are long, and screens are drawn often: each is read once. */
const read = new Map<string, Pick<ReceiptState, "content" | "whole">>();

const quiet = ["shown", "deferred", "refused"];

/** @param life All receipts of the same terms, in the order in which they were kept. */
export function receiptState(kept: KeptReceipt, life: readonly KeptReceipt[]): ReceiptState {
  const { content, whole } = contentOf(kept);
  if (whole !== undefined) {
    return { content, whole, brand: whole.countersignature === undefined ? "silent" : "signed" };
  }
  const isBeforeYes = !life.slice(life.indexOf(kept)).some(({ event }) => !quiet.includes(event));
  return { content, whole, brand: quiet.includes(kept.event) && isBeforeYes ? "kept" : "asked" };
}

function contentOf({ text, isComplete }: KeptReceipt): Pick<ReceiptState, "content" | "whole"> {
  const known = read.get(text);
  if (known !== undefined) return known;
  const whole = isComplete ? readReceipt(text) : undefined;
  const found = { content: whole ?? readUncountersignedReceipt(text), whole };
  read.set(text, found);
  return found;
}
