import * as z from "zod/v4";
import { type Receipt, readReceipt, writeReceipt } from "../../consent/receipt/file/receipt.ts";
import type { CustomerKeys } from "../../customer/keys.ts";
import { type Card, readCard, writeCard } from "../../format/credential/card.ts";
import { word } from "../../format/reading/fields.ts";
import { toJson } from "../../format/reading/json.ts";
import { readShape } from "../../format/reading/reading.ts";

/** What a vault holds. */
export interface VaultContents {
  readonly keys: CustomerKeys;
  readonly cards: readonly Card[];
  readonly receipts: readonly Receipt[];
  /** What the agent exported. */
  readonly memory?: string | undefined;
}

const shape = z.strictObject({
  keys: z.strictObject({ secretSeed: word, subjectSeed: word }),
  cards: z.array(z.string()),
  receipts: z.array(z.string()),
  memory: z.string().optional(),
});

/** Throws `InvalidValueError` if anything in it is malformed. */
export function readContents(text: string): VaultContents {
  const { keys, cards, receipts, memory } = readShape(shape, text, "The content of the vault");
  return {
    keys,
    cards: cards.map((card) => readCard(card, "A card in the vault")),
    receipts: receipts.map((receipt) => readReceipt(receipt, "A receipt in the vault")),
    ...(memory !== undefined && { memory }),
  };
}

/** Throws `InvalidValueError` if anything in it could not be read again. */
export function writeContents({ keys, cards, receipts, memory }: VaultContents): string {
  const text = toJson({
    keys,
    cards: cards.map((card) => writeCard(card)),
    receipts: receipts.map((receipt) => writeReceipt(receipt)),
    memory,
  });
  readContents(text);
  return text;
}
