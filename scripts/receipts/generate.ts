import { readFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import { type Receipt, writeReceipt } from "../../src/consent/receipt/file/receipt.ts";
import { receiptContext } from "../../src/consent/receipt/form/context.ts";
import { receiptSchema } from "../../src/consent/receipt/form/jsonSchema.ts";
import { receiptShapes } from "../../src/consent/receipt/form/shapes.ts";
import type { ReceiptVerdict } from "../../src/consent/receipt/proof/verdict.ts";
import { verifyReceipt } from "../../src/consent/receipt/proof/verify.ts";
import { toFileText } from "../../src/format/reading/json.ts";
import { pageWith } from "../shared/pageWith.ts";
import { liveThrough } from "./life.ts";
import { BEGIN, startLifeChain } from "./lifeChain.ts";
import { partsOfPage } from "./page.ts";
import { pictureOfLife } from "./picture.ts";

export const page = "docs/consent.md";

const NOW = BEGIN + 30 * 86_400;

/**
 * What the documentation has of receipts, by the names of the files: the same whenever it is made, unless terms, contracts
 * or the form of receipts change. The contracts must be built.
 */
export async function generateReceiptDocs(): Promise<Readonly<Record<string, string>>> {
  const { receipt, verdict } = await receiptOfChain();
  const written = await readFile(fromRoot(page), "utf8");
  return {
    [page]: pageWith(page, written, partsOfPage(receipt, verdict)),
    "docs/consent/life.svg": pictureOfLife(),
    "docs/consent/given.receipt.json": writeReceipt(receipt),
    "docs/consent/context.jsonld": toFileText({ "@context": receiptContext }),
    "docs/consent/receipt.schema.json": toFileText(receiptSchema()),
    "docs/consent/receipt.shapes.ttl": receiptShapes(),
  };
}

/** The receipt of a consent that was given, from the life that tests and benches lead. */
async function receiptOfChain(): Promise<{ readonly receipt: Receipt; readonly verdict: ReceiptVerdict }> {
  const chain = await startLifeChain();
  try {
    const receipts = await liveThrough(chain, {
      begin: BEGIN,
      idOf: (index) => `00000000-0000-4000-8000-${`${index + 1}`.padStart(12, "0")}`,
    });
    const receipt = receipts.find(({ facts }) => facts.event === "given")!;
    return { receipt, verdict: await verifyReceipt(chain.reader, writeReceipt(receipt), { now: NOW }) };
  } finally {
    await chain.close();
  }
}
