import type { Request } from "../../../request/request.ts";
import { isCategory } from "../../../request/schema.ts";
import { binOf, clauseHolds } from "../../../request/segment.ts";
import type { Cell } from "../cells.ts";
import { changed, type Slot } from "../slots.ts";

/** One attribute with another value. */
export interface AttributeStep {
  /** Place of the attribute. */
  readonly place: number;
  /** The code now; 0 is missing. */
  readonly from: number;
  /** The nearest code that does. */
  readonly to: number;
  /** Codes that do just as well, both ends included. */
  readonly range: Cell;
  /** Bins and bounds passed on the way, at least 1; for a category and for what was missing, 1. */
  readonly movement: number;
}

/** A step with what it does to points and clauses. */
export interface Option extends AttributeStep {
  readonly gain: number;
  /** Bit i: clause i looks at what changes. */
  readonly looking: number;
  /** Bit i: clause i looks at it, and holds afterwards. */
  readonly holding: number;
}

/** Everything that a person could change about the attribute in one place. Nobody is told to hide what is known. */
export function optionsAt(
  request: Request,
  slots: readonly Slot[],
  cells: readonly Cell[],
  { place, attributes }: { readonly place: number; readonly attributes: readonly number[] },
): Option[] {
  const slot = slots[place]!;
  if (slot.isFixed || slot.of[0] !== place || slot.of.length > 1) return [];
  const from = attributes[place]!;
  const here = cells.findIndex(({ low, high }) => from >= low && from <= high);
  const isStep = from === 0 || slot.attribute === undefined || isCategory(slot.attribute);
  return cells.flatMap((range, index) => {
    if (index === here || range.low === 0) return [];
    const to = from < range.low ? range.low : range.high;
    const movement = isStep || here < 0 ? 1 : Math.abs(index - here);
    return [{ place, from, to, range, movement, ...effectOf(request, slots, attributes, { place, to }) }];
  });
}

function effectOf(
  { rules, model }: Request,
  slots: readonly Slot[],
  attributes: readonly number[],
  { place, to }: Pick<AttributeStep, "place" | "to">,
): Pick<Option, "gain" | "looking" | "holding"> {
  const after = changed(slots, attributes, [{ place, to }]);
  const touched = slots.flatMap(({ of }, slot) => (of.includes(place) ? [slot] : []));
  let [gain, looking, holding] = [0, 0, 0];
  for (const slot of touched) gain += pointsAt(model, slot, after) - pointsAt(model, slot, attributes);
  rules.clauses.forEach((clause, index) => {
    if (!touched.includes(clause.attribute)) return;
    looking |= 1 << index;
    if (clauseHolds(clause, after)) holding |= 1 << index;
  });
  return { gain, looking, holding };
}

function pointsAt({ features }: Request["model"], slot: number, attributes: readonly number[]): number {
  const feature = features[slot]!;
  return feature.points[binOf(feature, attributes[slot]!)]!;
}
