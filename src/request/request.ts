/** Attributes of a schema. */
export const ATTRIBUTE_COUNT = 16;
/** Clauses of the rules. */
export const CLAUSE_COUNT = 8;
/** Codes of a clause's set. */
export const CODE_COUNT = 8;
/** Clause groups of the rules. */
export const GROUP_COUNT = 4;
/** Bins of a feature. */
export const BIN_COUNT = 8;
/** Cut-offs of a model. */
export const CUTOFF_COUNT = 3;
/** Largest attribute: an unsigned integer of 32 bits. */
export const LARGEST_ATTRIBUTE = 2 ** 32 - 1;

/** One condition on one attribute. A missing attribute (0) never makes a negated clause true. */
export interface Clause {
  readonly attribute: number;
  /** Whether the value must be one of `codes`, rather than lie in [low, high]. */
  readonly inSet: boolean;
  readonly negated: boolean;
  readonly low: number;
  readonly high: number;
  /** Eight codes; a smaller set repeats one of its codes. */
  readonly codes: readonly number[];
}

/** A conjunction of four clause groups, each a disjunction of clauses: bit i of a group stands for clause i. */
export interface Rules {
  readonly clauses: readonly Clause[];
  readonly groups: readonly number[];
}

/** How one attribute is scored: seven inner edges (unused ones are zero and come first) and eight points. */
export interface Feature {
  readonly edges: readonly number[];
  readonly points: readonly number[];
}

/** A scorecard: 16 features, where feature i scores attribute i, and three cut-offs on the sum of points. */
export interface Model {
  readonly features: readonly Feature[];
  readonly cutoffs: readonly number[];
}

/** What a campaign asks, in the shapes that contracts and circuit use. */
export interface Request {
  /** The schema's id, a field element. */
  readonly schema: bigint;
  readonly rules: Rules;
  readonly model: Model;
}
