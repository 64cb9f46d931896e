import { before, describe, it } from "node:test";
import { inputFor, subject } from "../support/answerCase.ts";
import {
  type AnswerCircuit,
  assertAccepted,
  assertRefused,
  loadAnswerCircuit,
} from "../support/circuit/answerCircuit.ts";

describe("the time of an answer", () => {
  const tooLate = 2n ** 40n;
  const input = inputFor();
  let circuit: AnswerCircuit;

  before(async () => {
    circuit = await loadAnswerCircuit();
  });

  const at = (validAt: bigint) =>
    circuit.issued({
      ...input,
      validAt,
      validUntil: validAt,
      subjectAndTime: BigInt(subject) + (validAt << 160n),
    });

  it("has 40 bits, though a longer one is in the signal and the credential lasts as long", async () => {
    assertAccepted(circuit, await at(tooLate - 1n));
    assertRefused(circuit, await at(tooLate), /^InRange\.decomposition/);
    assertRefused(circuit, await at(2n * tooLate - 1n), /^InRange\.decomposition/);
  });
});
