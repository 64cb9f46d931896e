/** Bytes of a module, nested as the program built them. */
export type Bytes = readonly (number | Bytes)[];

/** An integer of any size without a sign, in LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

/** An integer with a sign, in LEB128. */
export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64n || rest >= 64n) {
    bytes.push(Number(rest & 0x7fn) + 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest & 0x7fn)];
}

/** A name or a list of bytes with its length before it. */
export function withLength(content: string | Bytes): Bytes {
  const bytes = typeof content === "string" ? [...new TextEncoder().encode(content)] : flatten(content);
  return [unsigned(bytes.length), bytes];
}

/** A list of items with their number before them. */
export function list(items: readonly Bytes[]): Bytes {
  return [unsigned(items.length), items];
}

export function flatten(bytes: Bytes): number[] {
  const flat: number[] = [];
  const add = (part: Bytes): void => {
    for (const one of part) typeof one === "number" ? flat.push(one) : add(one);
  };
  add(bytes);
  return flat;
}
