import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { Hex } from "viem";
import { keyFiles } from "../../../scripts/circuit/manifest.ts";
import { loadFold } from "../../../scripts/vectors/fold.ts";
import type { AnswerSignals, FoldedPoint, Proof, ProvedAnswer } from "../../../src/answer/answer.ts";
import { createProver, type Prover } from "../../../src/answer/prover.ts";
import { openSegment } from "../../../src/answer/sealing.ts";
import { signalValues, verifyAnswer, verifyAnswers } from "../../../src/answer/verification.ts";
import { ProverError } from "../../../src/errors.ts";
import { BASE_MODULUS, SCALAR_MODULUS } from "../../../src/field.ts";
import { signals as position } from "../../../src/generated/answerKey.ts";
import { requestSignals } from "../../../src/request/encoding.ts";
import { fullRequest, inputFor, schema, scope, subject, validAt } from "../../support/answerCase.ts";

describe("a proof", () => {
  const sealKey = 9n;
  const input = inputFor({ ...fullRequest, sealKey });
  let prover: Prover;
  let proved: ProvedAnswer;
  let folded: FoldedPoint;
  let foldedWith: (scope: bigint) => FoldedPoint;

  before(async () => {
    const [wasm, zkey] = await Promise.all([readFile(keyFiles.wasm), readFile(keyFiles.zkey)]);
    prover = await createProver({ wasm, zkey });
    proved = await prover.prove(input);
    const fold = await loadFold();
    const constants = requestSignals({ schema, ...fullRequest });
    const indexed = constants.map((value, index) => [1 + position.schema + index, value] as const);
    foldedWith = (scope) => fold(new Map([[0, 1n], [1 + position.scope, scope], ...indexed]));
    folded = foldedWith(scope);
  });
  after(() => prover.close());

  /** The verdict, which is the same with the kernel and, as in a page, without WebAssembly. */
  const verifies = async (change: {
    proof?: Proof;
    signals?: Partial<AnswerSignals>;
    folded?: FoldedPoint;
  }) => {
    const answer = {
      proof: change.proof ?? proved.proof,
      signals: { ...proved.signals, ...change.signals },
    };
    const verdict = await verifyAnswer(change.folded ?? folded, answer);
    Object.assign(globalThis, { document: {} });
    const inPage = await verifyAnswer(change.folded ?? folded, answer);
    Reflect.deleteProperty(globalThis, "document");
    assert.equal(inPage, verdict);
    return verdict;
  };

  it("verifies for its own signals and request", async () => {
    assert.equal(await verifies({}), true);
    assert.equal(proved.signals.subject, subject);
    assert.equal(proved.signals.validAt, validAt);
    assert.equal(openSegment(sealKey, proved.signals.sealedSegment), 4);
    const { nullifier, sealedSegment, root } = proved.signals;
    const expected = [nullifier, sealedSegment, BigInt(subject) + (BigInt(validAt) << 160n), root];
    assert.deepEqual(signalValues(proved.signals), expected);
  });

  it("does not verify if any signal differs by one", async () => {
    const { nullifier, sealedSegment, root } = proved.signals;
    for (const step of [1n, -1n]) {
      const changes: Partial<AnswerSignals>[] = [
        { nullifier: nullifier + step },
        { sealedSegment: sealedSegment + step },
        { subject: addressOf(BigInt(subject) + step) },
        { root: root + step },
        { validAt: validAt + Number(step) },
      ];
      for (const signals of changes) assert.equal(await verifies({ signals }), false);
      assert.equal(await verifies({ folded: foldedWith(scope + step) }), false);
    }
  });

  it("does not verify for a signal that is equal only modulo the field", async () => {
    const { nullifier, sealedSegment, root } = proved.signals;
    for (const shift of [SCALAR_MODULUS, -SCALAR_MODULUS]) {
      const changes: Partial<AnswerSignals>[] = [
        { nullifier: nullifier + shift },
        { sealedSegment: sealedSegment + shift },
        { root: root + shift },
      ];
      for (const signals of changes) assert.equal(await verifies({ signals }), false);
    }
    assert.equal(
      await verifies({ signals: { subject: addressOf(BigInt(subject) + SCALAR_MODULUS) } }),
      false,
    );
    assert.equal(await verifies({ signals: { validAt: 2 ** 254 } }), false);
    for (const wrong of [-1, 1.5, Number.NaN, 2 ** 40]) {
      assert.equal(await verifies({ signals: { validAt: wrong } }), false);
    }
    // Subject and time swap a bit: the packed signal would be the same.
    const carried = addressOf(BigInt(subject) + 2n ** 160n);
    assert.equal(await verifies({ signals: { subject: carried, validAt: validAt - 1 } }), false);
  });

  it("does not verify with a coordinate that is equal only modulo the base field, or another one", async () => {
    const { a, b, c } = proved.proof;
    const coordinates = [...a, ...b.flat(), ...c];
    for (let index = 0; index < coordinates.length; index++) {
      for (const shift of [BASE_MODULUS, -BASE_MODULUS, 1n]) {
        const shifted = coordinates.with(index, coordinates[index]! + shift);
        assert.equal(await verifies({ proof: proofOf(shifted) }), false);
      }
    }
  });

  it("does not verify with the negative of a point, or points at infinity", async () => {
    const { a, b, c } = proved.proof;
    assert.equal(await verifies({ proof: { a: [a[0], BASE_MODULUS - a[1]], b, c } }), false);
    assert.equal(await verifies({ proof: { a, b, c: [c[0], BASE_MODULUS - c[1]] } }), false);
    assert.equal(await verifies({ proof: proofOf(new Array<bigint>(8).fill(0n)) }), false);
  });

  it("does not verify under another request", async () => {
    const negative = { x: folded.x, y: BASE_MODULUS - folded.y };
    assert.equal(await verifies({ folded: negative }), false);
    const { a } = proved.proof;
    assert.equal(await verifies({ folded: { x: a[0], y: a[1] } }), false);
  });

  it("is refused for inputs that do not fit", async () => {
    await assert.rejects(prover.prove({ ...input, root: input.root + 1n }), (error) => {
      return error instanceof ProverError && /has no proof for these inputs.*answerInput/.test(error.message);
    });
  });

  it("is checked together with others, each with its own verdict", async () => {
    const right = { folded, answer: proved };
    const { nullifier } = proved.signals;
    const forged = {
      folded,
      answer: { ...proved, signals: { ...proved.signals, nullifier: nullifier + 1n } },
    };
    const outside = { folded, answer: { ...proved, signals: { ...proved.signals, validAt: -1 } } };
    const elsewhere = { folded: foldedWith(scope + 1n), answer: proved };
    assert.deepEqual(await verifyAnswers([]), []);
    assert.deepEqual(await verifyAnswers([right, right, right]), [true, true, true]);
    assert.deepEqual(await verifyAnswers([right, outside, right]), [true, false, true]);
    assert.deepEqual(await verifyAnswers([forged, right, elsewhere, right]), [false, true, false, true]);
    const among = [right, right, right, right, right, forged, right];
    assert.deepEqual(
      await verifyAnswers(among),
      among.map((check) => check === right),
    );
    // Errors that would cancel each other without random factors.
    const { proof } = proved;
    const negated = { ...proof, c: [proof.c[0], BASE_MODULUS - proof.c[1]] as const };
    const pair = [right, { folded, answer: { ...proved, proof: negated } }];
    assert.deepEqual(await verifyAnswers(pair), [true, false]);
  });

  it("is made beside others, whatever becomes of those", async () => {
    const other = { ...input, root: input.root + 1n };
    const results = await Promise.allSettled([input, other, input, other, input].map(prover.prove));
    assert.deepEqual(
      results.map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"],
    );
    for (const result of results.filter((result) => result.status === "fulfilled")) {
      assert.deepEqual(result.value.signals, proved.signals);
      assert.ok(await verifyAnswer(folded, result.value));
    }
  });
});

function addressOf(value: bigint): Hex {
  return `0x${value.toString(16).padStart(40, "0")}`;
}

function proofOf(coordinates: readonly bigint[]): Proof {
  const [a0, a1, b00, b01, b10, b11, c0, c1] = coordinates as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  return {
    a: [a0, a1],
    b: [
      [b00, b01],
      [b10, b11],
    ],
    c: [c0, c1],
  };
}
