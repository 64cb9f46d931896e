import { readFile } from "node:fs/promises";
import { keyFiles } from "../../../scripts/circuit/manifest.ts";
import { openSegment } from "../../../src/answer/sealing.ts";
import { signals } from "../../../src/generated/answerKey.ts";
import { createWitnessCalculator } from "../../../src/prover/witness/calculator.ts";
import type { Request } from "../../../src/request/request.ts";
import { inputFor } from "../answerCase.ts";

const BYTES = 32;

const SEAL_KEY = 1n;

/** Works out the segment of 16 codes as the circuit does, without a proof: it is sealed in a public signal. */
export async function circuitSegments(
  request: Pick<Request, "rules" | "model">,
): Promise<(attributes: readonly number[]) => Promise<number>> {
  const { calculate } = await createWitnessCalculator(await readFile(keyFiles.wasm));
  // The first wire is the constant 1.
  const position = (1 + signals.sealed) * BYTES;
  return async (attributes) => {
    const { rules, model } = request;
    const witness = await calculate({ ...inputFor({ rules, model, attributes, sealKey: SEAL_KEY }) });
    const bytes = witness.subarray(position, position + BYTES);
    return openSegment(
      SEAL_KEY,
      bytes.reduceRight((sum, byte) => 256n * sum + BigInt(byte), 0n),
    );
  };
}
