import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidValueError } from "../../../src/errors.ts";
import { readSchema, writeSchema } from "../../../src/format/campaign/schema.ts";
import { type Attribute, defineSchema } from "../../../src/request/schema.ts";
import { attributesAsked, withDerivedSlots } from "../../../src/request/slots.ts";

const age = { name: "age", unit: "years", offset: 0, scale: 1, changeable: false } as const;
const work = { name: "work", categories: ["none", "part", "full"] } as const;
const again = { name: "age (2)", unit: "years", offset: 0, scale: 1, copyOf: "age" } as const;
const cross = {
  name: "age × work",
  categories: ["1|0", "2|1", "1|1", "2|2"],
  crossOf: [
    { of: "age", bounds: [30] },
    { of: "work", groups: [["none"], ["part", "full"]] },
  ],
} as const;
const schema = defineSchema("people/2", [age, work, again, cross]);

describe("copies and crosses", () => {
  it("follow from the other values, and are missing where the cross has no such cell", () => {
    const derived = (values: { age?: number; work?: "none" | "part" | "full" }) =>
      withDerivedSlots(schema, values);
    assert.deepEqual(derived({ age: 30, work: "full" }), {
      age: 30,
      work: "full",
      "age (2)": 30,
      "age × work": "2|2",
    });
    assert.deepEqual(derived({ age: 29 }), { age: 29, "age (2)": 29, "age × work": "1|0" });
    assert.deepEqual(derived({ work: "none" }), { work: "none" });
  });

  it("ask for nothing new", () => {
    assert.deepEqual(attributesAsked(schema, ["age (2)", "age"]), ["age"]);
    assert.deepEqual(attributesAsked(schema, ["age × work"]), ["age", "work"]);
  });

  it("are written and read, and change the id of no other schema", () => {
    assert.equal(readSchema(writeSchema(schema)).id, schema.id);
    const plain = (attribute: Attribute) => defineSchema("people/1", [attribute, work]).id;
    const { changeable: _, ...unmarked } = age;
    assert.notEqual(plain(age), plain(unmarked));
    assert.equal(
      plain(unmarked),
      readSchema(JSON.stringify({ name: "people/1", attributes: [unmarked, work] })).id,
    );
  });

  it("are refused where they are made of what is not there, is made itself, or is something else", () => {
    const refuses = (attributes: readonly Attribute[], message: RegExp) =>
      assert.throws(
        () => defineSchema("people/3", attributes),
        (error) => error instanceof InvalidValueError && message.test(error.message),
      );
    refuses([again], /has no other attribute "age"/);
    refuses([{ ...age, copyOf: "age" }], /has no other attribute "age"/);
    refuses([age, again, { ...again, name: "age (3)", copyOf: "age (2)" }], /which is made itself/);
    refuses([age, { ...again, scale: 5 }], /differs from "age"/);
    refuses(
      [age, work, { ...cross, crossOf: [{ of: "work", bounds: [1] }, cross.crossOf[1]] }],
      /in the wrong way/,
    );
  });
});
