import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidValueError } from "../../../src/errors.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import {
  type Attribute,
  attributeIndex,
  codeOnScale,
  decodeAttributes,
  decodeValue,
  defineSchema,
  encodeAttributes,
  encodeValue,
} from "../../../src/request/schema.ts";
import { createRandom } from "../../support/random.ts";

const age = { name: "age", unit: "years", offset: 0, scale: 1 } as const;
const balance = { name: "balance", unit: "EUR", offset: -1000, scale: 0.1 } as const;
const region = { name: "region", categories: ["north", "south"] } as const;
const schema = defineSchema("people", [age, balance, region]);

function refuses(run: () => unknown, message: RegExp): void {
  assert.throws(run, (error) => error instanceof InvalidValueError && message.test(error.message));
}

describe("codes of quantities", () => {
  it("start at 1, so that 0 means missing", () => {
    assert.equal(encodeValue(age, 0), 1);
    assert.equal(encodeValue(balance, -1000), 1);
    assert.equal(encodeValue(age, 2 ** 32 - 2), 2 ** 32 - 1);
  });

  it("follow every step of a tenth, also below zero", () => {
    for (let code = 1; code <= 30_000; code++) {
      const value = Math.round(-10_000 + (code - 1)) / 10;
      assert.equal(encodeValue(balance, value), code);
      assert.equal(codeOnScale(balance, value), code);
      assert.equal(encodeValue(balance, decodeValue(balance, code)), code);
    }
  });

  it("are refused for what lies between two steps, and not rounded", () => {
    refuses(
      () => encodeValue(age, 17.6),
      /17\.6 years is no value of "age".*starts at 0 in steps of 1\..*Round it/,
    );
    refuses(
      () => encodeValue({ ...balance, offset: 0, scale: 100 }, 22.4),
      /22\.4 EUR.*at 0 in steps of 100/,
    );
    refuses(() => encodeValue(balance, 0.05), /0\.05 EUR/);
    refuses(() => codeOnScale(age, 0.999), /0\.999 years/);
  });

  it("are found for every kind of decimal, whatever floating-point arithmetic makes of it", () => {
    const random = createRandom(2);
    for (let count = 0; count < 20_000; count++) {
      const decimals = random.between(0, 6);
      const offset = random.between(-1_000_000, 1_000_000) * 10 ** random.between(0, 3);
      const code = random.between(1, 2 ** 32 - 1);
      const exact = BigInt(offset) * 10n ** BigInt(decimals) + BigInt(code - 1);
      const value = Number(`${exact}e-${decimals}`);
      const attribute = { name: "x", unit: "", offset, scale: Number(`1e-${decimals}`) };
      assert.equal(encodeValue(attribute, value), code);
      if (`${exact}`.length <= 16) assert.equal(decodeValue(attribute, code), value);
    }
  });

  it("stand for values without noise", () => {
    assert.equal(decodeValue({ ...balance, offset: 0 }, 225), 22.4);
    assert.equal(decodeValue({ ...age, scale: 0.01 }, 1121), 11.2);
  });

  it("come back from values for any scale", () => {
    const random = createRandom(1);
    for (let count = 0; count < 2_000; count++) {
      const scale = random.oneOf([1, 0.5, 0.1, 0.01, 3, 1000]);
      const attribute = { name: "x", unit: "", offset: random.between(-1000, 1000), scale };
      const code = random.between(1, 1_000_000);
      assert.equal(encodeValue(attribute, decodeValue(attribute, code)), code);
    }
  });

  it("are refused below the offset, above 32 bits and for what is no number", () => {
    refuses(() => encodeValue(age, -1), /-1 years is out of range for "age"/);
    refuses(() => encodeValue(age, 2 ** 32 - 1), /out of range/);
    refuses(() => encodeValue(age, Number.NaN), /takes a number/);
    refuses(() => encodeValue(age, Number.POSITIVE_INFINITY), /takes a number/);
    refuses(() => encodeValue(age, "30"), /"age" takes a number, not "30"/);
  });
});

describe("codes of categories", () => {
  it("are positions from 1 on", () => {
    assert.equal(encodeValue(region, "north"), 1);
    assert.equal(decodeValue(region, 2), "south");
  });

  it("are refused for other names and codes", () => {
    refuses(() => encodeValue(region, "west"), /"west" is not a category of "region".*north, south/);
    refuses(() => decodeValue(region, 3), /no category with code 3/);
  });
});

describe("attributes by name", () => {
  it("are 16 codes, 0 where a value is missing", () => {
    const codes = encodeAttributes(schema, { age: 30, region: "south" });
    assert.deepEqual(codes, [31, 0, 2, ...new Array(13).fill(0)]);
    assert.deepEqual(decodeAttributes(schema, codes), { age: 30, region: "south" });
  });

  it("are refused if the schema does not name them", () => {
    refuses(
      () => encodeAttributes(schema, { size: 3 } as never),
      /no attribute "size".*age, balance, region/,
    );
    refuses(() => attributeIndex(schema, "size"), /no attribute "size"/);
  });
});

describe("a schema", () => {
  it("has an id that is a field element and depends on everything in it", () => {
    const others = [
      defineSchema("persons", [age, balance, region]),
      defineSchema("people", [age, balance]),
      defineSchema("people", [balance, age, region]),
      defineSchema("people", [age, { ...balance, scale: 1 }, region]),
      defineSchema("people", [age, balance, { ...region, categories: ["south", "north"] }]),
    ];
    const ids = [schema, ...others].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id > 0n && id < SCALAR_MODULUS));
    assert.equal(defineSchema("people", [age, balance, region]).id, schema.id);
  });

  it("does not depend on the order in which properties are written", () => {
    const { name, unit, offset, scale } = age;
    assert.equal(defineSchema("a", [{ scale, offset, unit, name }]).id, defineSchema("a", [age]).id);
  });

  it("is refused if it does not fit", () => {
    const define = (...attributes: Attribute[]) => defineSchema("bad", attributes);
    const many = Array.from({ length: 17 }, (_, index) => ({ ...age, name: `age ${index}` }));
    refuses(() => define(...many), /has 17 attributes.*at most 16/);
    refuses(() => define(age, age), /names the attribute "age" twice/);
    refuses(() => define({ name: "none", categories: [] }), /needs categories/);
    refuses(() => define({ name: "twice", categories: ["a", "a"] }), /each of them once/);
    refuses(() => define({ ...age, scale: 0 }), /a finite scale above 0/);
    refuses(() => define({ ...age, scale: Number.POSITIVE_INFINITY }), /a finite scale above 0/);
    refuses(() => define({ ...age, scale: -1 }), /a finite scale above 0/);
    refuses(() => define({ ...age, scale: Number.NaN }), /a finite scale above 0/);
    refuses(() => define({ ...age, offset: Number.NaN }), /a finite offset/);
  });
});
