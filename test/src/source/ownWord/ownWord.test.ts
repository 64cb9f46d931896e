import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defineSchema } from "../../../../src/request/schema.ts";
import { createOwnWord } from "../../../../src/source/ownWord/ownWord.ts";
import { SourceError } from "../../../../src/source/sourceError.ts";

const source = createOwnWord(
  defineSchema("test/person/1", [
    { name: "age", unit: "years", offset: 0, scale: 1 },
    { name: "region", categories: ["north", "south"] },
  ]),
);
const NOW = 1_800_000_000;

async function state(given: unknown) {
  const start = { session: "s", nonce: "n", returnTo: "", account: "0xab", now: NOW, until: NOW + 1 };
  const { pending } = await source.begin(start);
  return (await source.read(pending, given, NOW)).reading;
}

describe("a customer's own word", () => {
  it("is what the customer states, under the customer's account", async () => {
    const reading = await state({ age: 40, region: "south" });
    assert.deepEqual(reading, { account: "0xab", values: { age: 40, region: "south" }, asOf: NOW });
  });

  it("may leave something out", async () => {
    assert.deepEqual((await state({ region: "north" })).values, { region: "north" });
  });

  it("has to fit the schema, and an error quotes nothing of it", async () => {
    const secret = "salary 98765";
    const misfits = [
      { region: secret },
      { age: 4.5 },
      { age: -1 },
      { [secret]: 1 },
      { age: secret },
      { age: { $gt: 0 } },
      {},
      [],
      secret,
      null,
      undefined,
    ];
    for (const given of misfits) {
      await assert.rejects(state(given), (error) => {
        assert.ok(error instanceof SourceError && error.code === "unexpected", `${error}`);
        assert.ok(!error.message.includes("98765"), error.message);
        return true;
      });
    }
  });
});
