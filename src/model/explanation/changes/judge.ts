import type { Request } from "../../../request/request.ts";
import { clauseHolds, scoreOf, segmentOf } from "../../../request/segment.ts";
import { changed, type Slot } from "../slots.ts";
import type { Option } from "./options.ts";

/** Says to which segment one or two options lead. */
export type Judge = (first: Option, second?: Option) => number;

/**
 * The judge of one person. Options on attributes that no cross has in common add up, so that pairs cost a sum; the others
 * are worked out in full.
 */
export function judgeOf(request: Request, slots: readonly Slot[], attributes: readonly number[]): Judge {
  const { rules, model } = request;
  const score = scoreOf(model, attributes);
  const holding = rules.clauses.reduce(
    (mask, clause, index) => mask | (clauseHolds(clause, attributes) ? 1 << index : 0),
    0,
  );
  const after = (option: Option, mask: number) => (mask & ~option.looking) | option.holding;
  const segmentAt = (points: number, mask: number) => {
    if (rules.groups.some((group) => (mask & group) === 0)) return 0;
    return 1 + model.cutoffs.filter((cutoff) => points >= cutoff).length;
  };
  const areCrossed = slots.map((_, left) =>
    slots.map((_, right) => slots.some(({ of }) => of.length > 1 && of.includes(left) && of.includes(right))),
  );
  return (first, second) => {
    if (second === undefined) return segmentAt(score + first.gain, after(first, holding));
    if (areCrossed[first.place]![second.place]) {
      return segmentOf(request, changed(slots, attributes, [first, second]));
    }
    return segmentAt(score + first.gain + second.gain, after(second, after(first, holding)));
  };
}
