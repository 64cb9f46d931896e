// What brands and customers both need to make, keep and verify receipts.

export { type ReceiptDocument, receiptDocument } from "../consent/receipt/document/document.ts";
export { type KantaraReceipt, kantaraReceipt } from "../consent/receipt/export/kantara.ts";
export * from "../consent/receipt/export/receipts.ts";
export type {
  ReceiptContent,
  ShownWords,
  Silence,
  UncountersignedReceipt,
} from "../consent/receipt/file/receipt.ts";
export { hashOfReceipt, type Receipt, readReceipt, writeReceipt } from "../consent/receipt/file/receipt.ts";
export {
  readUncountersignedReceipt,
  writeUncountersignedReceipt,
} from "../consent/receipt/file/uncountersigned.ts";
export { faultsIn, type ReceiptFault } from "../consent/receipt/form/check.ts";
export { receiptContext } from "../consent/receipt/form/context.ts";
export { receiptSchema } from "../consent/receipt/form/jsonSchema.ts";
export { receiptShapes } from "../consent/receipt/form/shapes.ts";
export type { ChainPosition, ReceiptFacts } from "../consent/receipt/life/facts.ts";
export { faultsInLives } from "../consent/receipt/life/lives.ts";
export { newReceiptId } from "../consent/receipt/life/receiptId.ts";
export {
  canFollow,
  type LifeEvent,
  type LifeState,
  lifeEvents,
  lifeStates,
} from "../consent/receipt/life/states.ts";
export { readPosition, type WantedEvent } from "../consent/receipt/proof/position.ts";
export {
  countersignReceipt,
  receiptContent,
  signReceipt,
  stateSilence,
} from "../consent/receipt/proof/sign.ts";
export { receiptTypedData, silenceTypedData } from "../consent/receipt/proof/typedData.ts";
export type { ReceiptCheck, ReceiptVerdict, VerdictLine } from "../consent/receipt/proof/verdict.ts";
export { verifyReceipt } from "../consent/receipt/proof/verify.ts";
