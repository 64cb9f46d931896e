import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createProofQueue, MOST_TOGETHER } from "../../../../services/shared/proofs/proofQueue.ts";
import type { AnswerCheck } from "../../../../src/answer/verification.ts";

/** Stands for a proof: the queue hands it on and does not look into it. */
const proofOf = (text: string) => text as unknown as AnswerCheck;

/** A queue whose checks end when they are told to; what begins with "wrong" does not hold. */
function checkedByHand() {
  const batches: string[][] = [];
  let end = () => {};
  const check = createProofQueue(async (checks) => {
    const names = checks as unknown as string[];
    batches.push([...names]);
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    if (names.some((name) => name === "crash")) throw new Error("crashed");
    return names.map((name) => !name.startsWith("wrong"));
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    batches,
    ask: (whose: string, ...names: readonly string[]) => names.map((name) => check(whose, proofOf(name))),
    async endBatches(count: number) {
      await settle();
      for (let batch = 0; batch < count; batch++) {
        end();
        await settle();
      }
    },
  };
}

const many = (name: string, count: number) => Array.from({ length: count }, (_, place) => `${name} ${place}`);

describe("the queue of proofs", () => {
  it("lets a sender have twice as many at once as long as all of them hold", async () => {
    const { batches, ask, endBatches } = checkedByHand();
    const verdicts = ask("one", ...many("right", 100));
    await endBatches(9);
    assert.deepEqual(
      batches.map(({ length }) => length),
      [1, 2, 4, 8, 16, MOST_TOGETHER, MOST_TOGETHER, 5],
    );
    assert.ok((await Promise.all(verdicts)).every(Boolean));
  });

  // Property L-19
  it("gives everybody a turn before anybody has a second one, and those with wrong proofs no more than one", async () => {
    const { batches, ask, endBatches } = checkedByHand();
    ask("known", ...many("right", 3));
    await endBatches(2);
    const wrong = ask("hostile", ...many("wrong", 20));
    const right = ask("known", ...many("more", 4));
    await endBatches(1);
    assert.deepEqual(await Promise.all(right), [true, true, true, true]);
    assert.deepEqual(batches[2], ["wrong 0", "more 0", "more 1", "more 2", "more 3"]);
    await endBatches(19);
    assert.deepEqual(
      batches.slice(3),
      many("wrong", 20)
        .slice(1)
        .map((name) => [name]),
    );
    assert.ok(!(await Promise.all(wrong)).includes(true));
  });

  it("begins anew with a sender after a wrong proof", async () => {
    const { batches, ask, endBatches } = checkedByHand();
    ask("proxy", ...many("right", 7));
    await endBatches(3);
    ask("proxy", "right", "wrong", ...many("later", 3));
    await endBatches(3);
    assert.deepEqual(batches.slice(3), [["right", "wrong", "later 0", "later 1", "later 2"]]);
    ask("proxy", ...many("last", 3));
    await endBatches(2);
    assert.deepEqual(batches.slice(4), [["last 0"], ["last 1", "last 2"]]);
  });

  it("checks each alone where the thread fails, so that only the one at fault does", async () => {
    const { ask, endBatches } = checkedByHand();
    const outcomes = Promise.allSettled([
      ...ask("one", "right"),
      ...ask("two", "crash"),
      ...ask("three", "wrong"),
    ]);
    await endBatches(4);
    assert.deepEqual(
      (await outcomes).map((outcome) =>
        outcome.status === "fulfilled" ? outcome.value : outcome.reason.message,
      ),
      [true, "crashed", false],
    );
  });

  it("lets the newest of who has the most waiting give way when too many wait", async () => {
    const { ask, endBatches } = checkedByHand();
    const flood = ask("greedy", ...many("right", 256)).map((verdict) =>
      verdict.catch(({ reason }) => reason),
    );
    const [modest] = ask("modest", "right");
    await endBatches(14);
    assert.equal(await modest, true);
    assert.deepEqual(
      (await Promise.all(flood)).flatMap((verdict, place) => (verdict === true ? [] : [[place, verdict]])),
      [[255, "QueueFull"]],
    );
  });
});
