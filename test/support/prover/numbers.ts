import { randomBytes } from "node:crypto";

/** A random integer from 0 to the bound - 1, for bounds of up to 300 bits. */
export function randomBelow(bound: bigint): bigint {
  return BigInt(`0x${randomBytes(48).toString("hex")}`) % bound;
}
