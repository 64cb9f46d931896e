import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memoryStore } from "../../src/store.ts";

describe("memory store", () => {
  it("gives back what was set last, until it is deleted", async () => {
    const store = memoryStore();
    await store.set("a", "1");
    await store.set("a", "2");
    assert.equal(await store.get("a"), "2");
    await store.delete("a");
    await store.delete("a");
    assert.equal(await store.get("a"), undefined);
  });

  it("lists keys by prefix, sorted", async () => {
    const store = memoryStore();
    for (const key of ["b/2", "a", "b/10", "b/1"]) await store.set(key, "0");
    assert.deepEqual(await store.list("b/"), ["b/1", "b/10", "b/2"]);
    assert.deepEqual(await store.list("c"), []);
    assert.equal((await store.list("")).length, 4);
  });
});
