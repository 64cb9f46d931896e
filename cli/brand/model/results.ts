import path from "node:path";
import { toFileText } from "../../../src/format/reading/json.ts";
import type { ModelCard } from "../../../src/model/card/card.ts";
import { readModelCard, writeModelCard } from "../../../src/model/card/read.ts";
import { cardPage } from "../../../src/model/page/page.ts";
import { type IsOwn, ownFile, requireFree, writeOwn } from "../../input/ownFiles.ts";
import { pageFile } from "./edit.ts";
import type { TrainingOptions } from "./trainingOptions.ts";

/** A file that a training writes, and what it may take the place of: the same file of an earlier training. */
interface Result {
  readonly file: string;
  readonly isOwn: IsOwn;
  textOf(card: ModelCard, figures: object): string;
}

/** Throws `DecdpError`, before anything is trained, for a file in the way. */
export function requireRoom(options: TrainingOptions): void {
  for (const { file, isOwn } of resultsOf(options)) requireFree(file, isOwn);
}

/** Writes card, page and figures, each whole or not at all. */
export function writeResults(options: TrainingOptions, card: ModelCard, figures: object): void {
  for (const { file, isOwn, textOf } of resultsOf(options)) writeOwn(file, textOf(card, figures), { isOwn });
}

function resultsOf({ out, figures }: TrainingOptions): Result[] {
  const results: Result[] = [];
  if (out !== undefined) {
    results.push({
      file: path.resolve(out),
      // A card that was changed by hand stays, so that what was decided with it can be looked up.
      isOwn: ownFile(readModelCard, ({ overrides }) => overrides.length === 0),
      textOf: writeModelCard,
    });
    results.push({
      file: pageFile(path.resolve(out)),
      isOwn: (text) => text.startsWith("<!doctype html>") && text.includes("<title>Model card: "),
      textOf: cardPage,
    });
  }
  if (figures !== undefined) {
    results.push({
      file: path.resolve(figures),
      isOwn: (text) => text.includes('"auc.test.mean"'),
      textOf: (_card, measured) => toFileText(measured),
    });
  }
  return results;
}
