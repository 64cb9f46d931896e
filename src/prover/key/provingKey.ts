import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { type Header, readHeader } from "./header.ts";
import { loadPoints, type PointTable } from "./points.ts";
import { notAKey, type Sections, sectionsOf } from "./sections.ts";

/** A coefficient: matrix, row and wire in 32 bits each, and its value in 32 bytes. */
const COEFFICIENT_BYTES = 44;

/** What A and B of a proof are made from. */
export interface KeyForAB {
  readonly a: PointTable;
  readonly b2: PointTable;
  readonly single: Record<"alpha1" | "delta1" | "beta2" | "delta2", Address>;
}

/** A Groth16 proving key in a kernel's memory. */
export interface ProvingKey extends Omit<Header, "points"> {
  readonly b1: PointTable;
  /** Numbered from the first private wire on. */
  readonly c: PointTable;
  readonly h: PointTable;
  readonly beta1: Address;
  readonly ab: KeyForAB;
  readonly coefficients: { readonly address: Address; readonly count: number };
}

/** Reads a key file in the format `zkey`; throws `ProverError` if it is none. */
export function loadProvingKey(kernel: Kernel, file: Uint8Array): ProvingKey {
  const sections = sectionsOf(file);
  const { points, ...header } = readHeader(sections.protocol, sections.header);
  const first = (packed: Uint8Array) => loadPoints(kernel, packed, 2);
  return {
    ...header,
    b1: first(sections.pointsB1),
    c: first(sections.pointsC),
    h: first(sections.pointsH),
    beta1: single(first(points.beta1)),
    ab: loadAB(kernel, sections, points),
    coefficients: loadCoefficients(kernel, sections.coefficients, header),
  };
}

/** Reads the part of a key that A and B are made from; throws `ProverError` if the file is no key. */
export function loadKeyForAB(kernel: Kernel, file: Uint8Array): KeyForAB {
  const sections = sectionsOf(file);
  return loadAB(kernel, sections, readHeader(sections.protocol, sections.header).points);
}

function loadAB(kernel: Kernel, sections: Sections, points: Header["points"]): KeyForAB {
  const first = (packed: Uint8Array) => loadPoints(kernel, packed, 2);
  const second = (packed: Uint8Array) => loadPoints(kernel, packed, 4);
  return {
    a: first(sections.pointsA),
    b2: second(sections.pointsB2),
    single: {
      alpha1: single(first(points.alpha1)),
      delta1: single(first(points.delta1)),
      beta2: single(second(points.beta2)),
      delta2: single(second(points.delta2)),
    },
  };
}

const single = (table: PointTable): Address => table.points[0]!;

/** Copies the coefficients as they are, after a check that none points outside of the kernel's tables. */
function loadCoefficients(kernel: Kernel, content: Uint8Array, { wires, domain }: Omit<Header, "points">) {
  const count = new DataView(content.buffer, content.byteOffset).getUint32(0, true);
  if (content.length !== 4 + count * COEFFICIENT_BYTES) throw notAKey("of the wrong length");
  const address = kernel.allocate(content.length - 4);
  kernel.bytes().set(content.subarray(4), address);
  const words = kernel.words();
  for (let index = 0; index < count; index++) {
    const place = (address + index * COEFFICIENT_BYTES) / 4;
    const [matrix, row, wire] = [words[place]!, words[place + 1]!, words[place + 2]!];
    if (matrix > 1 || row >= domain || wire >= wires) throw notAKey("damaged");
  }
  return { address, count };
}
