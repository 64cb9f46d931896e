import path from "node:path";
import { kantaraReceipt } from "../../src/consent/receipt/export/kantara.ts";
import { readReceipts, writeReceipts } from "../../src/consent/receipt/export/receipts.ts";
import { readReceipt, writeReceipt } from "../../src/consent/receipt/file/receipt.ts";
import { faultsInLives } from "../../src/consent/receipt/life/lives.ts";
import { toFileText } from "../../src/format/reading/json.ts";
import { readFile, writeText } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import { customerOf } from "./show.ts";

export interface Exporting {
  readonly files: readonly string[];
  readonly out: string;
  /** Where the brand hosts the terms; given, one receipt is written in Kantara's form. */
  readonly kantara?: string | undefined;
}

/** Writes receipts to one file, or one of them in Kantara's form. Throws `UsageError` for several in Kantara's form. */
export async function exportReceipts({ files, out, kantara }: Exporting): Promise<Outcome> {
  const receipts = files.map((file) => readFile(file, readReceipt));
  if (kantara !== undefined) {
    if (receipts.length !== 1) {
      throw new UsageError("A file in Kantara's form has one receipt.", { hint: "Name one." });
    }
    writeText(out, toFileText(kantaraReceipt(receipts[0]!, kantara)));
    return {
      data: { file: out },
      lines: [`Wrote the receipt in Kantara's form 1.1, without signatures: ${out}.`],
    };
  }
  const exportedAt = Math.floor(Date.now() / 1000);
  writeText(out, writeReceipts({ exportedAt, receipts }));
  const faults = faultsInLives(receipts);
  const customers = [...new Set(receipts.map(customerOf))];
  return {
    data: { file: out, receipts: receipts.length, customers, faults },
    lines: [
      ...faults,
      `Wrote ${receipts.length} receipts to ${out}. The customer in them is:`,
      ...customers.map((did) => `  ${did}`),
    ],
  };
}

/** Writes each receipt of an export to a file of its own, named by its id. */
export async function importReceipts({
  file,
  out,
}: {
  readonly file: string;
  readonly out: string;
}): Promise<Outcome> {
  const { receipts } = readFile(file, readReceipts);
  const faults = faultsInLives(receipts);
  const written = receipts.map((receipt) => {
    const place = path.join(out, `${receipt.facts.id}.receipt.json`);
    writeText(place, writeReceipt(receipt));
    return place;
  });
  return {
    data: { files: written, faults },
    lines: [
      ...faults,
      `Wrote ${written.length} receipts to ${out}. Verify each: npx decdp receipt verify FILE`,
    ],
    refused: faults.length > 0,
  };
}
