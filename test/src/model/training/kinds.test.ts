import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planOf } from "../../../../src/model/guards/plan.ts";
import { isProtectedName } from "../../../../src/model/guards/protected.ts";
import { kindOf } from "../../../../src/model/table/kind.ts";
import { labelOf } from "../../../../src/model/table/label.ts";
import { codeOfText, proposeAttribute } from "../../../../src/model/table/propose.ts";
import { columnOf, people, tableOf } from "../../../support/training/people.ts";

const hundred = <Value>(make: (index: number) => Value) =>
  Array.from({ length: 100 }, (_, index) => make(index));
const kind = (name: string, make: (index: number) => string) => kindOf(columnOf(name, hundred(make))).kind;

describe("the kind of a column", () => {
  it("is found from its values and its name", () => {
    assert.equal(
      kind("age", (index) => `${20 + (index % 40)}`),
      "number",
    );
    assert.equal(
      kind("wage", (index) => (index % 9 === 0 ? "NA" : `${index / 8}`)),
      "number",
    );
    assert.equal(
      kind("price", (index) => `${index % 30},5`),
      "number",
    );
    assert.equal(
      kind("town", (index) => ["a", "b", "?"][index % 3]!),
      "category",
    );
    assert.equal(
      kind("row", (index) => `${index + 7}`),
      "identifier",
    );
    assert.equal(
      kind("customer_id", (index) => `${(index * 7919) % 1_000_003}`),
      "identifier",
    );
    assert.equal(
      kind("email", (index) => `p${index}@example.org`),
      "identifier",
    );
    assert.equal(
      kind("joined", (index) => `2024-01-${(index % 28) + 1}`),
      "date",
    );
    assert.equal(
      kind("fnlwgt", (index) => `${index * index}`),
      "weight",
    );
    assert.equal(
      kind("body weight", (index) => `${50 + (index % 40)}`),
      "number",
    );
    assert.equal(
      kind("country", () => "NL"),
      "constant",
    );
    assert.equal(
      kind("nothing", () => "?"),
      "empty",
    );
  });

  it("is protected by its name, in whole words", () => {
    for (const name of ["sex", "Gender", "native-country", "isPregnant", "ethnic_group", "union member"]) {
      assert.ok(isProtectedName(name), name);
    }
    for (const name of ["Essex", "country", "age", "embrace"]) assert.ok(!isProtectedName(name), name);
  });
});

describe("the label", () => {
  const label = (values: string[], positive?: string) => labelOf(columnOf("y", values), positive);

  it("has its positive value found", () => {
    assert.equal(label(["no", "yes", "no"]).positive, "yes");
    assert.equal(label(["<=50K", ">50K"]).positive, ">50K");
    assert.equal(label(["FALSE", "TRUE", "TRUE"]).positive, "TRUE");
    assert.equal(label(["2", "1", "2"]).positive, "2");
    assert.equal(label(["0", "1", "1"]).positive, "1");
    assert.equal(label(["stays", "leaves", "stays"]).positive, "leaves");
    assert.equal(label(["good", "bad", "bad"]).positive, "bad");
    assert.deepEqual([...label(["no", "?", "yes"]).rows], [0, 2]);
  });

  it("is refused where there are not two values to tell apart", () => {
    assert.throws(() => label(["yes", "yes"]), /the value "yes" in every row/);
    assert.throws(() => label(["?", ""]), /no value in any row/);
    assert.throws(() => label(["a", "b", "c"]), /3 different values.*--positive/s);
    assert.equal(label(["a", "b", "c"], "b").negative, "not b");
    assert.throws(() => label(["a", "b"], "z"), /never "z"/);
  });
});

describe("a proposed attribute", () => {
  const rows = Int32Array.from({ length: 100 }, (_, row) => row);
  const labels = Uint8Array.from({ length: 100 }, (_, row) => (row % 4 === 0 ? 1 : 0));
  const number = (make: (index: number) => string) =>
    proposeAttribute(columnOf("x", hundred(make)), "number", labels, rows);

  it("has steps as fine as the numbers, and room for them", () => {
    assert.deepEqual(
      number((index) => `${index}`),
      { name: "x", unit: "x", offset: 0, scale: 1 },
    );
    assert.deepEqual(
      number((index) => `${index / 4 - 3}`),
      { name: "x", unit: "x", offset: -3, scale: 0.01 },
    );
    assert.deepEqual(
      number((index) => `${index}e12`),
      { name: "x", unit: "x", offset: 0, scale: 100_000 },
    );
    assert.deepEqual(number((index) => `${index / 3}`).name, "x");
  });

  it("has each value's code within 32 bits, also for values that it was not made from", () => {
    const attribute = number((index) => `${index / 4 - 3}`);
    assert.equal(codeOfText("-3", attribute), 1);
    assert.equal(codeOfText("-1000", attribute), 1);
    assert.equal(codeOfText("1e300", attribute), 2 ** 32 - 1);
    assert.equal(codeOfText("?", attribute), 0);
  });

  it("orders categories by their rate and has room for others", () => {
    const column = columnOf(
      "town",
      hundred((index) => (index === 1 ? "Rare" : index % 4 === 0 ? "High" : "Low")),
    );
    const attribute = proposeAttribute(column, "category", labels, rows);
    assert.deepEqual(attribute, { name: "town", categories: ["Low", "other", "High"] });
    assert.equal(codeOfText("Rare", attribute), 2);
    assert.equal(codeOfText("Nowhere", attribute), 2);
    assert.equal(codeOfText(" ".trim(), attribute), 0);
  });
});

describe("the plan of a training", () => {
  const table = people(600);
  const labels = table.columns.at(-1)!;
  const texts = [...labels.cells].map((cell) => labels.texts[cell]!);

  it("leaves protected attributes out unless they are asked for", () => {
    const used = (wishes: object) =>
      planOf(table, { label: "responded", ...wishes }).usable.map((one) => one.column.name);
    assert.ok(!used({}).includes("sex"));
    assert.ok(used({ includeProtected: true }).includes("sex"));
    assert.ok(!used({ protect: ["town"] }).includes("town"));
    assert.ok(!used({ after: ["visits"] }).includes("visits"));
  });

  it("refuses a column that gives the label away, unless it is said to be known", () => {
    const leaking = {
      ...table,
      columns: [
        ...table.columns,
        columnOf(
          "answer",
          texts.map((text) => (text === "yes" ? "1" : "2")),
        ),
      ],
    };
    assert.throws(
      () => planOf(leaking, { label: "responded" }),
      /"answer" alone gives the label.*--drop "answer"/s,
    );
    assert.doesNotThrow(() => planOf(leaking, { label: "responded", drop: ["answer"] }));
    assert.doesNotThrow(() => planOf(leaking, { label: "responded", known: ["answer"] }));
  });

  it("leaves out what tells more than all the rest and has the name of something late", () => {
    const late = (name: string) => ({
      ...table,
      columns: [
        ...table.columns,
        columnOf(
          name,
          texts.map((text, row) => `${(text === "yes" ? 6 : 0) + (row % 11)}`),
        ),
      ],
    });
    const plan = planOf(late("duration"), { label: "responded" });
    assert.ok(!plan.usable.some(({ column }) => column.name === "duration"));
    assert.match(plan.warnings.join(" "), /"duration" alone tells more.*left out/);
    const other = planOf(late("score"), { label: "responded" });
    assert.ok(other.usable.some(({ column }) => column.name === "score"));
    assert.match(other.warnings.join(" "), /--after "score"/);
  });

  it("refuses a table of which nothing is left to learn from", () => {
    const nothing = tableOf({
      row: hundred(String),
      c: hundred(() => "x"),
      y: hundred((index) => `${index % 2}`),
    });
    assert.throws(
      () => planOf(nothing, { label: "y" }),
      /No column is left.*row: it numbers the rows; c: every row/s,
    );
  });

  it("refuses too few of a label, and names what is not there", () => {
    const few = tableOf({ x: hundred(String), y: hundred((index) => (index < 9 ? "1" : "0")) });
    assert.throws(() => planOf(few, { label: "y" }), /Only 9 of 100 rows are "1"/);
    assert.throws(() => planOf(table, { label: "none" }), /no column "none".*It has: age/s);
    assert.throws(() => planOf(table, { label: "responded", drop: ["none"] }), /no column "none"/);
  });
});
