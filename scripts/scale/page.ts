import { readFileSync } from "node:fs";
import { fromRoot } from "../../services/shared/paths.ts";
import { pageWith } from "../shared/pageWith.ts";
import { brandLines, issuerLines, type Line } from "./arithmetic.ts";
import { readUnits, type Units } from "./units.ts";

export const page = "docs/scale.md";

/** docs/scale.md with its tables worked out anew. */
export async function generateScalePage(): Promise<string> {
  const units = await readUnits();
  const parts = {
    units: table(["unit", "measured", "where"], unitRows(units)),
    brand: arithmetic(brandLines(units)),
    issuer: arithmetic(issuerLines(units)),
  };
  return pageWith(page, readFileSync(fromRoot(page), "utf8"), parts);
}

function unitRows({ gas, settledPerSecond, checkMs, tree, recordBytes }: Units): string[][] {
  const ofTests = "`snapshots/gas.json`, compared by `npm run gas:check`";
  const ofBench = (name: string) => `[performance](performance.md), by \`${name}\``;
  return [
    ["gas of 128 answers in one transaction", gas("settle a batch of 128").toLocaleString("en"), ofTests],
    ["gas of a root", gas("publish the next root").toLocaleString("en"), ofTests],
    [
      "answers that one relayer settles a second",
      `${settledPerSecond}`,
      ofBench("npm run bench -- --only relayer"),
    ],
    ["check of a proof off chain, among many", `${checkMs} ms`, ofBench("npm run bench:proof")],
    ["tree of a million leaves, built", `${tree.buildSeconds} s`, ofBench("npm run bench:tree")],
    ["its memory", `${tree.memoryMiB} MiB`, "the same"],
    ["a leaf replaced", `${tree.replaceMs} ms`, "the same"],
    ["a path read", `${tree.pathMs} ms`, "the same"],
    [
      "a chunk of 1,024 leaves",
      `${tree.chunkBytes.toLocaleString("en")} bytes`,
      "`src/credential/treeChunks.ts`",
    ],
    [
      "light record with a consent and an answer",
      `${recordBytes} bytes`,
      "written and counted when this page is made",
    ],
  ];
}

function arithmetic(lines: readonly Line[]): string {
  return table(["what", "how", "result"], lines);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
