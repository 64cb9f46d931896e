import type { Clause, Request } from "../../../request/request.ts";
import type { Schema } from "../../../request/schema.ts";
import { binOf } from "../../../request/segment.ts";
import { type Cell, cellsOf, largestCode } from "../cells.ts";
import { type Scale, scalesOf } from "../contributions.ts";
import { cutsOf, type Slot, slotsOf } from "../slots.ts";
import { isAlwaysTrue, nameOf } from "./sections.ts";
import { clauseInWords, rangeInWords, valueInWords } from "./values.ts";
import type { ExplanationWords } from "./words.ts";

/** What a campaign asks of everybody, without a customer's own values. */
export interface RequestInWords {
  /** One line each; none if everybody is meant. */
  readonly conditions: readonly string[];
  /** What each detail gives, in the order of the slots. */
  readonly scored: readonly ScoredInWords[];
  /** Sums of points from which groups 2, 3 and 4 begin, without those that no points reach. */
  readonly cutoffs: readonly number[];
}

/** The points that one detail, or two together, can give. */
export interface ScoredInWords {
  readonly name: string;
  readonly rows: readonly { readonly value: string; readonly points: number }[];
}

/** A request in the words of an explanation. A schema without attributes has them named by their numbers. */
export function requestInWords(
  { schema, request }: { readonly schema: Schema; readonly request: Request },
  words: ExplanationWords,
): RequestInWords {
  const slots = slotsOf(schema);
  const cells = slots.map((_, place) => cellsOf(request, slots, place, cutsOf(slots, place)));
  const scales = scalesOf(request.model, slots, cells);
  const most = scales.reduce((sum, { best }) => sum + best, 0);
  return {
    conditions: conditionsOf(request, slots, words),
    scored: scales.map((scale) => scoredOf(scale, { request, slots, cells, words })),
    cutoffs: scales.length === 0 ? [] : request.model.cutoffs.filter((cutoff) => cutoff <= most),
  };
}

function conditionsOf({ rules }: Request, slots: readonly Slot[], words: ExplanationWords): string[] {
  return rules.groups.flatMap((bits) => {
    const asked = rules.clauses.filter((_, index) => (bits >> index) & 1);
    // A group in which any value will do asks nothing.
    if (asked.length === 0 || asked.some(isAlwaysTrue)) return [];
    return [asked.map((clause) => conditionOf(clause, slots, words)).join(` ${words.or} `)];
  });
}

function conditionOf(clause: Clause, slots: readonly Slot[], words: ExplanationWords): string {
  const slot = slots[clause.attribute]!;
  const names = slot.of.map((place) => slots[place]!.name);
  return `${nameOf({ names }, words)} ${clauseInWords(slot, clause, words)}`;
}

function scoredOf(
  { of, names, places }: Scale,
  {
    request,
    slots,
    cells,
    words,
  }: {
    readonly request: Request;
    readonly slots: readonly Slot[];
    readonly cells: readonly (readonly Cell[])[];
    readonly words: ExplanationWords;
  },
): ScoredInWords {
  const pointsOf = (code: number) =>
    places.reduce((sum, place) => {
      const feature = request.model.features[place]!;
      return sum + feature.points[binOf(feature, code)]!;
    }, 0);
  const name = nameOf({ names }, words);
  if (of.length > 1) {
    const slot = slots[places[0]!]!;
    const codes = Array.from({ length: largestCode(slot) + 1 }, (_, code) => code);
    return {
      name,
      rows: codes.map((code) => ({ value: valueInWords(slot, code, words), points: pointsOf(code) })),
    };
  }
  const slot = slots[of[0]!]!;
  const rows: { cell: Cell; readonly points: number }[] = [];
  for (const cell of cells[of[0]!]!) {
    const points = pointsOf(cell.low);
    const last = rows.at(-1);
    // Bounds of rules cut what gives the same points; "not known" stands alone.
    if (last === undefined || last.cell.high === 0 || last.points !== points) rows.push({ cell, points });
    else last.cell = { low: last.cell.low, high: cell.high };
  }
  return {
    name,
    rows: rows.map(({ cell, points }) => ({
      value: cell.high === 0 ? words.notKnown : rangeInWords(slot, cell, words),
      points,
    })),
  };
}
