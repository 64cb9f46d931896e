import { createHash } from "node:crypto";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import type { Blinding } from "../../../src/prover/proof/blinding.ts";
import type { GrothProof } from "../../../src/prover/proof/prove.ts";
import { createRandom, type Random } from "../random.ts";
import { witnessOf } from "./snarkjsProof.ts";

/** The path of the generated file from the root of the repository. */
export const proofHashesFile = "test/vectors/proofs.json";

/** What `proofHashesFile` holds: by group, what snarkjs's proofs of the small circuit hash to. */
export interface ProofHashes {
  readonly note: string;
  /** SHA-256 of the small circuit's proving key. */
  readonly key: string;
  readonly groups: readonly string[];
}

/** A thousand random witnesses, in groups that are the same in every run. */
export const GROUPS = 50;
const PROOFS_IN_A_GROUP = 20;

const borders = [0n, 1n, SCALAR_MODULUS - 1n, 2n ** 253n, SCALAR_MODULUS / 2n];

type Prover = (witness: Uint8Array, blinding: Blinding) => GrothProof | Promise<GrothProof>;

/** A witness of so many wires, with borders among them, and blinding for it. */
export function randomWitness(random: Random, wires: number): { witness: Uint8Array; blinding: Blinding } {
  const value = () => (random.between(0, 3) === 0 ? random.oneOf(borders) : random.field());
  const witness = witnessOf(Array.from({ length: wires }, value));
  return { witness, blinding: { r: random.field(), s: random.field() } };
}

/** What the proofs that somebody makes of a group's witnesses hash to, all numbers of them in order. */
export async function hashOfGroup(group: number, wires: number, prove: Prover): Promise<string> {
  const random = createRandom(group);
  const hash = createHash("sha256");
  for (let count = 0; count < PROOFS_IN_A_GROUP; count++) {
    const { witness, blinding } = randomWitness(random, wires);
    const { a, b, c } = await prove(witness, blinding);
    for (const number of [a.x, a.y, b.x, b.y, c.x, c.y].flat()) {
      hash.update(number.toString(16).padStart(64, "0"));
    }
  }
  return hash.digest("hex");
}
