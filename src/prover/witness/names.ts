/** The hash by which circom's calculators know a signal's name: FNV-1a of 64 bits, in two halves. */
export function hashOfName(name: string): readonly [high: number, low: number] {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of new TextEncoder().encode(name)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100_0000_01b3n);
  }
  return [Number(hash >> 32n), Number(hash & 0xffff_ffffn)];
}
