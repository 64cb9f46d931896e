import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import * as snarkjs from "snarkjs";

/**
 * The only contribution to a development key is a public beacon, so a rebuild gives the same bytes. Anyone who reads
 * this can forge proofs for the key.
 */
const beaconText = "DeCDP development key: not for production";
export const developmentBeacon = {
  text: beaconText,
  sha256: createHash("sha256").update(beaconText).digest("hex"),
  iterationsExponent: 10,
} as const;

export async function setUpDevelopmentKey(r1cs: string, powersOfTau: string, zkey: string): Promise<void> {
  const initial = `${zkey}.initial`;
  // snarkjs reports failure through its return value and otherwise only in its log.
  const circuitHash = await snarkjs.zKey.newZKey(r1cs, powersOfTau, initial);
  if (circuitHash === -1) throw new Error(`snarkjs refused to set up a key for ${r1cs}.`);
  const { sha256, iterationsExponent } = developmentBeacon;
  const contributionHash = await snarkjs.zKey.beacon(initial, zkey, beaconText, sha256, iterationsExponent);
  if (contributionHash === false) throw new Error("snarkjs refused the beacon.");
  await rm(initial);
}
