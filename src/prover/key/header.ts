import { moduli } from "../kernel/layout.ts";
import { notAKey } from "./sections.ts";

/** Bytes of a packed coordinate; points of the first group have two, of the second four. */
export const COORDINATE_BYTES = 32;

/** Numbers of a key and where in its header the points are that do not belong to a wire. */
export interface Header {
  readonly wires: number;
  readonly publicSignals: number;
  /** Rows that the circuit is laid out on; a power of two. */
  readonly domain: number;
  readonly points: Record<"alpha1" | "beta1" | "beta2" | "delta1" | "delta2", Uint8Array>;
}

const GROTH16 = 1;

/** Reads the header of a Groth16 key over alt_bn128; throws `ProverError` for any other. */
export function readHeader(protocol: Uint8Array, header: Uint8Array): Header {
  if (protocol[0] !== GROTH16) throw notAKey("not for Groth16");
  if (header.length !== 660) throw notAKey(`with a header of ${header.length} bytes`);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  for (const [start, modulus] of [
    [0, moduli.base],
    [36, moduli.scalar],
  ] as const) {
    if (view.getUint32(start, true) !== 32 || integer(view, start + 4) !== modulus) {
      throw notAKey("for another curve than alt_bn128");
    }
  }
  const [wires, publicSignals, domain] = [72, 76, 80].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
  ];
  const [first, second] = [2 * COORDINATE_BYTES, 4 * COORDINATE_BYTES];
  let position = 84;
  const take = (bytes: number) => {
    position += bytes;
    return header.subarray(position - bytes, position);
  };
  const [alpha1, beta1, beta2] = [take(first), take(first), take(second)];
  // Gamma is for whoever verifies.
  take(second);
  const [delta1, delta2] = [take(first), take(second)];
  return { wires, publicSignals, domain, points: { alpha1, beta1, beta2, delta1, delta2 } };
}

function integer(view: DataView, start: number): bigint {
  return [3, 2, 1, 0].reduce((value, word) => (value << 64n) | view.getBigUint64(start + 8 * word, true), 0n);
}
