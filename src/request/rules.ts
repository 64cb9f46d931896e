import { InvalidRequestError } from "../errors.ts";
import { requireRules } from "./check.ts";
import {
  CLAUSE_COUNT,
  type Clause,
  CODE_COUNT,
  GROUP_COUNT,
  LARGEST_ATTRIBUTE,
  type Rules,
} from "./request.ts";
import {
  type Attribute,
  attributeIndex,
  type CategoryAttribute,
  codeOnScale,
  encodeValue,
  isCategory,
  type Schema,
} from "./schema.ts";

/** A disjunction of clauses; one clause is a disjunction of one. */
export interface Condition {
  readonly clauses: readonly Clause[];
}

/**
 * Conditions on a quantity, in the attribute's own unit. A missing attribute satisfies none of them. Bounds must lie on
 * the schema's steps, so that people read exactly what is proved; other bounds throw `InvalidValueError`.
 */
export interface NumberConditions {
  /** value >= bound */
  atLeast(bound: number): Condition;
  /** value <= bound */
  atMost(bound: number): Condition;
  /** value > bound */
  above(bound: number): Condition;
  /** value < bound */
  below(bound: number): Condition;
  /** first <= value <= last */
  between(first: number, last: number): Condition;
  isPresent(): Condition;
  isMissing(): Condition;
}

/** Conditions on a category. A missing attribute satisfies only `isMissing`. */
export interface CategoryConditions<Category extends string> {
  oneOf(...categories: readonly [Category, ...Category[]]): Condition;
  noneOf(...categories: readonly [Category, ...Category[]]): Condition;
  isPresent(): Condition;
  isMissing(): Condition;
}

type AttributeNamed<S extends Schema, Name> = Extract<S["attributes"][number], { readonly name: Name }>;

type ConditionsOn<A> =
  A extends CategoryAttribute<string, infer Category> ? CategoryConditions<Category> : NumberConditions;

/** The functions with which rules are written. */
export interface RulesVocabulary<S extends Schema> {
  /** Conditions on one attribute of the schema. */
  attribute<Name extends S["attributes"][number]["name"]>(name: Name): ConditionsOn<AttributeNamed<S, Name>>;
  /** At least one of the conditions holds. */
  anyOf(...conditions: readonly Condition[]): Condition;
  /** The attribute is present and the condition does not hold. Takes a single clause, not an `anyOf`. */
  not(condition: Condition): Condition;
}

const UNUSED_CLAUSE: Clause = {
  attribute: 0,
  inSet: false,
  negated: false,
  low: 0,
  high: 0,
  codes: new Array<number>(CODE_COUNT).fill(0),
};

/** Rules that everyone satisfies, even if attributes are missing. */
export function noRules(): Rules {
  return assemble([{ clauses: [rangeClause(0, 0, LARGEST_ATTRIBUTE)] }]);
}

/**
 * Rules over a schema, all of whose conditions must hold. There may be four conditions and eight clauses. Throws
 * `InvalidRequestError` for more and for conditions that nobody could satisfy, `InvalidValueError` for bounds between
 * two steps of the schema and for categories that the schema lacks.
 *
 * @example
 * rulesFor(schema, ({ attribute, anyOf }) => [
 *   attribute("age").atLeast(30),
 *   anyOf(attribute("occupation").oneOf("Sales"), attribute("education").atLeast(12)),
 * ]);
 */
export function rulesFor<const S extends Schema>(
  schema: S,
  write: (vocabulary: RulesVocabulary<S>) => readonly Condition[],
): Rules {
  const vocabulary: RulesVocabulary<S> = {
    attribute: (name) => conditionsOn(schema, name) as ConditionsOn<AttributeNamed<S, typeof name>>,
    anyOf: (...conditions) => ({ clauses: conditions.flatMap(({ clauses }) => clauses) }),
    not,
  };
  return assemble(write(vocabulary));
}

function conditionsOn(schema: Schema, name: string): NumberConditions | CategoryConditions<string> {
  const index = attributeIndex(schema, name);
  const attribute: Attribute = schema.attributes[index]!;
  const presence = {
    isPresent: () => single(rangeClause(index, 1, LARGEST_ATTRIBUTE)),
    isMissing: () => single(rangeClause(index, 0, 0)),
  };
  if (isCategory(attribute)) {
    return {
      ...presence,
      oneOf: (...categories) => single(setClause(index, attribute, categories)),
      noneOf: (...categories) => {
        if (new Set(categories).size === attribute.categories.length) {
          throw new InvalidRequestError(`No value of "${name}" satisfies this condition.`, {
            hint: "Use isMissing().",
          });
        }
        return not(single(setClause(index, attribute, categories)));
      },
    };
  }
  const range = (first: number, last: number): Condition => {
    const low = Math.max(first, 1);
    const high = Math.min(last, LARGEST_ATTRIBUTE);
    if (low > high) {
      throw new InvalidRequestError(`No value of "${name}" satisfies this condition.`, {
        details: { attribute: name, low, high },
        hint: `Values start at ${attribute.offset} ${attribute.unit} in steps of ${attribute.scale}.`,
      });
    }
    return single(rangeClause(index, low, high));
  };
  const codeOf = (bound: number) => codeOnScale(attribute, bound);
  return {
    ...presence,
    atLeast: (bound) => range(codeOf(bound), LARGEST_ATTRIBUTE),
    atMost: (bound) => range(1, codeOf(bound)),
    above: (bound) => range(codeOf(bound) + 1, LARGEST_ATTRIBUTE),
    below: (bound) => range(1, codeOf(bound) - 1),
    between: (first, last) => range(codeOf(first), codeOf(last)),
  };
}

function setClause(index: number, attribute: CategoryAttribute, categories: readonly string[]): Clause {
  const codes = [...new Set(categories.map((category) => encodeValue(attribute, category)))];
  if (codes.length === 0 || codes.length > CODE_COUNT) {
    throw new InvalidRequestError(`A clause takes 1 to ${CODE_COUNT} categories, not ${codes.length}.`, {
      hint: "Combine several clauses with anyOf.",
    });
  }
  const padded = Array.from({ length: CODE_COUNT }, (_, position) => codes[position] ?? codes[0]!);
  return { ...UNUSED_CLAUSE, attribute: index, inSet: true, codes: padded };
}

function rangeClause(attribute: number, low: number, high: number): Clause {
  return { ...UNUSED_CLAUSE, attribute, low, high };
}

function not({ clauses }: Condition): Condition {
  const [clause] = clauses;
  if (clause === undefined || clauses.length > 1) {
    throw new InvalidRequestError("Only a single clause can be negated.", {
      hint: "Instead of not(anyOf(a, b)), list not(a) and not(b) as two conditions.",
    });
  }
  if (!clause.inSet && !clause.negated && clause.low === 1 && clause.high === LARGEST_ATTRIBUTE) {
    throw new InvalidRequestError("No value satisfies the opposite of this condition.", {
      hint: "Use isMissing().",
    });
  }
  if (!clause.inSet && clause.low === 0) {
    throw new InvalidRequestError("A condition about missing values cannot be negated.", {
      hint: "Use isPresent().",
    });
  }
  return single({ ...clause, negated: !clause.negated });
}

function single(clause: Clause): Condition {
  return { clauses: [clause] };
}

/** Turns conditions into clause groups. Equal clauses share a place; unused clause groups copy the last one. */
function assemble(conditions: readonly Condition[]): Rules {
  if (conditions.length === 0) return noRules();
  if (conditions.length > GROUP_COUNT) {
    throw new InvalidRequestError(`Rules take at most ${GROUP_COUNT} conditions, not ${conditions.length}.`);
  }
  const places = new Map<string, number>();
  const clauses: Clause[] = [];
  const groups = conditions.map((condition) => {
    if (condition.clauses.length === 0) throw new InvalidRequestError("anyOf() of nothing can never hold.");
    return condition.clauses.reduce((group, clause) => {
      const key = JSON.stringify(clause);
      if (!places.has(key)) {
        places.set(key, clauses.length);
        clauses.push(clause);
      }
      return group | (1 << places.get(key)!);
    }, 0);
  });
  if (clauses.length > CLAUSE_COUNT) {
    throw new InvalidRequestError(`Rules take at most ${CLAUSE_COUNT} clauses, not ${clauses.length}.`);
  }
  const rules = {
    clauses: Array.from({ length: CLAUSE_COUNT }, (_, index) => clauses[index] ?? UNUSED_CLAUSE),
    groups: Array.from({ length: GROUP_COUNT }, (_, index) => groups[index] ?? groups.at(-1)!),
  };
  requireRules(rules);
  return rules;
}
