import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { causesOf, findCause } from "../../src/causes.ts";

describe("causes", () => {
  it("come from the outside in", () => {
    const inner = new Error("inner");
    const middle = { message: "no class", cause: inner };
    const outer = new Error("outer", { cause: middle });
    assert.deepEqual(causesOf(outer), [outer, middle, inner]);
    for (const nothing of [undefined, null, "text", 3]) assert.deepEqual(causesOf(nothing), []);
  });

  it("that form a circle come once each", () => {
    const own = new Error("its own cause");
    own.cause = own;
    assert.deepEqual(causesOf(own), [own]);
    const first = new Error("first");
    const second = new Error("second", { cause: first });
    first.cause = second;
    assert.deepEqual(causesOf(second), [second, first]);
  });

  it("are looked at up to a depth", () => {
    let deep = new Error("0");
    for (let depth = 1; depth < 1000; depth++) deep = new Error(`${depth}`, { cause: deep });
    assert.equal(causesOf(deep).length, 32);
  });

  it("are found by name or code, the outermost first", () => {
    const inner = Object.assign(new Error("inner"), { name: "Wanted", code: 7 });
    const outer = Object.assign(new Error("outer", { cause: inner }), { name: "Wanted" });
    assert.equal(findCause(outer, { names: ["Wanted"] }), outer);
    assert.equal(findCause(outer, { names: [], codes: [7] }), inner);
    assert.equal(findCause(outer, { names: ["Want"], codes: [8] }), undefined);
    assert.equal(findCause({}, { names: [], codes: [] }), undefined);
  });
});
