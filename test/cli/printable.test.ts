import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { oneLine, printable } from "../../cli/input/printable.ts";

describe("text of strangers", () => {
  it("shows what would steer the terminal instead of doing it", () => {
    assert.equal(printable("a\u001b[2J\u009b31mb\rc\u0007"), "a\\u001b[2J\\u009b31mb\\u000dc\\u0007");
    assert.equal(printable("\u202eevil\u2066\u200b"), "\\u202eevil\\u2066\\u200b");
    assert.equal(printable("\u{e0041}"), "\\udb40\\udc41");
  });

  it("keeps lines, tabs and every letter", () => {
    const text = "Größe\t5 €\n你好 👍";
    assert.equal(printable(text), text);
  });

  it("means the same in JSON", () => {
    const value = { symbol: "X\u009b\u202e\u2028" };
    assert.deepEqual(JSON.parse(printable(JSON.stringify(value))), value);
  });

  it("stays within its line", () => {
    assert.equal(oneLine("fair\nSettled.\u2028Paid.\r"), "fair Settled. Paid. ");
  });
});
