import type { Figures } from "../../report/figures.ts";
import type { GasMeasure } from "./gasCase.ts";
import { type GasSplit, sumOf } from "./gasSplit.ts";

/** In the order in which they are shown. */
export const parts: readonly (keyof GasSplit)[] = ["pairing", "scalars", "calldata", "storage", "rest"];

/** Gas of one answer or proof by name; the measures are of answers and peers. */
export function gasFigures(measures: readonly GasMeasure[]): Figures {
  const figures: Record<string, number> = {};
  for (const { name, answers, gasUsed, split, floor } of measures) {
    const [kind, size] = name.split(".");
    figures[size === undefined ? `gas.${name}` : `gas.${kind}PerAnswer.${size}`] = gasUsed / answers;
    figures[`gas.floorPerAnswer.${name}`] = sumOf(floor) / answers;
    for (const part of parts) figures[`gas.splitPerAnswer.${name}.${part}`] = split[part] / answers;
    if (kind === "verify") {
      figures[`gas.verifyExecutionPerAnswer.${size}`] = (gasUsed - split.calldata - floor.rest) / answers;
    }
    if (name === "settle.max") figures["batch.max"] = answers;
  }
  const batch = figures["gas.settlePerAnswer.128"]!;
  figures["gas.ratioToSemaphore"] = batch / figures["gas.semaphore"]!;
  figures["gas.ratioToIden3Verifier"] = batch / figures["gas.iden3Verifier"]!;
  return figures;
}
