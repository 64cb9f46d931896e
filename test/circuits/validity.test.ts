import { before, describe, it } from "node:test";
import { SCALAR_MODULUS, toField } from "../../src/field.ts";
import { inputFor, subject } from "../support/answerCase.ts";
import {
  type AnswerCircuit,
  assertAccepted,
  assertRefused,
  loadAnswerCircuit,
} from "../support/circuit/answerCircuit.ts";

const range = 2n ** 40n;
const claimedTime = /^InRange\.decomposition/;
const timeLeft = /^InRange#2\.decomposition/;
const account = /^InRange#3\.decomposition/;

describe("the credential is valid at the time that the answer claims", () => {
  const input = inputFor();
  let circuit: AnswerCircuit;

  before(async () => {
    circuit = await loadAnswerCircuit();
  });

  /** The witness for a credential that an issuer signed with this validity, at this time. */
  const at = (validAt: bigint, validUntil: bigint) => {
    const subjectAndTime = toField(BigInt(subject) + (validAt << 160n));
    return circuit.issued({ ...input, subjectAndTime, validAt, validUntil });
  };

  it("accepts every second up to the last one", async () => {
    for (const [validAt, validUntil] of [
      [0n, 0n],
      [0n, range - 1n],
      [1_900_000_000n, 1_900_000_000n],
      [range - 1n, range - 1n],
      [range - 1n, 2n * range - 2n],
    ] as const) {
      assertAccepted(circuit, await at(validAt, validUntil));
    }
  });

  it("refuses a credential that ended a second ago, or long ago", async () => {
    for (const validUntil of [1_899_999_999n, 1n, 0n]) {
      assertRefused(circuit, await at(1_900_000_000n, validUntil), timeLeft);
    }
  });

  it("refuses a time that wraps around to come before every end", async () => {
    for (const validAt of [SCALAR_MODULUS - 1n, SCALAR_MODULUS - range + 1n, SCALAR_MODULUS / 2n, range]) {
      assertRefused(circuit, await at(validAt, 1_900_000_000n), claimedTime, timeLeft);
    }
  });

  it("refuses an end that no clock reaches, though an issuer signed it", async () => {
    for (const validUntil of [SCALAR_MODULUS - 1n, 2n * range, 2n ** 64n]) {
      assertRefused(circuit, await at(1_900_000_000n, validUntil), timeLeft);
    }
  });

  it("refuses another time than the one that the signal holds", async () => {
    for (const validAt of [input.validAt - 1n, input.validAt + 1n, 0n, range - 1n]) {
      const validUntil = validAt + 1n;
      assertRefused(circuit, await circuit.issued({ ...input, validAt, validUntil }), account);
    }
  });

  it("refuses a signal that holds more than an account and a time", async () => {
    for (const subjectAndTime of [input.subjectAndTime + 2n ** 200n, SCALAR_MODULUS - 1n]) {
      assertRefused(circuit, await circuit.issued({ ...input, subjectAndTime }), account);
    }
  });

  it("refuses a time and an end that both wrap around", async () => {
    assertRefused(circuit, await at(SCALAR_MODULUS - 2n, SCALAR_MODULUS - 1n), claimedTime);
  });
});
