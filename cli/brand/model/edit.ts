import { existsSync } from "node:fs";
import path from "node:path";
import { DecdpError } from "../../../src/errors.ts";
import { readModelCard, writeModelCard } from "../../../src/model/card/read.ts";
import { editCard } from "../../../src/model/editing/editedCard.ts";
import type { Edit } from "../../../src/model/editing/edits.ts";
import { type Measured, measureOn } from "../../../src/model/editing/measure.ts";
import { cardPage } from "../../../src/model/page/page.ts";
import { readFile, writeText } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";
import type { Surroundings } from "../../setting/context.ts";
import { readTable } from "./readTable.ts";

export interface CardEditing {
  readonly merge?: readonly Edit[];
  readonly points?: readonly Edit[];
  readonly rising?: readonly string[];
  readonly falling?: readonly string[];
  readonly cutoffs?: readonly number[];
  readonly by: string;
  readonly reason: string;
  /** A table with labels, on which the card is measured before and after. */
  readonly data?: string;
  /** The new card; an old one is never overwritten. */
  readonly out: string;
}

/** Edits a card by hand and writes the new one, as JSON and as a page. Throws `DecdpError` where a file is in its place. */
export async function editModelCard(
  _surroundings: Surroundings,
  options: CardEditing & { readonly file: string },
): Promise<Outcome> {
  const { file, by, reason, data, out } = options;
  const page = pageFile(out);
  for (const place of [out, page]) requireAbsent(place);
  const card = readFile(file, readModelCard);
  const table = data === undefined ? undefined : await readTable(data);
  const measure = table && ((one: typeof card) => measureOn(one, table));
  const at = new Date().toISOString();
  const edited = editCard(card, editsIn(options), { by, reason, at, measure });
  writeText(out, writeModelCard(edited.card));
  writeText(page, cardPage(edited.card));
  const { modelId, hash, overrides } = edited.card;
  return {
    data: {
      ...{ card: out, page, modelId, hash, override: overrides.at(-1) },
      ...{ before: edited.before, after: edited.after },
    },
    lines: [
      `${overrides.at(-1)!.change}: ${out}, and as a page ${page}.`,
      ...figureLines(edited.before, edited.after),
      `New id ${modelId}, new hash ${hash}. The chain does not know it yet: name the card in a campaign file and register it.`,
    ],
  };
}

/** Merges first, from the last bin down, so that the others keep the numbers that people saw. */
function editsIn({ merge = [], points = [], rising = [], falling = [], cutoffs }: CardEditing): Edit[] {
  const lastFirst = [...merge].sort((left, right) =>
    left.kind === "merge" && right.kind === "merge" ? right.first - left.first : 0,
  );
  return [
    ...points,
    ...lastFirst,
    ...rising.map((attribute): Edit => ({ kind: "direction", attribute, direction: "rising" })),
    ...falling.map((attribute): Edit => ({ kind: "direction", attribute, direction: "falling" })),
    ...(cutoffs === undefined ? [] : [{ kind: "cutoffs" as const, cutoffs }]),
  ];
}

function figureLines(before: Measured | undefined, after: Measured | undefined): string[] {
  if (before === undefined || after === undefined) {
    return ["Nothing was measured: name a table with labels to compare before and after, --data FILE."];
  }
  const compared = (name: string, figure: (measured: Measured) => number | null) => {
    const [left, right] = [figure(before) ?? 0, figure(after) ?? 0];
    return `  ${name.padEnd(26)}${left.toFixed(4)}  ${right.toFixed(4)}  ${right >= left ? "+" : ""}${(right - left).toFixed(4)}`;
  };
  return [
    `On ${before.rows} people, before, after and difference:`,
    compared("AUC", ({ auc }) => auc),
    compared("KS", ({ ks }) => ks),
    ...after.cutoffs.map(({ segment }, index) =>
      compared(`share in group ${segment} and above`, ({ cutoffs }) => cutoffs[index]?.share ?? null),
    ),
  ];
}

/** Where the page of a card stands: beside it. */
export function pageFile(card: string): string {
  const { dir, name } = path.parse(card);
  return path.join(dir, `${name}.html`);
}

function requireAbsent(file: string): void {
  if (!existsSync(file)) return;
  throw new DecdpError(`${file} is there already.`, {
    hint: "A card is never overwritten, so that what was decided with it can be looked up: name another file with --out.",
  });
}
