import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { logisticOdds } from "../../../src/model/baseline/logistic.ts";
import { treesOdds } from "../../../src/model/baseline/trees.ts";
import { randomFrom } from "../../../src/model/learning/random.ts";
import { allRows } from "../../../src/model/learning/splits.ts";
import { aucOf } from "../../../src/model/measures/ranking.ts";
import { candidatesOf } from "../../../src/model/training/candidates.ts";
import { columnOf } from "../../support/training/people.ts";

describe("the yardsticks", () => {
  const random = randomFrom(3);
  const count = 2_000;
  const x = Array.from({ length: count }, () => Math.floor(random() * 100));
  const y = Array.from({ length: count }, () => Math.floor(random() * 100));
  const columns = [columnOf("x", x.map(String)), columnOf("y", y.map(String))];
  const candidates = (label: Uint8Array) =>
    candidatesOf(
      columns.map((column) => ({ column, kind: "number" as const })),
      label,
      allRows(count),
    );

  it("find the weights that made the data: logistic regression", () => {
    const label = Uint8Array.from(x, (one, row) =>
      random() < 1 / (1 + Math.exp(-(one - y[row]!) / 20)) ? 1 : 0,
    );
    const odds = logisticOdds(candidates(label), label, allRows(count));
    const error = odds.reduce((sum, one, row) => sum + Math.abs(one - (x[row]! - y[row]!) / 20), 0) / count;
    assert.ok(error < 0.2, `${error}`);
  });

  it("see what no sum of two shapes says: trees", () => {
    const label = Uint8Array.from(x, (one, row) => (one > 50 === y[row]! > 50 ? 1 : 0));
    const rows = allRows(count);
    const [training, held] = [rows.slice(0, 1_500), rows.slice(1_500)];
    const auc = (odds: Float64Array) =>
      aucOf(
        Float64Array.from(held, (row) => odds[row]!),
        Uint8Array.from(held, (row) => label[row]!),
      );
    assert.ok(auc(treesOdds(candidates(label), label, training, 1)) > 0.99);
    assert.ok(auc(logisticOdds(candidates(label), label, training)) < 0.6);
  });
});
