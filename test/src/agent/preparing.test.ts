import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { preparing } from "../../../src/agent/answer/preparing.ts";
import type { ProvedAnswer } from "../../../src/answer/answer.ts";
import type { AnswerInput } from "../../../src/answer/input.ts";

/** A prover that counts; a proof names the number of its making. */
function counting() {
  const made: string[] = [];
  const prover = preparing({
    async prove(input) {
      made.push(`${input.scope}`);
      if (input.scope === 13n) throw new Error("no proof");
      return { proof: made.length } as unknown as ProvedAnswer;
    },
    close: async () => {},
  });
  return { prover, made };
}
const asking = (scope: bigint) => ({ scope }) as AnswerInput;

describe("a proof that is prepared", () => {
  it("is given away once, for the same input", async () => {
    const { prover, made } = counting();
    await prover.prepare(asking(1n));
    await prover.prepare(asking(1n));
    assert.deepEqual(await prover.prove(asking(1n)), { proof: 1 });
    assert.deepEqual(await prover.prove(asking(1n)), { proof: 2 });
    assert.deepEqual(made, ["1", "1"]);
  });

  it("is wiped by another one, by an answer to something else, and by a no", async () => {
    const { prover, made } = counting();
    await prover.prepare(asking(1n));
    await prover.prepare(asking(2n));
    await prover.prove(asking(1n));
    await prover.prove(asking(2n));
    await prover.prepare(asking(3n));
    prover.wipe();
    await prover.prove(asking(3n));
    assert.deepEqual(made, ["1", "2", "1", "2", "3", "3"]);
  });

  it("that failed is made anew, and says why only when it is asked for", async () => {
    const { prover, made } = counting();
    await prover.prepare(asking(13n));
    await assert.rejects(prover.prove(asking(13n)), /no proof/);
    assert.deepEqual(made, ["13", "13"]);
  });
});
