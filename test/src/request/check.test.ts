import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidRequestError } from "../../../src/errors.ts";
import { requireModel, requireRules } from "../../../src/request/check.ts";
import { noModel } from "../../../src/request/model.ts";
import type { Clause, Feature, Model, Rules } from "../../../src/request/request.ts";
import { noRules } from "../../../src/request/rules.ts";
import { anyOf, fullRequest, rangeClause, setClause } from "../../support/answerCase.ts";

const largest = 2 ** 32 - 1;

function refusesRules(change: Partial<Rules>, message: RegExp): void {
  refuses(() => requireRules({ ...anyOf(rangeClause(0, 1, 9)), ...change }), message);
}

function refusesClause(change: Partial<Clause>, message: RegExp, clause = rangeClause(0, 1, 9)): void {
  refuses(() => requireRules(anyOf({ ...clause, ...change })), message);
}

function refusesFeature(change: Partial<Feature>, message: RegExp): void {
  const features = noModel().features.with(5, { ...noModel().features[5]!, ...change });
  refuses(() => requireModel({ ...noModel(), features }), message);
}

function refusesModel(change: Partial<Model>, message: RegExp): void {
  refuses(() => requireModel({ ...noModel(), ...change }), message);
}

function refuses(run: () => void, message: RegExp): void {
  assert.throws(run, (error) => error instanceof InvalidRequestError && message.test(error.message));
}

describe("rules that the contract accepts", () => {
  it("are accepted", () => {
    requireRules(noRules());
    requireRules(fullRequest.rules);
    requireRules(anyOf(rangeClause(15, 0, 0), rangeClause(0, largest, largest), setClause(3, [largest])));
    requireRules(anyOf(rangeClause(0, 0, 0)));
  });

  it("have eight clauses and four clause groups", () => {
    refusesRules({ clauses: [] }, /rules\.clauses has 0 entries instead of 8/);
    refusesRules({ groups: [1, 1, 1] }, /rules\.groups has 3 entries instead of 4/);
  });

  it("have a clause in every clause group, and no other bits", () => {
    refusesRules({ groups: [1, 1, 0, 1] }, /rules\.groups\[2\] has no clause and can never be true/);
    refusesRules({ groups: [1, 1, 256, 1] }, /rules\.groups\[2\] is 256 instead of an integer from 0 to 255/);
    refusesRules({ groups: [1, 1, 1.5, 1] }, /rules\.groups\[2\] is 1\.5/);
    refusesRules({ groups: [-1, 1, 1, 1] }, /rules\.groups\[0\] is -1/);
  });

  it("have clauses of integers in range", () => {
    refusesClause(
      { attribute: 16 },
      /rules\.clauses\[0\]\.attribute is 16 instead of an integer from 0 to 15/,
    );
    refusesClause({ low: -1 }, /clauses\[0\]\.low is -1/);
    refusesClause({ high: largest + 1 }, /clauses\[0\]\.high is 4294967296/);
    refusesClause({ low: 1.5 }, /clauses\[0\]\.low is 1\.5/);
    refusesClause({ low: Number.NaN }, /clauses\[0\]\.low is NaN/);
    refusesClause({ codes: [1, 2] }, /clauses\[0\]\.codes has 2 entries instead of 8/);
    refusesClause({ codes: [1, 1, 1, 1, 1, 1, 1, largest + 1] }, /codes\[7\] is/, setClause(0, [1]));
  });

  it("have nothing in a clause that it does not read", () => {
    refusesClause({ low: 10 }, /clauses\[0\] has a range that starts above its end/);
    refusesClause({ codes: setClause(0, [1]).codes }, /is about a range and must not have codes/);
    refusesClause({ low: 1, high: 1 }, /is about a set and must not have a range/, setClause(0, [1]));
    refusesClause({ codes: [1, 1, 1, 0, 1, 1, 1, 1] }, /a zero among its codes/, setClause(0, [1]));
    const blank = rangeClause(0, 0, 0);
    for (const change of [
      { attribute: 1 },
      { inSet: true },
      { negated: true },
      { high: 1 },
      { codes: setClause(0, [1]).codes },
    ]) {
      const { clauses } = anyOf(rangeClause(0, 1, 9));
      refusesRules(
        { clauses: clauses.with(4, { ...blank, ...change }) },
        /clauses\[4\] belongs to no clause group and must/,
      );
    }
  });
});

describe("a model that the contract accepts", () => {
  it("is accepted", () => {
    requireModel(noModel());
    requireModel(fullRequest.model);
    requireModel({ ...noModel(), cutoffs: [-(2 ** 31), 0, 2 ** 31 - 1] });
  });

  it("has 16 features and three cut-offs", () => {
    refusesModel({ features: [] }, /model\.features has 0 entries instead of 16/);
    refusesModel({ cutoffs: [1, 2] }, /model\.cutoffs has 2 entries instead of 3/);
    refusesFeature({ edges: [] }, /features\[5\]\.edges has 0 entries instead of 7/);
    refusesFeature({ points: [] }, /features\[5\]\.points has 0 entries instead of 8/);
  });

  it("has edges that rise behind unused ones", () => {
    refusesFeature({ edges: [0, 0, 0, 0, 0, 5, 5] }, /features\[5\]\.edges\[6\] does not rise/);
    refusesFeature({ edges: [0, 0, 0, 0, 0, 5, 4] }, /edges\[6\] does not rise/);
    refusesFeature({ edges: [0, 0, 0, 0, 0, 5, 0] }, /edges\[6\] does not rise/);
    refusesFeature({ edges: [0, 0, 0, 0, 0, 0, largest + 1] }, /edges\[6\] is 4294967296/);
  });

  it("has no points for a bin that no value falls into", () => {
    const edges = [0, 0, 0, 0, 0, 0, 9];
    refusesFeature(
      { edges, points: [0, 0, 0, 0, 0, 1, 2, 3] },
      /points\[5\] is for a bin that no value falls into/,
    );
    const features = noModel().features.with(5, { edges, points: [0, 0, 0, 0, 0, 0, 2, 3] });
    requireModel({ ...noModel(), features });
  });

  it("has points of 24 and cut-offs of 32 bits that do not fall", () => {
    refusesFeature(
      { points: [0, 0, 0, 0, 0, 0, 0, 2 ** 23] },
      /points\[7\] is 8388608 instead of an integer from/,
    );
    refusesFeature({ points: [0, 0, 0, 0, 0, 0, 0, -(2 ** 23) - 1] }, /points\[7\] is -8388609/);
    refusesModel({ cutoffs: [0, 0, 2 ** 31] }, /cutoffs\[2\] is 2147483648/);
    refusesModel({ cutoffs: [-(2 ** 31) - 1, 0, 0] }, /cutoffs\[0\] is -2147483649/);
    refusesModel({ cutoffs: [1, 0, 2] }, /cutoffs\[1\] is below the one before/);
  });
});
