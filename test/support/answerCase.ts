import type { Address } from "viem";
import { type AnswerInput, answerInput } from "../../src/answer/input.ts";
import { commitmentOf, leafOf } from "../../src/credential/credential.ts";
import { createIssuerTree, treePath } from "../../src/credential/issuerTree.ts";
import { noModel } from "../../src/request/model.ts";
import type { Clause, Model, Rules } from "../../src/request/request.ts";
import { noRules } from "../../src/request/rules.ts";

/** What a test can choose of an answer. */
export interface AnswerChoices {
  readonly rules?: Rules;
  readonly model?: Model;
  readonly attributes?: readonly number[];
  readonly validUntil?: number;
  readonly validAt?: number;
  readonly sealKey?: bigint;
}

export const schema = 0xdec0de5c4e3an;
export const secret = 0x5ec4e7n;
export const blinding = 0xb11d13n;
export const scope = 0x5c0fen;
export const subject: Address = "0x00000000000000000000000000000000005AB1eC";
export const validAt = Date.UTC(2030, 0, 1) / 1000;

/** Sixteen different attributes, none of them missing. */
export const attributes: readonly number[] = Array.from({ length: 16 }, (_, index) => 10 * (index + 1));

/** Leaves of other customers in the tree of `inputFor`. */
export const otherLeaves = [101n, 102n, 103n, 104n, 105n];

/** The circuit's inputs for an honest answer; the customer's leaf is the third of six. */
export function inputFor(choices: AnswerChoices = {}): AnswerInput {
  const credential = {
    schema,
    commitment: commitmentOf(secret, blinding),
    validUntil: choices.validUntil ?? validAt + 86_400,
    attributes: choices.attributes ?? attributes,
  };
  const leaves = otherLeaves.toSpliced(2, 0, leafOf(credential));
  return answerInput({
    request: { schema, rules: choices.rules ?? noRules(), model: choices.model ?? noModel() },
    credential,
    secret,
    blinding,
    path: treePath(createIssuerTree(leaves), 2),
    subject,
    scope,
    validAt: choices.validAt ?? validAt,
    sealKey: choices.sealKey ?? 0n,
  });
}

export function rangeClause(attribute: number, low: number, high: number, negated = false): Clause {
  return { attribute, inSet: false, negated, low, high, codes: new Array<number>(8).fill(0) };
}

/** The codes are filled up to eight by repeating the first. */
export function setClause(attribute: number, codes: readonly number[], negated = false): Clause {
  const filled = Array.from({ length: 8 }, (_, index) => codes[index] ?? codes[0]!);
  return { attribute, inSet: true, negated, low: 0, high: 0, codes: filled };
}

/** Rules of up to eight clauses, of which at least one holds. */
export function anyOf(...clauses: readonly Clause[]): Rules {
  const unused = rangeClause(0, 0, 0);
  const allClauses = 2 ** clauses.length - 1;
  return {
    clauses: Array.from({ length: 8 }, (_, index) => clauses[index] ?? unused),
    groups: [allClauses, allClauses, allClauses, allClauses],
  };
}

/** A model in which every attribute is scored alike. */
export function sameFeatures(
  edges: readonly number[],
  points: readonly number[],
  cutoffs: readonly number[],
): Model {
  return { features: Array.from({ length: 16 }, () => ({ edges, points })), cutoffs };
}

/** Rules and a scorecard with something in every part: the person with `attributes` is in segment 3. */
export const fullRequest: { readonly rules: Rules; readonly model: Model } = {
  rules: {
    clauses: [
      rangeClause(0, 10, 20),
      rangeClause(1, 21, 30),
      rangeClause(2, 30, 30, true),
      rangeClause(3, 1, 39, true),
      setClause(4, [50, 51, 52]),
      setClause(5, [1, 2, 3]),
      setClause(6, [70, 71], true),
      setClause(7, [1, 2, 3, 4, 5, 6, 7, 8], true),
    ],
    groups: [0b00000011, 0b00001100, 0b00110000, 0b11000000],
  },
  model: sameFeatures([1, 10, 20, 40, 80, 120, 150], [-100, -7, 3, -2, 11, 5, 1, -9], [-50, 22, 23]),
};
