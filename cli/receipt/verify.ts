import type { Address } from "viem";
import { receiptLimits } from "../../src/consent/receipt/file/receipt.ts";
import type { VerdictLine } from "../../src/consent/receipt/proof/verdict.ts";
import { verifyReceipt } from "../../src/consent/receipt/proof/verify.ts";
import { readText } from "../input/files.ts";
import type { Outcome } from "../run.ts";
import type { GlobalOptions, Surroundings } from "../setting/context.ts";
import { receiptNode } from "./node.ts";

export interface Verifying {
  readonly file: string;
  /** The `ConsentRegistry` that is trusted; by default that of the network in the state. */
  readonly registry?: Address | undefined;
}

/** Says line by line whether a receipt holds; refused if it does not. */
export async function verifyReceiptFile(
  options: GlobalOptions,
  surroundings: Surroundings,
  { file, registry: given }: Verifying,
): Promise<Outcome> {
  const text = readText(file, 4 * receiptLimits.length);
  const { client, registry: known, now } = await receiptNode(options, surroundings);
  const registry = given ?? known;
  const { holds, lines } = await verifyReceipt(client, text, { now, registry });
  return {
    data: { holds, registryKnown: registry !== undefined, lines },
    lines: [
      ...lines.map(describeLine),
      holds ? "The receipt holds." : "The receipt does not hold.",
      ...(holds && registry === undefined
        ? ["Whether its registry is the one that you trust is not checked; name that: --registry ADDRESS"]
        : []),
    ],
    refused: !holds,
  };
}

function describeLine({ check, holds, words }: VerdictLine): string {
  return `${holds ? "holds" : "FAILS"}  ${check}: ${words}`;
}
