import { boost } from "../learning/boosting.ts";
import { randomFrom, shuffle } from "../learning/random.ts";
import { stratifiedSplit } from "../learning/splits.ts";
import { aucOf } from "../measures/ranking.ts";
import { type Column, countsOf, isMissing, numbersOf } from "../table/column.ts";
import { isDerived } from "../training/crosses.ts";
import { oddsOf, type Scored } from "../training/slot.ts";
import type { Fairness, FairnessGroup } from "./card.ts";
import { rounded } from "./figures.ts";

/** Fewer rows say nothing about a group. */
const FEWEST_ROWS = 50;
const MOST_VALUES = 8;
const MOST_ROWS = 20_000;
/** An AUC from which on a group is as good as known. */
const [GUESSED, KNOWN] = [0.65, 0.8];

/** Rows with their scores, which training did not see. */
export interface ScoredRows {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
}

/** How protected groups fare, and whether leaving them out hides them from the model. */
export function fairnessOf(
  columns: readonly Column[],
  label: Uint8Array,
  held: ScoredRows,
  cutoffs: readonly number[],
  scored: readonly Scored[],
): Fairness {
  const groups = columns.flatMap((column) =>
    groupsIn(column).map((group) => ({ column: column.name, ...group })),
  );
  return {
    groups: groups.map((group) => fareOf(group, label, held, cutoffs)).filter(({ n }) => n >= FEWEST_ROWS),
    proxies: proxiesOf(groups, scored),
  };
}

interface Group {
  readonly column: string;
  readonly value: string;
  /** 1 for the rows of the group. */
  readonly members: Uint8Array;
}

/** The frequent values of a column; of numbers with many values, those up to the median and those above. */
function groupsIn(column: Column): Omit<Group, "column">[] {
  const counts = countsOf(column);
  const values = [...column.texts.entries()]
    .filter(([cell, text]) => counts[cell]! >= FEWEST_ROWS && !isMissing(text))
    .sort(([left], [right]) => counts[right]! - counts[left]! || left - right);
  const numbers = numbersOf(column);
  const known = numbers.filter((value) => !Number.isNaN(value)).sort();
  if (values.length > MOST_VALUES && known.length > column.cells.length / 2) {
    const median = known[Math.floor(known.length / 2)]!;
    return [
      { value: `up to ${median}`, members: Uint8Array.from(numbers, (value) => (value <= median ? 1 : 0)) },
      { value: `above ${median}`, members: Uint8Array.from(numbers, (value) => (value > median ? 1 : 0)) },
    ];
  }
  return values.slice(0, MOST_VALUES).map(([cell, value]) => ({
    value,
    members: Uint8Array.from(column.cells, (one) => (one === cell ? 1 : 0)),
  }));
}

function fareOf(
  { column, value, members }: Group,
  label: Uint8Array,
  { rows, scores }: ScoredRows,
  cutoffs: readonly number[],
): FairnessGroup {
  const own = [...rows.keys()].filter((index) => members[rows[index]!] === 1);
  const positives = own.filter((index) => label[rows[index]!] === 1);
  const share = (of: readonly number[], cutoff: number) =>
    of.length === 0 ? null : rounded(of.filter((index) => scores[index]! >= cutoff).length / of.length);
  return {
    column,
    value,
    n: own.length,
    segments: cutoffs.map((cutoff) => ({
      cutoff,
      selected: share(own, cutoff) ?? 0,
      truePositives: share(positives, cutoff),
    })),
  };
}

/** Tries to tell each group from what the model looks at. Of two values, the first says it all. */
function proxiesOf(groups: readonly Group[], scored: readonly Scored[]): Fairness["proxies"] {
  const features = scored.map(({ candidate }) => candidate).filter((candidate) => !isDerived(candidate));
  const byColumn = Map.groupBy(groups, ({ column }) => column);
  return [...byColumn.values()].flatMap((values) =>
    (values.length === 2 ? values.slice(0, 1) : values).map(({ column, value, members }) => {
      const random = randomFrom(1);
      const all = Int32Array.from(members.keys());
      const sample = shuffle(all, random).slice(0, MOST_ROWS);
      const { training, held } = stratifiedSplit(sample, members, 0.4, random);
      const inner = stratifiedSplit(training, members, 0.2, random);
      const model = boost(features, members, inner, { leaves: 3, rate: 0.3, rounds: 40, patience: 15 });
      const odds = oddsOf(features, model, members.length);
      const auc = rounded(
        aucOf(
          Float64Array.from(held, (row) => odds[row]!),
          Uint8Array.from(held, (row) => members[row]!),
        ),
      );
      return { column, value, auc, words: proxyWords(column, value, auc) };
    }),
  );
}

function proxyWords(column: string, value: string, auc: number): string {
  const often = `Shown one customer with ${column} "${value}" and one without, the attributes that are used pick the right one in ${Math.round(100 * auc)} of 100 cases`;
  if (auc >= KNOWN) return `${often}: leaving "${column}" out does not hide it from the model.`;
  if (auc >= GUESSED) return `${often}: the model can partly guess it.`;
  return `${often}, where 50 would be chance: the model hardly knows it.`;
}
