import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { keyFiles } from "../../../scripts/circuit/manifest.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { ProverError } from "../../../src/errors.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import type { Blinding } from "../../../src/prover/proof/blinding.ts";
import { loadProverOfAB } from "../../../src/prover/proof/pointsAB.ts";
import { loadKey, type Prove } from "../../../src/prover/proof/prove.ts";
import { createWitnessCalculator } from "../../../src/prover/witness/calculator.ts";
import { fullRequest, inputFor } from "../../support/answerCase.ts";
import { randomBelow } from "../../support/prover/numbers.ts";
import {
  GROUPS,
  hashOfGroup,
  type ProofHashes,
  proofHashesFile,
  randomWitness,
} from "../../support/prover/randomProofs.ts";
import { smallKey } from "../../support/prover/smallCircuit.ts";
import { inOneThread, proveWithSnarkjs, witnessOf } from "../../support/prover/snarkjsProof.ts";
import { createRandom } from "../../support/random.ts";

const hashes: ProofHashes = JSON.parse(readFileSync(fromRoot(proofHashesFile), "utf8"));
const last = SCALAR_MODULUS - 1n;
const random = () => randomBelow(SCALAR_MODULUS);

async function assertEqualProofs(key: Prove, zkey: Uint8Array, witness: Uint8Array, blinding: Blinding) {
  assert.deepEqual(key.prove(witness, blinding), await proveWithSnarkjs(zkey, witness, blinding));
}

describe("a proof with given blinding", () => {
  let zkey: Uint8Array;
  let key: Prove;
  before(async () => {
    zkey = await readFile(keyFiles.zkey);
    key = await loadKey(zkey);
  });
  const filled = (value: () => bigint) => witnessOf(Array.from({ length: key.wires }, value));

  it("is snarkjs's, for an honest witness and blinding on the borders", async () => {
    const { calculate } = await createWitnessCalculator(await readFile(keyFiles.wasm));
    const witness = await calculate({ ...inputFor(fullRequest) });
    for (const [r, s] of [
      [0n, 0n],
      [1n, last],
      [random(), random()],
    ] as const) {
      await assertEqualProofs(key, zkey, witness, { r, s });
    }
  });

  it("is snarkjs's, for witnesses that no calculator makes", async () => {
    const witnesses: [string, () => bigint][] = [
      ["all 0", () => 0n],
      ["all 1", () => 1n],
      ["all r - 1", () => last],
      ["all equal", () => 0x1234_5678_9abc_def0n ** 4n % SCALAR_MODULUS],
      ["random bits", () => randomBelow(2n)],
      ["random, full width", random],
    ];
    for (const [, value] of witnesses) {
      await assertEqualProofs(key, zkey, filled(value), { r: random(), s: random() });
    }
  });

  it("is the same if two of its points are made elsewhere, or would be but are not", async () => {
    const { calculate } = await createWitnessCalculator(await readFile(keyFiles.wasm));
    const witness = await calculate({ ...inputFor(fullRequest) });
    const blinding = { r: random(), s: random() };
    const proveAB = await loadProverOfAB(zkey);
    const whole = key.prove(witness, blinding);
    for (const elsewhere of [proveAB(witness, blinding), undefined]) {
      assert.deepEqual(await key.proveWith(witness, blinding, Promise.resolve(elsewhere)), whole);
    }
  });

  it("is not made if a point would be at infinity, which the chain refuses", () => {
    const zeros = filled(() => 0n);
    assert.throws(
      () => key.prove(zeros, { r: 0n, s: 0n }),
      /ProverError: A point of the proof is at infinity/,
    );
  });

  it("is not made for a witness of another length", () => {
    assert.throws(() => key.prove(witnessOf([1n]), { r: 1n, s: 1n }), /has 1 wires, the key 7183/);
  });
});

describe("a small circuit's proof with given blinding", () => {
  let zkey: Uint8Array;
  let key: Prove;
  before(async () => {
    zkey = await smallKey();
    key = await loadKey(zkey);
  });

  it("is snarkjs's, for a thousand random witnesses with borders among them", async () => {
    assert.equal(createHash("sha256").update(zkey).digest("hex"), hashes.key, "npm run vectors");
    assert.equal(hashes.groups.length, GROUPS);
    for (const [group, hash] of hashes.groups.entries()) {
      assert.equal(await hashOfGroup(group, key.wires, key.prove), hash, `group ${group}`);
    }
  });

  it("is compared with what snarkjs makes today, too: for some of the thousand and for new ones", async () => {
    await inOneThread(async () => {
      const prove = (witness: Uint8Array, blinding: Blinding) => proveWithSnarkjs(zkey, witness, blinding);
      const group = Number(randomBelow(BigInt(GROUPS)));
      assert.equal(await hashOfGroup(group, key.wires, prove), hashes.groups[group], `group ${group}`);
      const seed = Number(randomBelow(2n ** 31n));
      const drawn = createRandom(seed);
      for (let count = 0; count < 20; count++) {
        const { witness, blinding } = randomWitness(drawn, key.wires);
        assert.deepEqual(key.prove(witness, blinding), await prove(witness, blinding), `seed ${seed}`);
      }
    });
  });
});

describe("a proving key", () => {
  it("is refused if it is truncated, foreign, or points outside of its tables", async () => {
    const zkey = await smallKey();
    const altered = (position: number, value: number) => {
      const copy = Uint8Array.from(zkey);
      copy[position] = value;
      return copy;
    };
    const wrong: [Uint8Array, RegExp][] = [
      [new Uint8Array(), /no key file/],
      [new TextEncoder().encode("<!doctype html>"), /no key file/],
      [zkey.slice(0, 1000), /truncated/],
      [zkey.slice(0, 20), /truncated/],
      [altered(4, 2), /version 2/],
      [altered(24, 2), /not for Groth16/],
      [altered(44, 0), /another curve/],
    ];
    for (const [file, reason] of wrong) {
      await assert.rejects(
        loadKey(file),
        (error) => error instanceof ProverError && reason.test(error.message),
      );
    }
  });
});
