import { poseidon2 } from "poseidon-lite/poseidon2";
import { type CustomerKeys, secretOf } from "../../customer/keys.ts";

/** What an answer in a scope spends: another one for each campaign and period, the same for each attempt. */
export function nullifierFor(keys: CustomerKeys, scope: bigint): bigint {
  return poseidon2([secretOf(keys), scope]);
}
