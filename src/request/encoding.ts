import { InvalidRequestError } from "../errors.ts";
import { toField } from "../field.ts";
import { signalCount, signals } from "../generated/answerKey.ts";
import { ATTRIBUTE_COUNT, CLAUSE_COUNT, type Request } from "./request.ts";

/** The constants of a campaign as inputs of the circuit, by name; all are field elements. */
export interface RequestInputs {
  readonly schema: bigint;
  readonly selectors: readonly (readonly bigint[])[];
  readonly inSet: readonly bigint[];
  readonly negated: readonly bigint[];
  readonly low: readonly bigint[];
  readonly high: readonly bigint[];
  readonly codes: readonly (readonly bigint[])[];
  readonly groups: readonly (readonly bigint[])[];
  readonly edges: readonly (readonly bigint[])[];
  readonly points: readonly (readonly bigint[])[];
  readonly cutoffs: readonly bigint[];
}

/**
 * Writes rules and model as signals, just as `AnswerVerifier.foldRequest` and `foldModel` do on chain. A clause that
 * belongs to no clause group is all zero.
 */
export function requestInputs({ schema, rules, model }: Request): RequestInputs {
  const used = rules.groups.reduce((all, group) => all | group, 0);
  return {
    schema,
    selectors: rules.clauses.map((clause, index) =>
      Array.from({ length: ATTRIBUTE_COUNT }, (_, attribute) =>
        bit(hasBit(used, index) && attribute === clause.attribute),
      ),
    ),
    inSet: rules.clauses.map((clause) => bit(clause.inSet)),
    negated: rules.clauses.map((clause) => bit(clause.negated)),
    low: rules.clauses.map((clause) => BigInt(clause.low)),
    high: rules.clauses.map((clause) => BigInt(clause.high)),
    codes: rules.clauses.map((clause) => clause.codes.map(BigInt)),
    groups: rules.groups.map((group) =>
      Array.from({ length: CLAUSE_COUNT }, (_, clause) => bit(hasBit(group, clause))),
    ),
    edges: model.features.map((feature) => feature.edges.map(BigInt)),
    points: model.features.map((feature) => feature.points.map((points) => toField(BigInt(points)))),
    cutoffs: model.cutoffs.map((cutoff) => toField(BigInt(cutoff))),
  };
}

/** The same constants in the circuit's order, which are the public signals from `schema` to the end. */
export function requestSignals(request: Request): bigint[] {
  const inputs = requestInputs(request);
  const ordered = Object.keys(signals).slice(
    Object.keys(signals).indexOf("schema"),
  ) as (keyof RequestInputs)[];
  const values = ordered.flatMap((name) => [inputs[name]].flat(2) as bigint[]);
  if (values.length !== signalCount - signals.schema) {
    throw new InvalidRequestError(
      `A request has ${signalCount - signals.schema} signals, not ${values.length}.`,
    );
  }
  return values;
}

function bit(value: boolean): bigint {
  return value ? 1n : 0n;
}

function hasBit(mask: number, position: number): boolean {
  return ((mask >> position) & 1) === 1;
}
