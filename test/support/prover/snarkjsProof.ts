import { curves, groth16 } from "snarkjs";
import { moduli } from "../../../src/prover/kernel/layout.ts";
import type { Blinding } from "../../../src/prover/proof/blinding.ts";
import type { GrothProof } from "../../../src/prover/proof/prove.ts";

/** snarkjs's field draws random numbers with this. */
interface RandomField {
  random(): Uint8Array;
  fromObject(value: bigint): Uint8Array;
}

/** snarkjs's proof of a witness of 32 bytes a wire, with given blinding. */
export async function proveWithSnarkjs(
  zkey: Uint8Array,
  witness: Uint8Array,
  { r, s }: Blinding,
): Promise<GrothProof> {
  const curve = await curves.getCurveFromName("bn128");
  const field = curve.Fr as unknown as RandomField;
  const { random } = field;
  const numbers = [r, s];
  field.random = () => field.fromObject(numbers.shift()!);
  try {
    const { proof } = await groth16.prove(zkey, witnessFile(witness));
    if (numbers.length > 0) throw new Error("snarkjs did not draw both numbers.");
    const [a, b, c] = [proof.pi_a, proof.pi_b, proof.pi_c];
    return {
      a: { x: [BigInt(a[0])], y: [BigInt(a[1])] },
      b: { x: b[0].map(BigInt), y: b[1].map(BigInt) },
      c: { x: [BigInt(c[0])], y: [BigInt(c[1])] },
    };
  } finally {
    field.random = random;
  }
}

/**
 * Runs with a curve of snarkjs that keeps to this thread, which is quicker for small circuits: handing each sum to the
 * threads takes longer than making it.
 */
export async function inOneThread(run: () => Promise<void>): Promise<void> {
  // Where snarkjs keeps the curve that it uses.
  const shared = globalThis as { curve_bn128?: unknown };
  const threaded = await curves.getCurveFromName("bn128");
  shared.curve_bn128 = await curves.getCurveFromName("bn128", { singleThread: true });
  try {
    await run();
  } finally {
    shared.curve_bn128 = threaded;
  }
}

/** A witness in the format of `.wtns` files. */
export function witnessFile(witness: Uint8Array): Uint8Array {
  const file = Buffer.alloc(76 + witness.length);
  file.write("wtns");
  file.writeUInt32LE(2, 4);
  file.writeUInt32LE(2, 8);
  file.writeUInt32LE(1, 12);
  file.writeBigUInt64LE(40n, 16);
  file.writeUInt32LE(32, 24);
  for (let word = 0; word < 4; word++) {
    file.writeBigUInt64LE(BigInt.asUintN(64, moduli.scalar >> BigInt(64 * word)), 28 + 8 * word);
  }
  file.writeUInt32LE(witness.length / 32, 60);
  file.writeUInt32LE(2, 64);
  file.writeBigUInt64LE(BigInt(witness.length), 68);
  file.set(witness, 76);
  return file;
}

/** A witness whose wires have given values, below the scalar modulus. */
export function witnessOf(values: readonly bigint[]): Uint8Array {
  const witness = Buffer.alloc(32 * values.length);
  for (const [wire, value] of values.entries()) {
    for (let word = 0; word < 4; word++) {
      witness.writeBigUInt64LE(BigInt.asUintN(64, value >> BigInt(64 * word)), 32 * wire + 8 * word);
    }
  }
  return witness;
}
