import { binOf, clauseHolds } from "../../request/segment.ts";
import type { DividedAttribute } from "./atoms.ts";
import { attributeKey } from "./floor.ts";
import type { Question } from "./question.ts";

/** One atom for each of some attributes: a person, as far as questions tell people apart. */
export type Cell = readonly number[];

/** A question over divided attributes. */
export interface Evaluation {
  /** The segment that the question gives to a cell, 0 to 4. */
  segmentOf(cell: Cell): number;
  /** Points of each atom of each attribute. */
  readonly points: readonly (readonly number[])[];
  /** Segments that no cell can have: cut-offs that no sum of points reaches, rules that hold for everybody. */
  readonly impossible: ReadonlySet<number>;
}

/** Looks up, once for all cells, which clauses hold for each atom and what points it has. */
export function evaluate(question: Question, attributes: readonly DividedAttribute[]): Evaluation {
  const places = attributes.map(({ key }) =>
    question.attributes.findIndex(({ name }) => attributeKey(name) === key),
  );
  const masks = attributes.map(({ atoms }, index) =>
    atoms.map(({ code }) =>
      question.clauses.reduce(
        (mask, clause, bit) =>
          clause.attribute === places[index] && clauseHolds({ ...clause, attribute: 0 }, [code])
            ? mask | (1 << bit)
            : mask,
        0,
      ),
    ),
  );
  const points = attributes.map(({ atoms }, index) => {
    const features = question.features.filter(({ attribute }) => attribute === places[index]);
    return atoms.map(({ code }) =>
      features.reduce((sum, feature) => sum + feature.points[binOf(feature, code)]!, 0),
    );
  });
  const { groups, cutoffs } = question;
  return {
    points,
    impossible: impossibleSegments(question, masks, points),
    segmentOf(cell) {
      let mask = 0;
      let score = 0;
      for (let index = 0; index < cell.length; index++) {
        mask |= masks[index]![cell[index]!]!;
        score += points[index]![cell[index]!]!;
      }
      for (const group of groups) if ((group & mask) === 0) return 0;
      let segment = 1;
      for (const cutoff of cutoffs) if (score >= cutoff) segment++;
      return segment;
    },
  };
}

function impossibleSegments(
  { groups, cutoffs }: Question,
  masks: readonly (readonly number[])[],
  points: readonly (readonly number[])[],
): Set<number> {
  const certain = masks.reduce((all, ofAtoms) => all | ofAtoms.reduce((both, mask) => both & mask, -1), 0);
  const lowest = points.reduce((sum, ofAtoms) => sum + Math.min(...ofAtoms), 0);
  const highest = points.reduce((sum, ofAtoms) => sum + Math.max(...ofAtoms), 0);
  const impossible = new Set<number>();
  if (groups.every((group) => (group & certain) !== 0)) impossible.add(0);
  const bounds = [-Infinity, ...cutoffs, Infinity];
  for (let segment = 1; segment <= 4; segment++) {
    const [from, to] = [bounds[segment - 1] ?? Infinity, bounds[segment] ?? Infinity];
    if (from >= to || highest < from || lowest >= to) impossible.add(segment);
  }
  return impossible;
}
