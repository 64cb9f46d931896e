import { ProverError } from "../../errors.ts";

/** Sections of a Groth16 key file by their numbers. */
export const section = {
  protocol: 1,
  header: 2,
  coefficients: 4,
  pointsA: 5,
  pointsB1: 6,
  pointsB2: 7,
  pointsC: 8,
  pointsH: 9,
} as const;

export type SectionName = keyof typeof section;
export type Sections = Readonly<Record<SectionName, Uint8Array>>;

/**
 * The sections of a key file in the format `zkey`, version 1: a magic word, the version and the number of sections, then
 * for each its number (32 bits), length (64 bits) and content. Throws `ProverError` if it is not such a file.
 */
export function sectionsOf(file: Uint8Array): Sections {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 12 || new TextDecoder().decode(file.subarray(0, 4)) !== "zkey")
    throw notAKey("no key file");
  if (view.getUint32(4, true) !== 1) throw notAKey(`version ${view.getUint32(4, true)} of the format`);
  const found = new Map<number, Uint8Array>();
  let position = 12;
  for (let left = view.getUint32(8, true); left > 0; left--) {
    if (position + 12 > file.length) throw notAKey("truncated");
    const length = Number(view.getBigUint64(position + 4, true));
    const start = position + 12;
    if (start + length > file.length) throw notAKey("truncated");
    found.set(view.getUint32(position, true), file.subarray(start, start + length));
    position = start + length;
  }
  const entries = Object.entries(section).map(([name, number]) => {
    const content = found.get(number);
    if (content === undefined) throw notAKey(`without section ${number}`);
    return [name, content] as const;
  });
  return Object.fromEntries(entries) as Sections;
}

export function notAKey(reason: string): ProverError {
  return new ProverError(`The proving key cannot be read: it is ${reason}.`, {
    hint: "Take it from circuits/keys of the same version of this package.",
  });
}
