import type { Model } from "../../../request/request.ts";
import type { Comparable } from "../caught/caught.ts";
import type { ReviewWords } from "../words/words.ts";
import type { ReviewChange } from "./change.ts";

/** Details whose points are others. What that does to people is for a search to say, not for the table. */
export function pointChanges({ schema, requests }: Comparable, words: ReviewWords): ReviewChange[] {
  const [older, newer] = requests.map(({ model }) => model) as [Model, Model];
  return schema.attributes
    .filter((_, place) => JSON.stringify(older.features[place]) !== JSON.stringify(newer.features[place]))
    .map(({ name }) => ({ direction: "other", words: words.pointsDiffer(name) }));
}

/** How finely people are told apart, and from how many points on each group begins. */
export function groupChanges({ requests }: Comparable, words: ReviewWords): ReviewChange[] {
  const [was, now] = requests.map(({ model }) => reachable(model)) as [number[], number[]];
  const count: ReviewChange[] =
    was.length === now.length
      ? []
      : [
          {
            direction: now.length > was.length ? "wider" : "narrower",
            words: words.groupsInstead(now.length + 1, was.length + 1),
          },
        ];
  const bounds = now.flatMap((points, index): ReviewChange[] => {
    const before = was[index];
    if (before === undefined || before === points) return [];
    // From fewer points on, more people are in the group or in a higher one.
    const direction = points < before ? "wider" : "narrower";
    return [{ direction, words: words.groupFrom(index + 2, points, before) }];
  });
  return [...count, ...bounds];
}

/** The cut-offs that some sum of points reaches and some sum does not. */
export function reachable({ features, cutoffs }: Model): number[] {
  const sum = (pick: (...points: number[]) => number) =>
    features.reduce((total, { points }) => total + pick(...points), 0);
  const [least, most] = [sum(Math.min), sum(Math.max)];
  return [...new Set(cutoffs)].filter((cutoff) => cutoff > least && cutoff <= most);
}
