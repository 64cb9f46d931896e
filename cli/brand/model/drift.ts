import { readModelCard } from "../../../src/model/card/read.ts";
import { driftOn } from "../../../src/model/editing/drift.ts";
import { stabilityInWords } from "../../../src/model/measures/stability.ts";
import { readFile } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";
import { readTable } from "./readTable.ts";

/** Compares a later table with the people that a card was trained on: with their table, if it is given. */
export async function checkDrift(card: string, file: string, data?: string): Promise<Outcome> {
  const before = data === undefined ? undefined : await readTable(data);
  const drift = driftOn(readFile(card, readModelCard), await readTable(file), before);
  const { rows, populationStability, features, aucBefore, aucNow } = drift;
  return {
    data: drift,
    lines: [
      `${rows} rows of ${file}, compared with those that ${card} was trained on.`,
      `Scores: population stability index ${populationStability.toFixed(3)}, ${stabilityInWords(populationStability)}.`,
      ...features.map(
        ({ attribute, stability, pointsShift }) =>
          `  ${attribute}: ${stability.toFixed(3)}, ${stabilityInWords(stability)}; ${pointsShift >= 0 ? "+" : ""}${pointsShift.toFixed(0)} points on average`,
      ),
      aucNow === undefined
        ? "It has no label, so that whether the model still ranks well cannot be told."
        : `AUC ${aucNow.toFixed(4)} now, ${aucBefore.toFixed(4)} when it was tested.`,
    ],
  };
}
