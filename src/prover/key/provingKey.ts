import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { type Header, readHeader } from "./header.ts";
import { loadPoints, type PointTable } from "./points.ts";
import { notAKey, sectionsOf } from "./sections.ts";

/** A coefficient: matrix, row and wire in 32 bits each, and its value in 32 bytes. */
const COEFFICIENT_BYTES = 44;

/** A Groth16 proving key in a kernel's memory. */
export interface ProvingKey extends Omit<Header, "points"> {
  readonly a: PointTable;
  readonly b1: PointTable;
  readonly b2: PointTable;
  /** Numbered from the first private wire on. */
  readonly c: PointTable;
  readonly h: PointTable;
  readonly single: Record<keyof Header["points"], Address>;
  readonly coefficients: { readonly address: Address; readonly count: number };
}

/** Reads a key file in the format `zkey`; throws `ProverError` if it is none. */
export function loadProvingKey(kernel: Kernel, file: Uint8Array): ProvingKey {
  const sections = sectionsOf(file);
  const { points, ...header } = readHeader(sections.protocol, sections.header);
  const first = (packed: Uint8Array) => loadPoints(kernel, packed, 2);
  const second = (packed: Uint8Array) => loadPoints(kernel, packed, 4);
  const single = (table: PointTable) => table.points[0]!;
  return {
    ...header,
    a: first(sections.pointsA),
    b1: first(sections.pointsB1),
    b2: second(sections.pointsB2),
    c: first(sections.pointsC),
    h: first(sections.pointsH),
    single: {
      alpha1: single(first(points.alpha1)),
      beta1: single(first(points.beta1)),
      beta2: single(second(points.beta2)),
      delta1: single(first(points.delta1)),
      delta2: single(second(points.delta2)),
    },
    coefficients: loadCoefficients(kernel, sections.coefficients, header),
  };
}

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
