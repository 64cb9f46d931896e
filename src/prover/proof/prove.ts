import { ProverError } from "../../errors.ts";
import { readPacked, writePacked } from "../kernel/fields.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { ELEMENT_BYTES } from "../kernel/layout.ts";
import { loadProvingKey, type ProvingKey } from "../key/provingKey.ts";
import { type Group, groupOf } from "../sums/group.ts";
import type { AffinePoint } from "../sums/jacobian.ts";
import { sumOfTerms } from "../sums/sum.ts";
import type { Blinding } from "./blinding.ts";
import { domainOf } from "./domain.ts";
import { type PointsAB, proverOfAB } from "./pointsAB.ts";
import { finite, type ProofPoint } from "./proofPoint.ts";
import { computeQuotient, SCALAR_BYTES } from "./quotient.ts";
import { joinTerms, oneTerm, termsOf } from "./terms.ts";

/** A Groth16 proof. */
export interface GrothProof extends PointsAB {
  readonly c: ProofPoint;
}

/** Makes proofs with one key. Each calculation takes all of its thread until it is done. */
export interface Prove {
  readonly wires: number;
  readonly publicSignals: number;
  /** Proves a witness of 32 bytes a wire, lowest byte first. */
  prove(witness: Uint8Array, blinding: Blinding): GrothProof;
  /**
   * A proof whose A and B somebody else may make meanwhile, from the same witness and blinding: first calculates all that
   * does not need them, then waits for them. Makes them here if it gets none.
   */
  proveWith(
    witness: Uint8Array,
    blinding: Blinding,
    elsewhere: Promise<PointsAB | undefined>,
  ): Promise<GrothProof>;
}

/** Reads a key into a kernel of its own. Throws `ProverError` if the file is not a key. */
export async function loadKey(file: Uint8Array): Promise<Prove> {
  const kernel = await createKernel();
  const key = loadProvingKey(kernel, file);
  const domain = domainOf(kernel, key.domain);
  const group = groupOf(kernel, "first");
  const proveAB = proverOfAB(kernel, key.ab);
  const restOfC = (witness: Uint8Array, blinding: Blinding): AffinePoint => {
    if (witness.length !== key.wires * SCALAR_BYTES) {
      throw new ProverError(`The witness has ${witness.length / SCALAR_BYTES} wires, the key ${key.wires}.`);
    }
    return kernel.borrow(() => {
      const scalars = writeScalars(kernel, key, witness, blinding);
      computeQuotient(kernel, key, domain, scalars.witness, scalars.quotient);
      return sumOfRest(kernel, group, key, scalars);
    });
  };
  const join = (rest: AffinePoint, { a, b }: PointsAB, { s }: Blinding): GrothProof => ({
    ...{ a, b, c: finite(plusMultiple(kernel, group, rest, a, s)) },
  });
  return {
    wires: key.wires,
    publicSignals: key.publicSignals,
    prove: (witness, blinding) => join(restOfC(witness, blinding), proveAB(witness, blinding), blinding),
    async proveWith(witness, blinding, elsewhere) {
      const rest = restOfC(witness, blinding);
      return join(rest, (await elsewhere) ?? proveAB(witness, blinding), blinding);
    },
  };
}

type Scalars = ReturnType<typeof writeScalars>;

function writeScalars(kernel: Kernel, key: ProvingKey, witness: Uint8Array, { r }: Blinding) {
  const allocate = (count: number) => kernel.allocate(count * SCALAR_BYTES);
  const places = {
    witness: allocate(key.wires),
    /** The witness times r. */
    blinded: allocate(key.wires),
    quotient: allocate(key.domain),
    r: allocate(1),
  };
  kernel.bytes().set(witness, places.witness);
  writePacked(kernel.words(), places.r, r);
  kernel.borrow(() => {
    const [factor, product] = [kernel.allocate(ELEMENT_BYTES), kernel.allocate(ELEMENT_BYTES)];
    kernel.scalar.write(factor, r);
    for (let at = 0; at < key.wires * SCALAR_BYTES; at += SCALAR_BYTES) {
      kernel.functions.scalarUnpack(product, places.witness + at);
      kernel.scalar.multiply(product, product, factor);
      kernel.functions.scalarPack(places.blinded + at, product);
    }
  });
  return places;
}

/**
 * C = sums for wires and quotient + s A + r B - r s delta. With B of the first group written out, r s delta cancels: what
 * remains beside s A is r beta and each wire's point times r.
 */
function sumOfRest(kernel: Kernel, group: Group, key: ProvingKey, scalars: Scalars): AffinePoint {
  const privateWires = scalars.witness + (key.publicSignals + 1) * SCALAR_BYTES;
  const terms = joinTerms(
    termsOf(kernel, key.c, privateWires),
    termsOf(kernel, key.h, scalars.quotient),
    termsOf(kernel, key.b1, scalars.blinded),
    oneTerm(key.beta1, scalars.r),
  );
  return sumOfTerms(group, terms);
}

/** A point of the first group plus a multiple of another. */
function plusMultiple(
  kernel: Kernel,
  group: Group,
  point: AffinePoint,
  other: ProofPoint,
  factor: bigint,
): AffinePoint {
  return kernel.borrow(() => {
    const term = ({ x, y }: ProofPoint, scalar: bigint) => {
      const place = kernel.allocate(2 * ELEMENT_BYTES);
      kernel.base.write(place, x[0]!);
      kernel.base.write(place + ELEMENT_BYTES, y[0]!);
      const packed = kernel.allocate(SCALAR_BYTES);
      writePacked(kernel.words(), packed, scalar);
      return oneTerm(place, packed);
    };
    const terms = [term(other, factor), ...(point === undefined ? [] : [term(point, 1n)])];
    return sumOfTerms(group, joinTerms(...terms));
  });
}

/** The public signals of a witness, which follow on the constant one. */
export function publicSignalsOf(witness: Uint8Array, count: number): bigint[] {
  const words = new Uint32Array(witness.slice(SCALAR_BYTES, (count + 1) * SCALAR_BYTES).buffer);
  return Array.from({ length: count }, (_, index) => readPacked(words, index * SCALAR_BYTES));
}
