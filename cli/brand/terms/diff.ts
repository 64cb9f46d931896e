import type { Direction } from "../../../src/consent/terms/difference/aspect.ts";
import { type DifferenceVerdict, differenceOf } from "../../../src/consent/terms/difference/difference.ts";
import { hashOfTerms, readTerms } from "../../../src/consent/terms/reading.ts";
import { readFile } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";

const meaning: Readonly<Record<DifferenceVerdict, string>> = {
  same: "The same was agreed to: consents can continue.",
  narrower: "Narrower: consents can continue.",
  wider: "Wider: ask every customer again.",
  incomparable: "Different, and not narrower: ask every customer again.",
};
const mark: Readonly<Record<Direction, string>> = { narrower: "-", wider: "+", other: "!", none: " " };

/** Says what the terms of a newer file change; refused if customers have to be asked again. */
export async function diffTermsFiles(olderFile: string, newerFile: string): Promise<Outcome> {
  const [older, newer] = [readFile(olderFile, readTerms), readFile(newerFile, readTerms)];
  const { verdict, changes } = differenceOf(older, newer);
  const isContinued = verdict === "same" || verdict === "narrower";
  const continued = hashOfTerms(older);
  return {
    data: { verdict, changes, older: continued, newer: hashOfTerms(newer) },
    lines: [
      ...changes.map(({ direction, words }) => `${mark[direction]} ${words}`),
      meaning[verdict],
      ...(isContinued && newer.replaces !== continued && changes.length > 0
        ? [`For that, the newer terms must say which they continue: "replaces": "${continued}"`]
        : []),
    ],
    refused: !isContinued,
  };
}
