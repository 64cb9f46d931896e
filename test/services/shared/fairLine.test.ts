import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFairLine } from "../../../services/shared/work/fairLine.ts";
import { createTurns } from "../../../services/shared/work/turns.ts";

/** Works that end when they are told to, and the order in which they began. */
function workshop() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  const end = async (name: string) => {
    ends.get(name)!();
    await settled();
  };
  return { begun, work, end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a fair line", () => {
  it("runs a number of works at once, and next who has the fewest running", async () => {
    const { begun, work, end } = workshop();
    const run = createFairLine({ most: 2, mostWaiting: 10 });
    const results = [
      run("greedy", work("greedy 1")),
      run("greedy", work("greedy 2")),
      run("greedy", work("greedy 3")),
      run("modest", work("modest 1")),
    ];
    await settled();
    assert.deepEqual(begun, ["greedy 1", "greedy 2"]);
    await end("greedy 2");
    assert.deepEqual(begun.slice(2), ["modest 1"]);
    await end("greedy 1");
    assert.deepEqual(begun.slice(3), ["greedy 3"]);
    await end("modest 1");
    await end("greedy 3");
    assert.deepEqual(await Promise.all(results), ["greedy 1", "greedy 2", "greedy 3", "modest 1"]);
  });

  it("lets the newest of who has the most waiting give way, and nobody else", async () => {
    const { begun, work, end } = workshop();
    const run = createFairLine({ most: 1, mostWaiting: 3 });
    const outcomes: string[] = [];
    const start = (whose: string, name: string) =>
      run(whose, work(name)).then(
        () => outcomes.push(`${name} done`),
        (error) => outcomes.push(`${name} ${error.status} ${error.reason}`),
      );
    for (const number of [1, 2, 3, 4]) start("greedy", `greedy ${number}`);
    start("modest", "modest 1");
    await settled();
    assert.deepEqual(outcomes, ["greedy 4 503 QueueFull"]);
    for (const name of ["greedy 1", "modest 1", "greedy 2", "greedy 3"]) await end(name);
    assert.deepEqual(begun, ["greedy 1", "modest 1", "greedy 2", "greedy 3"]);
    assert.equal(outcomes.length, 5);
  });

  it("goes on after a work that fails", async () => {
    const run = createFairLine({ most: 1, mostWaiting: 1 });
    const failing = run("one", async () => {
      throw new Error("no");
    });
    const next = run("one", async () => "yes");
    await assert.rejects(failing, /no/);
    assert.equal(await next, "yes");
  });
});

describe("turns", () => {
  it("are taken one after the other, by so many at most", async () => {
    const { begun, work, end } = workshop();
    const inTurn = createTurns(2);
    const [first, second] = [inTurn("a", work("first")), inTurn("a", work("second"))];
    await assert.rejects(inTurn("a", work("third")), /wait already/);
    const other = inTurn("b", work("other"));
    await settled();
    assert.deepEqual(begun, ["first", "other"]);
    await end("first");
    assert.deepEqual(begun, ["first", "other", "second"]);
    await end("second");
    await end("other");
    assert.deepEqual(await Promise.all([first, second, other]), ["first", "second", "other"]);
    const again = inTurn("a", work("again"));
    await settled();
    await end("again");
    assert.equal(await again, "again");
  });
});
