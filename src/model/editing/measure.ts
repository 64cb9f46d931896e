import { DecdpError } from "../../errors.ts";
import type { Model } from "../../request/request.ts";
import { defineSchema } from "../../request/schema.ts";
import { scoreOf } from "../../request/segment.ts";
import type { ModelCard } from "../card/card.ts";
import type { Cutoff } from "../card/measured.ts";
import { modelOfCard } from "../card/read.ts";
import { changed, slotsOf } from "../explanation/slots.ts";
import { rankingFigures, rankingOf } from "../measures/ranking.ts";
import type { Table } from "../table/column.ts";
import { labelOf } from "../table/label.ts";
import { codesOf } from "../table/propose.ts";

/** How a model does on a table of people with their labels. */
export interface Measured {
  readonly rows: number;
  readonly auc: number;
  readonly ks: number;
  readonly cutoffs: readonly Cutoff[];
}

/** Measures the model of a card. Throws `DecdpError` if the table lacks a column that the card asks for, or the label. */
export function measureOn(card: ModelCard, table: Table): Measured {
  const { rows, values } = labelOf(columnOf(table, card.label.column), card.label.positive);
  const model = modelOfCard(card);
  const codes = codesOfRows(card, table);
  const scores = Float64Array.from(rows, (row) => scoreOf(model, codes(row)));
  const label = Uint8Array.from(rows, (row) => values[row]!);
  const { auc, ks } = rankingFigures(rankingOf(scores, label));
  const cutoffs = card.model.cutoffs.map((cutoff, index) => cutoffOn(scores, label, cutoff, index + 2));
  return { rows: rows.length, auc, ks, cutoffs };
}

/**
 * The codes of a row of a table in all slots that the card scores, copies and crosses among them. Throws `DecdpError` if the
 * table lacks a column that the card asks for.
 */
export function codesOfRows(card: ModelCard, table: Table): (row: number) => number[] {
  const model = modelOfCard(card);
  const slots = slotsOf(defineSchema(card.schema.name, card.schema.attributes));
  const used = new Set(slots.flatMap(({ of }, place) => (isScored(model, place) ? of : [])));
  const sources = [...used].map((place) => ({
    place,
    codes: codesOf(columnOf(table, slots[place]!.name), slots[place]!.attribute!),
  }));
  const nothing = new Array<number>(slots.length).fill(0);
  return (row) =>
    changed(
      slots,
      nothing,
      sources.map(({ place, codes }) => ({ place, to: codes[row]! })),
    );
}

function columnOf(table: Table, name: string) {
  const found = table.columns.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw new DecdpError(`The table has no column "${name}".`, {
    details: { column: name },
    hint: "Name a table with the columns that the model was trained on.",
  });
}

function isScored({ features }: Model, place: number): boolean {
  return features[place]!.points.some((points) => points !== 0);
}

function cutoffOn(scores: Float64Array, label: Uint8Array, score: number, segment: number): Cutoff {
  let [reached, events, all] = [0, 0, 0];
  for (const [row, given] of scores.entries()) {
    all += label[row]!;
    if (given < score) continue;
    reached++;
    events += label[row]!;
  }
  return {
    ...{ score, segment, share: scores.length > 0 ? reached / scores.length : null },
    rate: reached > 0 ? events / reached : null,
    truePositiveRate: all > 0 ? events / all : null,
  };
}
