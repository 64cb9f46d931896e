import { LARGEST_ATTRIBUTE } from "../../request/request.ts";
import { binOf, clauseHolds } from "../../request/segment.ts";
import { attributeKey } from "./floor.ts";
import type { AskedAttribute, Question } from "./question.ts";

/** Codes of one attribute that no question tells apart. */
export interface Atom {
  /** One of them. */
  readonly code: number;
  /** How many there are. */
  readonly size: number;
}

/** An attribute and how finely all questions together divide it. */
export interface DividedAttribute {
  readonly key: string;
  readonly name: string;
  /** Undefined if nobody has said what is plausible. */
  readonly last: number | undefined;
  readonly atoms: readonly Atom[];
}

/** Divides an attribute as all these questions together do. */
export function divide(asked: readonly AskedAttribute[], questions: readonly Question[]): DividedAttribute {
  const { name } = asked[0]!;
  const key = attributeKey(name);
  const known = asked.flatMap(({ last }) => (last === undefined ? [] : [last]));
  const last = known.length === 0 ? undefined : Math.min(...known);
  const tests = questions.flatMap((question) => testsOf(question, key));
  const starts = new Set([0, 1, ...tests.flatMap(({ starts }) => starts)]);
  const end = (last ?? LARGEST_ATTRIBUTE) + 1;
  const sorted = [...starts].filter((start) => start < end).sort((left, right) => left - right);
  const atoms = new Map<string, Atom>();
  sorted.forEach((code, index) => {
    const size = (sorted[index + 1] ?? end) - code;
    const outcomes = tests.map(({ outcome }) => outcome(code)).join();
    const same = atoms.get(outcomes);
    atoms.set(outcomes, { code: same?.code ?? code, size: size + (same?.size ?? 0) });
  });
  return { key, name, last, atoms: [...atoms.values()] };
}

interface Test {
  /** Codes at which the outcome may change. */
  readonly starts: readonly number[];
  readonly outcome: (code: number) => number;
}

/** What a question finds out about an attribute, one clause and one feature at a time. */
function testsOf({ attributes, clauses, features }: Question, key: string): Test[] {
  const place = attributes.findIndex(({ name }) => attributeKey(name) === key);
  const ofClauses = clauses
    .filter(({ attribute }) => attribute === place)
    .map((clause) => ({
      starts: clause.inSet ? clause.codes.flatMap((code) => [code, code + 1]) : [clause.low, clause.high + 1],
      outcome: (code: number) => Number(clauseHolds({ ...clause, attribute: 0 }, [code])),
    }));
  const ofFeatures = features
    .filter(({ attribute }) => attribute === place)
    .map((feature) => ({
      starts: feature.edges,
      outcome: (code: number) => feature.points[binOf(feature, code)]!,
    }));
  return [...ofClauses, ...ofFeatures];
}
