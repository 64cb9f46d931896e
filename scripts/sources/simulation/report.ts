import Table from "cli-table3";
import type { SourcesResult } from "./run.ts";
import type { SourcesWorld } from "./world.ts";

/** What came of each place, and of the search, in words. */
export function reportOf(
  { places }: Pick<SourcesWorld, "places">,
  { outcomes, problems, search }: SourcesResult,
): string {
  const table = new Table({
    head: ["source", "card", "campaign", "access"],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [18, 42, 12, 30],
  });
  for (const { title } of places) {
    const outcome = outcomes.find((one) => one.title === title);
    const failed = problems.find((one) => one.title === title)?.problem;
    if (outcome === undefined) table.push([title, `failed: ${failed}`, "", ""]);
    else {
      const { values, campaign, group, ended } = outcome;
      const shown = Object.entries(values).map(([name, value]) => `${name} ${value}`);
      table.push([title, shown.slice(0, 4).join(", "), `${campaign}, group ${group}`, ended]);
    }
  }
  const { values, forms, tooShort, common, bytes, rows, traces, planted } = search;
  const found = traces.map(({ what, encoding, place }) => `  ${what} (${encoding}) in ${place}`);
  return [
    table.toString(),
    `Searched for ${values} raw values in ${forms} forms: ${(bytes / 2 ** 20).toFixed(0)} MiB of database, log and temporary files, and ${rows} rows.`,
    `Raw values left: ${traces.length}${found.length > 0 ? `\n${found.join("\n")}` : ""}`,
    `Planted on purpose: ${planted.count}, found: ${planted.found}.`,
    `Not searched for, since it is too short to be told from chance: ${tooShort.join(", ")}.`,
    `Not searched for, since a database without customers has it: ${common.join(", ")}.`,
  ].join("\n");
}
