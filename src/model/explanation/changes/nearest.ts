import type { Request } from "../../../request/request.ts";
import { segmentOf } from "../../../request/segment.ts";
import type { Cell } from "../cells.ts";
import type { Slot } from "../slots.ts";
import { judgeOf } from "./judge.ts";
import { type AttributeStep, type Option, optionsAt } from "./options.ts";

/** What would have to be different for another segment. */
export interface SegmentChange {
  /** The segment that it leads to, 0 to 4. */
  readonly segment: number;
  /** One attribute, or two where no single one leads there. */
  readonly steps: readonly AttributeStep[];
}

/** Everything that the changes of one person depend on. */
export interface Position {
  readonly request: Request;
  readonly slots: readonly Slot[];
  /** For each place. */
  readonly cells: readonly (readonly Cell[])[];
  readonly attributes: readonly number[];
}

/** How many changes to one segment are named. */
const NAMED = 3;

/**
 * For every other segment within reach, the nearest changes that lead there: the fewest attributes first, then the least
 * movement. Every combination of up to two attributes that a person can change is looked at. Copies and crosses move
 * along with their attributes, and the rules count as much as the points.
 *
 * @returns By segment, the highest first; at most three to each.
 */
export function nearestChanges({ request, slots, cells, attributes }: Position): SegmentChange[] {
  const options = slots.flatMap((_, place) =>
    optionsAt(request, slots, cells[place]!, { place, attributes }),
  );
  const current = segmentOf(request, attributes);
  const segmentAfter = judgeOf(request, slots, attributes);
  const [alone, paired] = [nearestBySegment(), nearestBySegment()];
  for (let left = 0; left < options.length; left++) {
    const first = options[left]!;
    alone.note(segmentAfter(first), [first]);
    for (let right = left + 1; right < options.length; right++) {
      const second = options[right]!;
      if (first.place !== second.place) paired.note(segmentAfter(first, second), [first, second]);
    }
  }
  return [4, 3, 2, 1, 0]
    .filter((segment) => segment !== current)
    .flatMap((segment) => {
      const nearest = alone.of(segment);
      return (nearest.length > 0 ? nearest : paired.of(segment)).map((steps) => ({ segment, steps }));
    });
}

/** Keeps the combinations with the least movement to each segment; of the same attributes, none that moves further. */
function nearestBySegment() {
  const kept: { readonly options: readonly Option[]; readonly movement: number }[][] = [[], [], [], [], []];
  return {
    note(segment: number, options: readonly Option[]) {
      const list = kept[segment]!;
      const movement = options.reduce((sum, option) => sum + option.movement, 0);
      if (list.length === NAMED && movement >= list[NAMED - 1]!.movement) return;
      const isSame = (other: readonly Option[]) =>
        other.every(({ place }, at) => place === options[at]!.place);
      const same = list.find((other) => isSame(other.options));
      if (same !== undefined && same.movement < movement) return;
      const others = list.filter((other) => !isSame(other.options) || other.movement === movement);
      const before = others.findLastIndex((other) => other.movement <= movement) + 1;
      kept[segment] = others.toSpliced(before, 0, { options, movement }).slice(0, NAMED);
    },
    of(segment: number): readonly AttributeStep[][] {
      return kept[segment]!.map(({ options }) => options.map(stepOf));
    },
  };
}

function stepOf({ place, from, to, range, movement }: Option): AttributeStep {
  return { place, from, to, range, movement };
}
