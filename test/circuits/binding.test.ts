import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Witness } from "circom_tester";
import { poseidon2 } from "poseidon-lite";
import { sealSegment } from "../../src/answer/sealing.ts";
import { fullRequest, inputFor, scope, secret } from "../support/answerCase.ts";
import {
  type AnswerCircuit,
  assertAccepted,
  assertRefused,
  loadAnswerCircuit,
} from "../support/circuit/answerCircuit.ts";

describe("what an answer is bound to", () => {
  const sealKey = 0x5ea1n;
  const input = inputFor({ ...fullRequest, sealKey });
  let circuit: AnswerCircuit;
  let witness: Witness;

  before(async () => {
    circuit = await loadAnswerCircuit();
    witness = await circuit.honest(input);
    assertAccepted(circuit, witness);
  });

  /** The same witness with another value of one signal. */
  const changed = (name: string, value: bigint) => witness.with(circuit.wire(name), value);

  it("gives Poseidon(secret, scope) and Poseidon(seal key, segment)", () => {
    assert.equal(witness[circuit.wire("nullifier")], poseidon2([secret, scope]));
    assert.equal(witness[circuit.wire("sealed")], sealSegment(sealKey, 4));
  });

  it("refuses another subject", () => {
    for (const subjectAndTime of [input.subjectAndTime + 1n, input.subjectAndTime - 1n]) {
      assertRefused(circuit, changed("subjectAndTime", subjectAndTime), /^InRange#3\./);
    }
  });

  it("refuses another scope, with the old nullifier and with the right one", () => {
    assertRefused(circuit, changed("scope", scope + 1n), /^Poseidon#2\./);
    const both = changed("scope", scope + 1n).with(
      circuit.wire("nullifier"),
      poseidon2([secret, scope + 1n]),
    );
    assertRefused(circuit, both, /^Poseidon#2\./);
  });

  it("refuses a second nullifier for the same secret and scope", async () => {
    for (const nullifier of [0n, 1n, poseidon2([secret + 1n, scope]), poseidon2([scope, secret])]) {
      assertRefused(circuit, await circuit.lying(input, { nullifier }));
    }
  });

  it("refuses the nullifier of another secret that the credential was not issued to", async () => {
    const other = { ...input, secret: secret + 1n };
    assertRefused(circuit, await circuit.careless(other), /^IssuerTreeRoot\.(first|second)Pair\[0\]$/);
    const lying = await circuit.lying(other, { commitment: witness[circuit.wire("commitment")]! });
    assertRefused(circuit, lying, /^(commitment|Commitment\..*)$/);
  });

  it("refuses a segment that was sealed with another key", async () => {
    const sealed = sealSegment(sealKey + 1n, 4);
    assertRefused(circuit, changed("sealed", sealed), /^(sealed|Poseidon\..*)$/);
    assertRefused(circuit, await circuit.lying(input, { sealed }));
    assertRefused(circuit, changed("sealKey", sealKey + 1n), /^Poseidon\./);
  });

  it("refuses every other segment", async () => {
    for (const segment of [0, 1, 2, 3]) {
      const lying = await circuit.lying(input, { segment: BigInt(segment) });
      assert.equal(lying[circuit.wire("sealed")], sealSegment(sealKey, segment));
      assertRefused(circuit, lying);
    }
    assertRefused(circuit, await circuit.lying(input, { rulesHold: 0n }));
    assertRefused(circuit, await circuit.lying(input, { reached: 2n }));
  });

  it("refuses another schema", () => {
    assertRefused(circuit, changed("schema", input.schema + 1n), /^CredentialLeaf\./);
  });
});
