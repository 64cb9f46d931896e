import { ProverError } from "../../errors.ts";
import { type Address, readPacked, writePacked } from "../kernel/fields.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { ELEMENT_BYTES } from "../kernel/layout.ts";
import type { PointTable } from "../key/points.ts";
import { loadProvingKey, type ProvingKey } from "../key/provingKey.ts";
import { type Group, groupOf } from "../sums/group.ts";
import type { AffinePoint } from "../sums/jacobian.ts";
import { sumOfTerms } from "../sums/sum.ts";
import type { Blinding } from "./blinding.ts";
import { domainOf } from "./domain.ts";
import { computeQuotient, SCALAR_BYTES } from "./quotient.ts";

/** A Groth16 proof; coordinates of `b` have their real part first. */
export interface GrothProof {
  readonly a: { readonly x: readonly bigint[]; readonly y: readonly bigint[] };
  readonly b: { readonly x: readonly bigint[]; readonly y: readonly bigint[] };
  readonly c: { readonly x: readonly bigint[]; readonly y: readonly bigint[] };
}

/** Makes proofs with one key. The calculation takes all of its thread until it is done. */
export interface Prove {
  readonly wires: number;
  readonly publicSignals: number;
  /** Proves a witness of 32 bytes a wire, lowest byte first. */
  prove(witness: Uint8Array, blinding: Blinding): GrothProof;
}

/** Terms of a sum: points of the key, or single ones, with the addresses of their scalars. */
interface TermList {
  readonly points: Address[];
  readonly scalars: Address[];
}

/** Reads a key into a kernel of its own. Throws `ProverError` if the file is not a key. */
export async function loadKey(file: Uint8Array): Promise<Prove> {
  const kernel = await createKernel();
  const key = loadProvingKey(kernel, file);
  const domain = domainOf(kernel, key.domain);
  const [first, second] = [groupOf(kernel, "first"), groupOf(kernel, "second")];
  return {
    wires: key.wires,
    publicSignals: key.publicSignals,
    prove(witness, blinding) {
      if (witness.length !== key.wires * SCALAR_BYTES) {
        throw new ProverError(
          `The witness has ${witness.length / SCALAR_BYTES} wires, the key ${key.wires}.`,
        );
      }
      return kernel.borrow(() => {
        const scalars = writeScalars(kernel, key, witness, blinding);
        computeQuotient(kernel, key, domain, scalars.witness, scalars.quotient);
        return addUp(kernel, { first, second }, key, scalars);
      });
    },
  };
}

type Scalars = ReturnType<typeof writeScalars>;

function writeScalars(kernel: Kernel, key: ProvingKey, witness: Uint8Array, { r, s }: Blinding) {
  const allocate = (count: number) => kernel.allocate(count * SCALAR_BYTES);
  const places = {
    witness: allocate(key.wires),
    /** The witness times r. */
    blinded: allocate(key.wires),
    quotient: allocate(key.domain),
    one: allocate(1),
    r: allocate(1),
    s: allocate(1),
  };
  kernel.bytes().set(witness, places.witness);
  for (const [name, value] of Object.entries({ one: 1n, r, s })) {
    writePacked(kernel.words(), places[name as "one" | "r" | "s"], value);
  }
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
 * The proof's points:
 * A = alpha + sum of the wires' points + r delta,
 * B = beta + sum of the wires' points + s delta, in the second group,
 * C = sums for wires and quotient + s A + r B - r s delta. With B of the first group written out, r s delta cancels:
 * what remains is r beta and each wire's point times r.
 */
function addUp(
  kernel: Kernel,
  groups: Record<"first" | "second", Group>,
  key: ProvingKey,
  scalars: Scalars,
): GrothProof {
  const terms = (...lists: TermList[]) => ({
    points: lists.flatMap(({ points }) => points),
    scalars: lists.flatMap(({ scalars }) => scalars),
  });
  const of = ({ points, numbers }: PointTable, start: Address): TermList => {
    const list: TermList = { points: [], scalars: [] };
    const words = kernel.words();
    for (let index = 0; index < points.length; index++) {
      const scalar = start + numbers[index]! * SCALAR_BYTES;
      if (isZero(words, scalar)) continue;
      list.points.push(points[index]!);
      list.scalars.push(scalar);
    }
    return list;
  };
  const one = (point: Address, scalar: Address): TermList => ({ points: [point], scalars: [scalar] });
  const { single } = key;

  const a = sumOfTerms(
    groups.first,
    terms(of(key.a, scalars.witness), one(single.alpha1, scalars.one), one(single.delta1, scalars.r)),
  );
  const b = sumOfTerms(
    groups.second,
    terms(of(key.b2, scalars.witness), one(single.beta2, scalars.one), one(single.delta2, scalars.s)),
  );
  const pointA = kernel.allocate(2 * ELEMENT_BYTES);
  if (a !== undefined) {
    kernel.base.write(pointA, a.x[0]!);
    kernel.base.write(pointA + ELEMENT_BYTES, a.y[0]!);
  }
  const privateWires = scalars.witness + (key.publicSignals + 1) * SCALAR_BYTES;
  const c = sumOfTerms(
    groups.first,
    terms(
      of(key.c, privateWires),
      of(key.h, scalars.quotient),
      of(key.b1, scalars.blinded),
      one(single.beta1, scalars.r),
      a === undefined ? { points: [], scalars: [] } : one(pointA, scalars.s),
    ),
  );
  return { a: finite(a), b: finite(b), c: finite(c) };
}

function isZero(words: Uint32Array, address: Address): boolean {
  for (let word = address / 4; word < (address + SCALAR_BYTES) / 4; word++)
    if (words[word] !== 0) return false;
  return true;
}

/** No proof has the point at infinity: the chain refuses it. With random blinding it does not happen. */
function finite(point: AffinePoint): NonNullable<AffinePoint> {
  if (point === undefined)
    throw new ProverError("A point of the proof is at infinity.", { hint: "Prove again." });
  return point;
}

/** The public signals of a witness, which follow on the constant one. */
export function publicSignalsOf(witness: Uint8Array, count: number): bigint[] {
  const words = new Uint32Array(witness.slice(SCALAR_BYTES, (count + 1) * SCALAR_BYTES).buffer);
  return Array.from({ length: count }, (_, index) => readPacked(words, index * SCALAR_BYTES));
}
