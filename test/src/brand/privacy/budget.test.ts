import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  BudgetSpentError,
  openBudget,
  readBudget,
  releaseOnce,
} from "../../../../src/brand/privacy/budget.ts";
import { DecdpError, InvalidValueError } from "../../../../src/errors.ts";
import { memoryStore, type Store } from "../../../../src/store.ts";
import { createRandom } from "../../../support/random.ts";

async function opened(total = 1_000): Promise<Store> {
  const store = memoryStore();
  await openBudget(store, total);
  return store;
}

/** The same entries seen by another process, whose turns this one does not know. */
function sharedWith(store: Store): Store {
  return { ...store };
}

describe("the privacy budget", () => {
  it("gives the same answer to the same question, in whichever order it is put, and spends once", async () => {
    const store = await opened();
    let made = 0;
    const ask = (query: { epsilon: number; what: string }) => releaseOnce(store, query, () => ++made);
    assert.equal(await ask({ epsilon: 100, what: "a" }), 1);
    assert.equal(await ask({ what: "a", epsilon: 100 }), 1);
    assert.deepEqual(await readBudget(store), { total: 1_000, spent: 100, left: 900 });
    assert.equal(await ask({ epsilon: 100, what: "b" }), 2);
    assert.equal(await ask({ epsilon: 101, what: "b" }), 3);
    assert.equal((await readBudget(store)).left, 699);
  });

  it("asks once for questions that come at the same time", async () => {
    const store = await opened();
    let made = 0;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => releaseOnce(store, { epsilon: 300 }, () => ++made)),
    );
    assert.deepEqual(answers, [1, 1, 1, 1, 1]);
    assert.equal((await readBudget(store)).spent, 300);
  });

  it("refuses when too little is left, and makes nothing then", async () => {
    const store = await opened(250);
    await releaseOnce(store, { epsilon: 200 }, () => "first");
    const refused = releaseOnce(store, { epsilon: 51 }, () => assert.fail("was made"));
    await assert.rejects(refused, (error: BudgetSpentError) => {
      assert.ok(error instanceof BudgetSpentError);
      assert.match(error.message, /0\.05 of 0\.25, and this costs 0\.051/);
      return true;
    });
    assert.equal((await readBudget(store)).left, 50);
    assert.equal(await releaseOnce(store, { epsilon: 50 }, () => "last"), "last");
    assert.equal(await releaseOnce(store, { epsilon: 200 }, () => "again"), "first");
  });

  it("has spent before anything is made, wherever a crash comes", async () => {
    for (let crashAt = 1; crashAt <= 6; crashAt++) {
      const store = await opened();
      let calls = 0;
      let hasLeft = false;
      const crashesAt =
        <Given extends readonly unknown[], Value>(call: (...given: Given) => Promise<Value>) =>
        async (...given: Given): Promise<Value> => {
          if (++calls === crashAt) throw new Error("crash");
          return call(...given);
        };
      const crashing: Store = {
        get: crashesAt(store.get),
        set: crashesAt(store.set),
        delete: crashesAt(store.delete),
        list: crashesAt(store.list),
      };
      await releaseOnce(crashing, { epsilon: 400 }, () => {
        hasLeft = true;
        return 1;
      }).catch((error: Error) => assert.equal(error.message, "crash"));
      const { spent } = await readBudget(store);
      if (hasLeft) assert.equal(spent, 400, `crash at ${crashAt}`);
      assert.ok(spent === 0 || spent === 400);
    }
  });

  it("is never overspent by processes that share a store", async () => {
    const random = createRandom(3);
    for (let run = 0; run < 50; run++) {
      const store = await opened(1_000);
      let released = 0;
      const asked = Array.from({ length: 8 }, (_, index) => {
        const epsilon = random.between(100, 600);
        return releaseOnce(sharedWith(store), { epsilon, index }, () => {
          released += epsilon;
          return index;
        }).catch((error) => assert.ok(error instanceof BudgetSpentError));
      });
      await Promise.all(asked);
      assert.ok(released <= 1_000, `${released}`);
      assert.equal((await readBudget(store)).spent, released);
    }
  });

  it("is not raised, and not used unopened or altered", async () => {
    const store = await opened(500);
    await openBudget(store, 500);
    await assert.rejects(openBudget(store, 900), /opened with 0.5 and cannot become 0.9/);
    await assert.rejects(readBudget(memoryStore()), DecdpError);
    await releaseOnce(store, { epsilon: 5 }, () => 1);
    const [claim] = await store.list("privacy/spent/");
    await store.set(claim!, '{"epsilon":-400}');
    await assert.rejects(
      releaseOnce(store, { epsilon: 6 }, () => 1),
      InvalidValueError,
    );
  });
});
