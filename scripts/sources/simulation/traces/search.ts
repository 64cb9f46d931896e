import type { Form } from "./forms.ts";

/** Something to search: a file, a row of a table. */
export interface Haystack {
  readonly place: string;
  readonly bytes: Buffer;
}

/**
 * Looks for any of many forms in one pass over the bytes. A table of all beginnings of two bytes passes over most places,
 * and one of beginnings of four bytes names the few forms to compare. Each form is given once.
 */
export function createSearch(forms: readonly Form[]): (haystack: Haystack) => Form[] {
  const byBeginning = Map.groupBy(forms, ({ bytes }) => bytes.readUInt32BE());
  const begins = new Uint8Array(1 << 16);
  for (const { bytes } of forms) begins[bytes.readUInt16BE()] = 1;
  return ({ bytes }) => {
    const found = new Set<Form>();
    const last = bytes.length - 4;
    for (let offset = 0; offset <= last; offset++) {
      if (begins[(bytes[offset]! << 8) | bytes[offset + 1]!] === 0) continue;
      for (const form of byBeginning.get(bytes.readUInt32BE(offset)) ?? []) {
        const end = offset + form.bytes.length;
        if (end <= bytes.length && bytes.compare(form.bytes, 0, form.bytes.length, offset, end) === 0) {
          found.add(form);
        }
      }
    }
    return [...found];
  };
}
