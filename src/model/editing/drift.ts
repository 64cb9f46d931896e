import * as z from "zod/v4";
import { scoreOf } from "../../request/segment.ts";
import type { ModelCard } from "../card/card.ts";
import { rounded } from "../card/figures.ts";
import { modelOfCard } from "../card/read.ts";
import { type ScoreGroup, scoreGroups, stabilityIndex } from "../measures/stability.ts";
import type { Table } from "../table/column.ts";
import { codesOfRows, measureOn } from "./measure.ts";

/** How a later table differs from what the card was trained on. */
export interface Drift {
  readonly rows: number;
  /** Population stability index of the scores, by the deciles of the card. */
  readonly populationStability: number;
  /** The same for each feature, by its bins; the most different first. */
  readonly features: readonly {
    readonly attribute: string;
    readonly stability: number;
    /** Mean points now, less mean points then: what the shift does to scores. */
    readonly pointsShift: number;
  }[];
  /** If the table has the label. */
  readonly aucBefore: number;
  readonly aucNow?: number | undefined;
}

/**
 * Compares a later table with a card. Throws `DecdpError` if it lacks a column that the card asks for.
 *
 * @param before The table that the card was trained on. A card that was changed by hand does not know how its people score
 * now; without the table, its deciles stand for them.
 */
export function driftOn(card: ModelCard, table: Table, before?: Table): Drift {
  const model = modelOfCard(card);
  const codesOf = codesOfRows(card, table);
  const places = card.features.map(({ attribute }) =>
    card.schema.attributes.findIndex(({ name }) => name === attribute),
  );
  const counts = card.features.map(({ bins }) => bins.map(() => 0));
  const groups = before === undefined ? groupsOf(card) : groupsOn(card, before);
  const deciles = groups.map(() => 0);
  for (let row = 0; row < table.rows; row++) {
    const codes = codesOf(row);
    for (const [feature, { bins }] of card.features.entries()) {
      const code = codes[places[feature]!]!;
      counts[feature]![bins.findIndex(({ from, to }) => code >= from && code <= to)]!++;
    }
    const score = scoreOf(model, codes);
    const decile = groups.findIndex(({ smallestScore }) => score >= smallestScore);
    deciles[decile < 0 ? deciles.length - 1 : decile]!++;
  }
  const hasLabel = table.columns.some(({ name }) => name === card.label.column);
  return {
    rows: table.rows,
    populationStability: rounded(
      stabilityIndex(
        groups.map(({ n }) => n),
        deciles,
      ),
    ),
    features: card.features
      .map(({ attribute, bins }, feature) => ({
        attribute,
        stability: rounded(
          stabilityIndex(
            bins.map(({ n }) => n),
            counts[feature]!,
          ),
        ),
        pointsShift: rounded(
          meanPoints(bins, counts[feature]!) -
            meanPoints(
              bins,
              bins.map(({ n }) => n),
            ),
        ),
      }))
      .sort((left, right) => right.stability - left.stability),
    aucBefore: card.metrics.card.auc.mean,
    ...(hasLabel && { aucNow: rounded(measureOn(card, table).auc) }),
  };
}

function groupsOn(card: ModelCard, table: Table): ScoreGroup[] {
  const model = modelOfCard(card);
  const codesOf = codesOfRows(card, table);
  return scoreGroups(Float64Array.from({ length: table.rows }, (_, row) => scoreOf(model, codesOf(row))));
}

/** The scores that the card was trained on, unless its points were changed since; else those of its deciles. */
function groupsOf({ drift, modelId, deciles }: ModelCard): readonly ScoreGroup[] {
  if (drift?.modelId !== modelId) return deciles;
  const kept = groupsShape.safeParse(drift.scores);
  return kept.success ? kept.data : deciles;
}

const groupsShape = z.array(z.strictObject({ smallestScore: z.number(), n: z.number().min(0) })).min(1);

function meanPoints(bins: readonly { readonly points: number }[], counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return bins.reduce((sum, { points }, bin) => sum + points * counts[bin]!, 0) / Math.max(all, 1);
}
