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

const quiet = ["shown", "deferred", "refused"];

/** @param life All receipts of the same terms, in the order in which they were kept. */
export function receiptState(kept: KeptReceipt, life: readonly KeptReceipt[]): ReceiptState {
  if (kept.isComplete) {
    const whole = readReceipt(kept.text);
    return { content: whole, whole, brand: whole.countersignature === undefined ? "silent" : "signed" };
  }
  const isBeforeYes = !life.slice(life.indexOf(kept)).some(({ event }) => !quiet.includes(event));
  const brand = quiet.includes(kept.event) && isBeforeYes ? "kept" : "asked";
  return { content: readUncountersignedReceipt(kept.text), whole: undefined, brand };
}
