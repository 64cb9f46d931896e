import type { ErasureReport } from "./links.ts";

/** What `out/erasure.json` holds: figures by flat names, and the links that remain. */
export function drillFigures({ customers, erased, linkage, sealedRead, remaining }: ErasureReport): object {
  return {
    customers,
    erased,
    "linkage.aucBefore": linkage.aucBefore,
    "linkage.aucAfter": linkage.aucAfter,
    "device.aucBefore": linkage.deviceBefore,
    "device.aucAfter": linkage.deviceAfter,
    "sealed.readBefore": sealedRead.before,
    "sealed.readAfter": sealedRead.after,
    remaining,
  };
}

/** The table of README.md: every link that remains, with its figure. */
export function remainingTable({ remaining }: Pick<ErasureReport, "remaining">): string {
  return [
    "| what still links | area |",
    "| --- | --- |",
    ...remaining.map(({ link, words, auc }) => `| **${link}.** ${words} | ${area(auc)} |`),
  ].join("\n");
}

/** What came of it, in words; README.md says the same. */
export function drillSentence({ customers, erased, linkage, sealedRead }: ErasureReport): string {
  const { aucBefore, aucAfter, deviceBefore, deviceAfter } = linkage;
  return `Of ${customers} customers, ${erased} were erased. Whoever has all that the brand stores, and the whole chain, tells which pseudonym was whose with an area under the ROC curve of ${area(aucBefore)} before and ${area(aucAfter)} after (1 is certainty, 0.50 a guess), and reads ${sealedRead.before} of their ${erased} sealed answers before and ${sealedRead.after} after. Whoever has the customers' own devices: ${area(deviceBefore)} before, ${area(deviceAfter)} after.`;
}

function area(auc: number): string {
  return auc.toFixed(2);
}
