import { appendFileSync, readFileSync } from "node:fs";
import { median } from "../shared/median.ts";

/** Names the file that tests of the pages append figures to, a line each; without it nothing is noted. */
export const FIGURES_FILE = "DECDP_WEB_FIGURES";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const largest = (values: readonly number[]) => Math.max(...values);

/** What tests of the pages measure, and how the figures of several tests become one. */
const ways = {
  /** Rules of axe-core that a state of a page breaks. */
  "axe.violations": sum,
  /** States of pages that axe-core has looked at. */
  "axe.states": sum,
  /** Requests to places that the page's network does not name. */
  foreignRequests: sum,
  lcpMs: largest,
  /** At 1.6 Mb/s, with a processor four times slower. */
  "slow.lcpMs": largest,
  cls: largest,
  /** The page's longest task while a proof is made. */
  longestTaskMs: largest,
  /** From the press of a button to the next picture. */
  interactionMs: largest,
  firstScreenGzipKB: largest,
  openingGzipKB: largest,
  workerGzipKB: largest,
  /** From the tap on "Yes" to "Done". */
  "yesToDone.medianMs": median,
  /** From the tap on "Yes" to the shop's page that knows it, the proof included. */
  "yesToPage.medianMs": median,
} as const;

export type FigureName = keyof typeof ways;

/** Notes what a test has measured. */
export function noteFigure(name: FigureName, value: number): void {
  const file = process.env[FIGURES_FILE];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify([name, value])}\n`);
}

/** The figures of all tests; null for what no test has measured. */
export function figuresIn(file: string): Record<FigureName, number | null> {
  const noted = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as [FigureName, number]);
  const entries = Object.entries(ways).map(([name, way]) => {
    const values = noted.filter(([one]) => one === name).map(([, value]) => value);
    return [name, values.length === 0 ? null : Math.round(way(values) * 1000) / 1000];
  });
  return Object.fromEntries(entries);
}
