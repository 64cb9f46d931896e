import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidValueError } from "../../../src/errors.ts";
import { parseStrictJson } from "../../../src/format/reading/strictJson.ts";

const limits = { length: 200, depth: 3 };
const parse = (text: string) => parseStrictJson(text, "mine.json", limits);

describe("strict JSON", () => {
  it("is read like any other", () => {
    for (const value of [{ a: [1, { b: 'x:{}[],"y' }] }, [], "a", 7, null, { "": { "": 1 } }]) {
      assert.deepEqual(parse(JSON.stringify(value)), value);
    }
    assert.deepEqual(parse('[{"a":1},{"a":2}]'), [{ a: 1 }, { a: 2 }]);
    assert.deepEqual(parse('{"a":{"a":"a"},"b":"a"}'), { a: { a: "a" }, b: "a" });
  });

  it("has no field twice in one object, however it is written", () => {
    for (const text of [
      '{"a":1,"a":2}',
      '{"a":1,"b":[{"c":1}],"a":2}',
      '[{"b":{"a":1,"\\u0061":2}}]',
      '{"a" : 1, "a"\n: 2}',
      '{"a:":1,"a:":2}',
    ]) {
      assert.throws(() => parse(text), /mine\.json has the field ".*" twice in one object/, text);
    }
  });

  it("has no names to which JavaScript gives a meaning", () => {
    for (const name of ["__proto__", "constructor", "prototype", "\\u005f_proto__"]) {
      assert.throws(() => parse(`[{"${name}":{}}]`), /has a field ".*", which nothing has/, name);
    }
  });

  it("keeps to the limits", () => {
    assert.deepEqual(parse("[[[]]]"), [[[]]]);
    assert.throws(() => parse("[[[[]]]]"), /has more than 3 levels/);
    assert.throws(
      () => parse(JSON.stringify("x".repeat(199))),
      /has 201 characters, and at most 200 are read/,
    );
  });

  it("takes no longer for a text that is made to take long", () => {
    const large = { length: 500_000, depth: 3 };
    const start = performance.now();
    for (const text of [`"${'\\"'.repeat(200_000)}`, "[".repeat(400_000), `["${"\\\\".repeat(200_000)}"]`]) {
      try {
        parseStrictJson(text, "mine.json", large);
      } catch (error) {
        assert.ok(error instanceof InvalidValueError);
      }
    }
    assert.ok(performance.now() - start < 2_000, `${performance.now() - start} ms`);
  });

  it("is JSON", () => {
    for (const text of ["", "{", '{"a":1,}', "{a:1}", '{"a":1}}', '"a', '{"a":01}', '{"a":1 "b":2}']) {
      assert.throws(() => parse(text), InvalidValueError, text);
    }
  });
});
