import { stripVTControlCharacters } from "node:util";
import type { Finished } from "./parts.ts";
import type { Plan } from "./plan.ts";

const kinds = ["passing", "failing", "skipped"] as const;

/** What all parts came to, in Hardhat's words: "12 passing (10 contracts, 2 services)". */
export function totalsOf(parts: Plan, finished: readonly Finished[]): { failed: number; text: string } {
  const lines = kinds.flatMap((kind) => {
    const counts = finished.map((one) => [one.part.name, countOf(one, kind)] as const);
    const sum = counts.reduce((total, [, count]) => total + count, 0);
    const each = counts.filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`);
    return sum > 0 ? [`${sum} ${kind} (${each.join(", ")})`] : [];
  });
  const broken = parts.filter(
    ({ name }) => !finished.some(({ part, code }) => part.name === name && code === 0),
  );
  if (broken.length > 0) lines.push(`Failed: ${broken.map(({ name }) => name).join(", ")}`);
  return { failed: broken.length, text: lines.join("\n") };
}

/** From a line of its own in what Hardhat printed: "  12 passing (345ms)". */
function countOf({ output }: Finished, kind: string): number {
  const line = new RegExp(String.raw`^\s*(\d+) ${kind}\b`, "m").exec(stripVTControlCharacters(output));
  return Number(line?.[1] ?? 0);
}
