import { isCategory } from "../../request/schema.ts";
import { bagSplits, boostBags, meanOf, usualBoosting } from "../learning/bags.ts";
import type { Additive } from "../learning/boosting.ts";
import { randomFrom, shuffle } from "../learning/random.ts";
import { stratifiedFolds, stratifiedSplit } from "../learning/splits.ts";
import type { CardShapeOptions, Direction, MissingPolicy } from "./cardShape.ts";
import { crossOf } from "./crosses.ts";
import { useFreeSlots } from "./freeSlots.ts";
import { type SelectionStep, selectionPath } from "./selection.ts";
import { addShape, type Candidate, cardOdds, curvatureOf, oddsOf, type Scored, scoredOf } from "./slot.ts";

export interface FitOptions {
  readonly seed: number;
  /** Slots of the card, at most 16. */
  readonly slots: number;
  /** Whether the smallest model within one standard error of the best is taken, or as many attributes as fit. */
  readonly attributes: "fewest" | "all";
  /** Directions that a shape must keep, by attribute. */
  readonly directions?: Readonly<Record<string, Direction>>;
  readonly missing?: MissingPolicy;
  /** Whether the schema is published already: then its categories keep their order, and nothing is copied or crossed. */
  readonly fixed?: boolean;
  /** Whether free slots are used. */
  readonly fill?: boolean;
  readonly report?: (done: number, all: number) => void;
}

/** A trained card, before it has a schema's words. */
export interface Fit {
  /** In log-odds, before it was cut into bins, of the features of `scored`. */
  readonly unbinned: Additive;
  readonly scored: readonly Scored[];
  /** Points of nobody in particular: what the sum of points lacks to be log-odds. */
  readonly intercept: number;
  readonly path: readonly SelectionStep[];
}

const BAGS = 4;
/** From so many rows on, two bags agree as well as four of fewer rows. */
const HUGE = 60_000;
/** Rows by which attributes are selected; more change little and take long. */
const SELECTING = 40_000;
/** Slots whose bins group a side of a cross. */
const GROUPING = 2;
/** With fewer rows, one split says too little. */
const MANY_ROWS = 8_000;

/** Learns a card from some rows: which attributes, their shapes, what free slots hold, and at last the points. */
export function fitCard(
  all: readonly Candidate[],
  label: Uint8Array,
  rows: Int32Array,
  options: FitOptions,
): Fit {
  const { seed, slots } = options;
  const boosting = usualBoosting(rows.length);
  const optionsOf = ({ attribute }: Candidate): CardShapeOptions => ({
    direction: options.directions?.[attribute.name],
    missing: options.missing ?? "first",
  });
  const random = randomFrom(seed);
  const selecting = rows.length > SELECTING ? shuffle(rows.slice(), random).slice(0, SELECTING) : rows;
  const splits =
    rows.length > MANY_ROWS
      ? [stratifiedSplit(selecting, label, 0.2, random)]
      : stratifiedFolds(rows, label, 5, random);
  const mustSelect = options.attributes === "fewest" || all.length > slots;
  const path = mustSelect
    ? selectionPath(all, label, splits, {
        leaves: boosting.leaves,
        most: slots,
        whole: options.attributes === "all",
        report: options.report,
      })
    : [];
  const chosen = options.attributes === "fewest" ? path.find((step) => step.chosen) : path.at(-1);
  let candidates = all.filter(
    ({ attribute }) => chosen === undefined || chosen.attributes.includes(attribute.name),
  );
  const outer = bagSplits(rows, label, rows.length > HUGE ? 2 : BAGS, seed);
  const learn = () => boostBags(candidates, label, outer, boosting);
  let bags = learn();
  let unbinned = meanOf(bags);
  const scoredBy = (slotsOf: (index: number) => number) => {
    const curvature = curvatureOf(oddsOf(candidates, unbinned, label.length));
    return scoredOf(candidates, unbinned, rows, curvature, (candidate) => ({
      ...optionsOf(candidate),
      slots: slotsOf(candidates.indexOf(candidate)),
    }));
  };
  let { scored, intercept } = scoredBy(() => 1);
  const free = slots - candidates.length;
  if (options.fixed || options.fill === false || free === 0) {
    return { unbinned, scored, intercept, path };
  }
  const grouped = scoredBy(() => GROUPING).scored;
  const use = useFreeSlots(candidates, label, bags, grouped, free, optionsOf, boosting.leaves);
  if (use.pairs.length > 0) {
    const odds = new Float64Array(label.length).fill(intercept / 1_000);
    for (const one of scored) addShape(odds, one.candidate.bins, cardOdds(one));
    candidates = [...candidates, ...use.pairs.map((pair) => crossOf(pair, label, odds, rows))];
    bags = learn();
    unbinned = meanOf(bags);
  }
  ({ scored, intercept } = scoredBy((index) => use.slots[index] ?? 1));
  return { unbinned, scored, intercept, path };
}

/** The log-odds that a card gives to all rows. */
export function cardOddsOf(
  { scored, intercept }: Pick<Fit, "scored" | "intercept">,
  rows: number,
): Float64Array {
  const odds = new Float64Array(rows).fill(intercept / 1_000);
  for (const one of scored) addShape(odds, one.candidate.bins, cardOdds(one));
  return odds;
}

/** Names of the attributes that a fit asks for, each once. */
export function askedFor({ scored }: Pick<Fit, "scored">): string[] {
  return [
    ...new Set(
      scored.flatMap(({ candidate: { attribute } }) =>
        isCategory(attribute) && attribute.crossOf !== undefined
          ? attribute.crossOf.map(({ of }) => of)
          : [attribute.copyOf ?? attribute.name],
      ),
    ),
  ];
}
