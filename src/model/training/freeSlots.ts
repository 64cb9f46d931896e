import type { Bag } from "../learning/bags.ts";
import { boost } from "../learning/boosting.ts";
import { lossesOf } from "../measures/probability.ts";
import type { CardShapeOptions } from "./cardShape.ts";
import { crossOf, type Pair, promisingPairs } from "./crosses.ts";
import { addShape, type Candidate, cardOdds, curvatureOf, oddsOf, type Scored, scoredOf } from "./slot.ts";

/** What slots that no attribute needs are used for. */
export interface FreeSlots {
  /** Slots of each feature, its own among them. */
  readonly slots: readonly number[];
  readonly pairs: readonly Pair[];
}

/** Slots that one feature may have. */
const MOST_SLOTS = 3;
/** Pairs that are tried. */
const PAIRS = 8;
/** Gains of log-loss below this are noise. */
const LEAST_GAIN = 2e-5;

/** What a use of a free slot adds to the log-odds of one bag's held rows. */
interface Use {
  readonly feature?: number;
  readonly pair?: Pair;
  readonly added: readonly Float64Array[];
}

/**
 * Gives free slots to copies, which have more bins, and to crosses of two features: one after the other, each time the
 * one that lowers the card's loss on the bags' held rows most, as long as one does.
 */
export function useFreeSlots(
  candidates: readonly Candidate[],
  label: Uint8Array,
  bags: readonly Bag[],
  whole: readonly Scored[],
  free: number,
  optionsOf: (candidate: Candidate) => CardShapeOptions,
  leaves: number,
): FreeSlots {
  const sides = bags.map((bag) => sideOf(candidates, bag, label, optionsOf));
  const pairs = promisingPairs(whole, label, sides[0]!.odds, bags[0]!.split.training, PAIRS);
  const crosses: Use[] = pairs.map((pair) => ({
    pair,
    added: sides.map(({ odds, bag }) => crossed(pair, label, odds, bag, leaves)),
  }));
  const slots = candidates.map(() => 1);
  const chosen: Pair[] = [];
  const total = sides.map(({ odds, bag }) => heldOf(odds, bag));
  let loss = lossOf(total, sides);
  for (let left = free; left > 0; left--) {
    const copies: Use[] = candidates.flatMap((_, feature) => {
      const count = slots[feature]!;
      if (count === MOST_SLOTS) return [];
      const added = sides.map(({ shapes, bag }) => {
        const [now, next] = [shapes[count - 1]![feature]!, shapes[count]![feature]!];
        const { bins } = candidates[feature]!;
        return Float64Array.from(bag.split.held, (row) => next[bins[row]!]! - now[bins[row]!]!);
      });
      return [{ feature, added }];
    });
    const open = [...copies, ...crosses.filter(({ pair }) => !chosen.includes(pair!))];
    const tried = open.map((use) => ({ use, loss: lossOf(total, sides, use) }));
    const best = tried.sort((one, other) => one.loss - other.loss)[0];
    if (best === undefined || loss - best.loss < LEAST_GAIN) break;
    loss = best.loss;
    best.use.added.forEach((added, side) => {
      addTo(total[side]!, added);
    });
    if (best.use.pair !== undefined) chosen.push(best.use.pair);
    else slots[best.use.feature!]!++;
  }
  return { slots, pairs: chosen };
}

/** A bag with the card that its training rows give: log-odds of all rows, and shapes with one to three slots. */
interface Side {
  readonly bag: Bag;
  readonly odds: Float64Array;
  readonly shapes: readonly Float64Array[][];
  readonly heldLabel: Uint8Array;
}

function sideOf(
  candidates: readonly Candidate[],
  bag: Bag,
  label: Uint8Array,
  optionsOf: (candidate: Candidate) => CardShapeOptions,
): Side {
  const curvature = curvatureOf(oddsOf(candidates, bag, label.length));
  const shapes = Array.from({ length: MOST_SLOTS }, (_, index) => {
    const { scored, intercept } = scoredOf(candidates, bag, bag.split.training, curvature, (candidate) => ({
      ...optionsOf(candidate),
      slots: index + 1,
    }));
    return { intercept, odds: scored.map(cardOdds) };
  });
  const odds = new Float64Array(label.length).fill(shapes[0]!.intercept / 1_000);
  for (const [feature, { bins }] of candidates.entries()) addShape(odds, bins, shapes[0]!.odds[feature]!);
  return {
    bag,
    odds,
    shapes: shapes.map((one) => one.odds),
    heldLabel: Uint8Array.from(bag.split.held, (row) => label[row]!),
  };
}

function crossed(pair: Pair, label: Uint8Array, odds: Float64Array, bag: Bag, leaves: number): Float64Array {
  const cross = crossOf(pair, label, odds, bag.split.training);
  const fit = boost([cross], label, bag.split, { leaves, rate: 0.2, rounds: 100, patience: 20 }, odds);
  const { scored, intercept } = scoredOf([cross], fit, bag.split.training, curvatureOf(odds), () => ({}));
  const shape = cardOdds(scored[0]!);
  return Float64Array.from(bag.split.held, (row) => intercept / 1_000 + shape[cross.bins[row]!]!);
}

function lossOf(total: readonly Float64Array[], sides: readonly Side[], use?: Use): number {
  let sum = 0;
  let rows = 0;
  for (const [index, { heldLabel }] of sides.entries()) {
    const odds = use === undefined ? total[index]! : addTo(total[index]!.slice(), use.added[index]!);
    for (const loss of lossesOf(odds, heldLabel)) sum += loss;
    rows += odds.length;
  }
  return sum / rows;
}

function heldOf(odds: Float64Array, { split }: Bag): Float64Array {
  return Float64Array.from(split.held, (row) => odds[row]!);
}

function addTo(odds: Float64Array, added: Float64Array): Float64Array {
  for (let row = 0; row < odds.length; row++) odds[row]! += added[row]!;
  return odds;
}
