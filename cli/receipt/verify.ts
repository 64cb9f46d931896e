import type { Address } from "viem";
import { dossierLimits, isDossier } from "../../src/audit/dossier/dossier.ts";
import { type DossierLine, type DossierVerdict, verifyDossier } from "../../src/audit/dossier/verify.ts";
import { verifyReceipt } from "../../src/consent/receipt/proof/verify.ts";
import { keyPoints } from "../audit/dossier/dossier.ts";
import { readText } from "../input/files.ts";
import type { Outcome } from "../run.ts";
import type { GlobalOptions, Surroundings } from "../setting/context.ts";
import { receiptNode } from "./node.ts";

export interface Verifying {
  readonly file: string;
  /** The `ConsentRegistry` that is trusted; by default that of the network in the state. */
  readonly registry?: Address | undefined;
}

/** Says line by line whether a receipt holds, or a dossier with every receipt in it; refused if it does not. */
export async function verifyReceiptFile(
  options: GlobalOptions,
  surroundings: Surroundings,
  { file, registry: given }: Verifying,
): Promise<Outcome> {
  const text = readText(file, 4 * dossierLimits.length);
  const { client, registry: known, campaigns, now } = await receiptNode(options, surroundings);
  const registry = given ?? known;
  const isOne = isDossier(text);
  const what = isOne ? "dossier" : "receipt";
  const { holds, lines }: DossierVerdict = isOne
    ? await verifyDossier(client, text, { now, registry, campaigns, points: keyPoints() })
    : await verifyReceipt(client, text, { now, registry });
  return {
    data: { holds, registryKnown: registry !== undefined, lines },
    lines: [
      ...lines.map(describeLine),
      `The ${what} ${holds ? "holds" : "does not hold"}.`,
      ...(holds && isOne && campaigns === undefined
        ? ["Whether its contracts are those that you trust is not checked; npx decdp network add names them."]
        : []),
      ...(holds && registry === undefined
        ? ["Whether its registry is the one that you trust is not checked; name that: --registry ADDRESS"]
        : []),
    ],
    refused: !holds,
  };
}

function describeLine({ check, holds, words }: DossierLine): string {
  return `${holds ? "holds" : "FAILS"}  ${check}: ${words}`;
}
