import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { concat, hexToBigInt, numberToHex, type PublicClient, slice } from "viem";
import { fromRoot } from "../../services/shared/paths.ts";
import type { AnswerSignals, FoldedPoint, ProvedAnswer } from "../../src/answer/answer.ts";
import { answerInput } from "../../src/answer/input.ts";
import { createProver } from "../../src/answer/prover.ts";
import { verifyAnswer } from "../../src/answer/verification.ts";
import { leafOf } from "../../src/credential/credential.ts";
import { createIssuerTree, treePath } from "../../src/credential/issuerTree.ts";
import { SCALAR_MODULUS } from "../../src/field.ts";
import { signals as position, signalCount } from "../../src/generated/answerKey.ts";
import { deployProtocol } from "../support/deployProtocol.ts";
import { vectors } from "../support/vectors.ts";

const subject = "0x00000000000000000000000000000000000A11cE";

describe("a proof", () => {
  let client: PublicClient;
  let folded: FoldedPoint;
  let proved: ProvedAnswer;
  let onChain: (signals: AnswerSignals, point?: FoldedPoint) => Promise<boolean>;

  before(async () => {
    const { contracts, publicClient } = await deployProtocol();
    client = publicClient;
    const { request, cases } = vectors.find(({ name }) => name.includes("eight clauses"))!;
    const { credential, secret, blinding, scope, validAt, sealKey } = cases[0]!;
    const [requestPoint, modelPoint] = await Promise.all([
      contracts.verifier.read.foldRequest([request.schema, request.rules as never]),
      contracts.verifier.read.foldModel([request.model as never]),
    ]);
    const unscoped = await add(client, requestPoint, modelPoint);
    folded = await contracts.verifier.read.moveScope([unscoped, 0n, scope]);

    const [wasm, zkey] = await Promise.all(
      ["answer.wasm", "answer.zkey"].map((name) => readFile(fromRoot("circuits/keys", name))),
    );
    const prover = await createProver({ wasm: wasm!, zkey: zkey! });
    const path = treePath(createIssuerTree([leafOf(credential)]), 0);
    proved = await prover.prove(
      answerInput({ request, credential, secret, blinding, path, subject, scope, validAt, sealKey }),
    );
    onChain = (signals, point = folded) => contracts.verifier.read.verify([point, proved.proof, signals]);
  });

  it("holds on chain and off chain", async () => {
    assert.equal(await onChain(proved.signals), true);
    assert.equal(await verifyAnswer(folded, proved), true);
  });

  it("fails when any signal of the answer changes by one", async () => {
    for (const name of Object.keys(proved.signals) as (keyof AnswerSignals)[]) {
      for (const step of [1n, -1n]) {
        const signals = shifted(proved.signals, name, step);
        assert.equal(await onChain(signals), false, `${name} on chain`);
        assert.equal(await verifyAnswer(folded, { ...proved, signals }), false, `${name} off chain`);
      }
    }
  });

  it("fails when the scope or any constant of the campaign changes by one", async () => {
    const { IC } = JSON.parse(await readFile(fromRoot("circuits/keys/verification_key.json"), "utf8"));
    assert.equal(IC.length, signalCount + 1);
    for (let index = position.scope; index < signalCount; index++) {
      const [x, y] = IC[index + 1];
      const changed = await add(client, folded, { x: BigInt(x), y: BigInt(y) });
      assert.equal(await onChain(proved.signals, changed), false, `signal ${index}`);
    }
  });

  it("is refused with a signal at or above the field modulus", async () => {
    for (const name of ["nullifier", "sealedSegment", "root"] as const) {
      const aliased = shifted(proved.signals, name, SCALAR_MODULUS);
      assert.equal(await onChain(aliased), false, `${name} on chain`);
      assert.equal(await verifyAnswer(folded, { ...proved, signals: aliased }), false, `${name} off chain`);
    }
  });
});

function shifted(signals: AnswerSignals, name: keyof AnswerSignals, step: bigint): AnswerSignals {
  if (name === "validAt") return { ...signals, validAt: signals.validAt + Number(step) };
  if (name === "subject") {
    return { ...signals, subject: `0x${(BigInt(signals.subject) + step).toString(16).padStart(40, "0")}` };
  }
  return { ...signals, [name]: signals[name] + step };
}

/** Adds two points by the precompiled contract (EIP-196). */
async function add(client: PublicClient, left: FoldedPoint, right: FoldedPoint): Promise<FoldedPoint> {
  const data = concat([left.x, left.y, right.x, right.y].map((value) => numberToHex(value, { size: 32 })));
  const { data: sum } = await client.call({ to: "0x0000000000000000000000000000000000000006", data });
  return { x: hexToBigInt(slice(sum!, 0, 32)), y: hexToBigInt(slice(sum!, 32, 64)) };
}
