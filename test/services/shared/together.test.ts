import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { together } from "../../../services/shared/work/together.ts";

const double = (numbers: readonly number[]) => numbers.map((number) => 2 * number);

describe("what is done together", () => {
  it("takes what is asked for at once, and what comes while a run is under way into the next", async () => {
    const runs: (readonly number[])[] = [];
    let end = () => {};
    const ask = together<number, number>({ most: 3 }, async (numbers) => {
      runs.push(numbers);
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      return double(numbers);
    });
    const results = [ask(1), ask(2)];
    await Promise.resolve();
    results.push(...[3, 4, 5, 6].map(ask));
    for (let run = 0; run < 3; run++) {
      await new Promise((resolve) => setImmediate(resolve));
      end();
    }
    assert.deepEqual(await Promise.all(results), [2, 4, 6, 8, 10, 12]);
    assert.deepEqual(runs, [[1, 2], [3, 4, 5], [6]]);
  });

  it("waits for others where it is told to", async () => {
    const runs: (readonly number[])[] = [];
    const ask = together<number, number>({ most: 10, wait: 20 }, async (numbers) => {
      runs.push(numbers);
      return double(numbers);
    });
    const first = ask(1);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(await Promise.all([first, ask(2)]), [2, 4]);
    assert.deepEqual(runs, [[1, 2]]);
  });

  it("fails only for the item that is at fault, and goes on after that", async () => {
    const ask = together<number, number>({ most: 10 }, async (numbers) => {
      if (numbers.includes(13)) throw new Error("thirteen");
      return double(numbers);
    });
    const outcomes = await Promise.allSettled([ask(1), ask(13), ask(3)]);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : outcome.reason.message)),
      [2, "thirteen", 6],
    );
    assert.equal(await ask(4), 8);
  });
});
