import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modelIdOf } from "../../../../src/chain/actions/model.ts";
import { buildCard } from "../../../../src/model/card/build.ts";
import { modelOfCard, readModelCard, writeModelCard } from "../../../../src/model/card/read.ts";
import { measureOn } from "../../../../src/model/editing/measure.ts";
import { planOf } from "../../../../src/model/guards/plan.ts";
import type { Table } from "../../../../src/model/table/column.ts";
import { codeOfText } from "../../../../src/model/table/propose.ts";
import { cardOddsOf } from "../../../../src/model/training/fit.ts";
import { type Job, perform, type Training } from "../../../../src/model/training/jobs.ts";
import { decodeValue, defineSchema, encodeAttributes } from "../../../../src/request/schema.ts";
import { scoreOf } from "../../../../src/request/segment.ts";
import { withDerivedSlots } from "../../../../src/request/slots.ts";
import { people } from "../../../support/training/people.ts";

const table = people(3_000);
const plan = planOf(table, { label: "responded" });

function trained(options: Partial<Training["options"]> = {}, usable = plan.usable) {
  const training: Training = {
    usable,
    label: plan.label.values,
    rows: plan.label.rows,
    options: { slots: 16, attributes: "fewest", ...options },
  };
  const run = (job: Job) => perform(training, job, () => 0);
  const { fit } = run({ kind: "card", seed: 1 });
  const evaluation = run({ kind: "split", seed: 1 }).evaluation!;
  const card = buildCard({
    name: "test",
    file: { name: "people.csv", hash: `0x${"1".repeat(64)}` },
    plan,
    fit: fit!,
    evaluations: [evaluation],
    byTime: evaluation,
    top: [0.1, 0.3],
    directions: options.directions ?? {},
    vouched: { town: "DataVault" },
    warnings: [],
  });
  return { fit: fit!, card, evaluation };
}

/** The score of each row as a customer's side works it out: values, codes, derived slots, the model of the card. */
function scoresBy(card: ReturnType<typeof trained>["card"], { columns, rows }: Table): number[] {
  const schema = defineSchema(card.schema.name, card.schema.attributes);
  const model = modelOfCard(card);
  return Array.from({ length: rows }, (_, row) => {
    const values: Record<string, string | number> = {};
    for (const attribute of schema.attributes) {
      const column = columns.find(({ name }) => name === attribute.name);
      const code = column === undefined ? 0 : codeOfText(column.texts[column.cells[row]!]!, attribute);
      if (code > 0) values[attribute.name] = decodeValue(attribute, code);
    }
    return scoreOf(model, encodeAttributes(schema, withDerivedSlots(schema, values)));
  });
}

describe("a trained card", () => {
  const { fit, card, evaluation } = trained();

  it("scores every row just as it was fitted, with copies, crosses and missing values", () => {
    const fitted = cardOddsOf(fit, table.rows).map((odds) => Math.round(1_000 * odds) - fit.intercept);
    assert.deepEqual(scoresBy(card, table), [...fitted]);
    assert.ok(card.schema.attributes.length > card.attributes.length, "no slot was filled");
    assert.ok(fit.scored.some(({ card: shape }) => shape.missing === "seen"));
  });

  it("scores people whom it has never seen, as its tables say", () => {
    const strangers = people(2_000, 9);
    const unseen = {
      ...strangers,
      columns: strangers.columns.map((column) =>
        column.name === "town" ? { ...column, texts: ["Ghent", "Atlantis", "?", "Lund"] } : column,
      ),
    };
    const scores = scoresBy(card, unseen);
    assert.equal(new Set(scores).size > 50, true);
    const measured = measureOn(card, unseen);
    const share = scores.filter((score) => score >= card.cutoffs[0]!.score).length / scores.length;
    assert.equal(measured.cutoffs[0]!.share, share);
  });

  it("is read back with its hash and its id on chain", () => {
    const read = readModelCard(writeModelCard(card));
    assert.deepEqual(read, card);
    assert.equal(modelIdOf(modelOfCard(read)), card.modelId);
  });

  it("finds what matters and does without what does not", () => {
    assert.ok(card.attributes.includes("age") && card.attributes.includes("town"));
    assert.ok(!card.attributes.includes("sex"));
    assert.ok(evaluation.card.auc > evaluation.logistic.auc + 0.02, "no better than a straight line");
    assert.ok(evaluation.card.calibrationError < 0.06);
  });

  it("ranks each attribute by reach and by what stands behind it", () => {
    assert.deepEqual(
      card.reach.map(({ attribute }) => attribute),
      card.attributes,
    );
    for (const { attribute, accuracy, reach } of card.reach) {
      assert.ok(reach > 0 && reach <= 1, `${attribute}: ${reach}`);
      assert.match(accuracy, attribute === "town" ? /^DataVault: signed by/ : /^not stated/);
    }
    assert.ok(card.attributes.includes("town"));
  });

  it("counts every row once in each table", () => {
    for (const { bins, attribute } of card.features) {
      assert.equal(
        bins.reduce((sum, { n }) => sum + n, 0),
        card.data.rows,
        attribute,
      );
      assert.equal(
        bins.reduce((sum, { events }) => sum + events, 0),
        card.data.positives,
        attribute,
      );
      assert.ok(bins.length <= 9);
    }
  });

  it("has cut-offs for the shares that were asked for", () => {
    assert.deepEqual(
      card.model.cutoffs,
      card.cutoffs.map(({ score }) => score),
    );
    assert.ok(
      Math.abs(card.cutoffs[0]!.share! - 0.3) < 0.02 && Math.abs(card.cutoffs[1]!.share! - 0.1) < 0.02,
    );
    assert.ok(card.cutoffs[1]!.rate! > card.cutoffs[0]!.rate!);
  });

  it("is the same each time", () => {
    assert.equal(trained().card.hash, card.hash);
  });

  it("scores a special value by itself", () => {
    const special = plan.usable.map((one) =>
      one.column.name === "visits" ? { ...one, special: ["7"] } : one,
    );
    const { card: marked } = trained({ attributes: "all", fill: false }, special);
    const { bins } = marked.features.find(({ attribute }) => attribute === "visits")!;
    assert.ok(
      bins.some(({ from, to, words }) => from === 8 && to === 8 && words === "7"),
      bins.map(({ words }) => words).join("; "),
    );
  });

  it("keeps a direction that was set, whatever the data say", () => {
    const { card: rising } = trained({ directions: { age: "rising" }, attributes: "all", fill: false });
    const points = rising.features
      .find(({ attribute }) => attribute === "age")!
      .bins.slice(1)
      .map((bin) => bin.points);
    assert.deepEqual(
      points,
      [...points].sort((left, right) => left - right),
    );
    assert.equal(rising.schema.attributes.length, plan.usable.length);
  });
});
