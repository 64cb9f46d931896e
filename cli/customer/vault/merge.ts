import type { Receipt } from "../../../src/consent/receipt/file/receipt.ts";
import { type Card, writeCard } from "../../../src/format/credential/card.ts";

/** The cards of both, each once. Cards for one place stay side by side: only the issuer's list tells which one counts. */
export function mergeCards(first: readonly Card[], second: readonly Card[]): Card[] {
  return [...new Map([...first, ...second].map((card) => [writeCard(card), card])).values()];
}

/** The receipts of both, each once. */
export function mergeReceipts(first: readonly Receipt[], second: readonly Receipt[]): Receipt[] {
  return [...new Map([...first, ...second].map((receipt) => [receipt.facts.id, receipt])).values()];
}
