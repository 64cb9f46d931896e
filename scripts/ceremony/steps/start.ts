import path from "node:path";
import { type CircuitSize, readCircuitSize } from "../../circuit/compile.ts";
import { hashFile } from "../../shared/hash.ts";
import { step } from "../../shared/progress.ts";
import { CeremonyError } from "../ceremonyError.ts";
import { sha256Of, writeKeyOf } from "../folder.ts";
import { readKeyFile } from "../keyFile.ts";
import type { Signer } from "../signing.ts";
import {
  NOTHING_BEFORE,
  readTranscript,
  type StartStep,
  signStep,
  type Transcript,
  writeTranscript,
} from "../transcript.ts";
import { makeFirstKey } from "../verifyKey.ts";
import { removeLeftovers } from "../wholeFiles.ts";

export interface Start {
  readonly folder: string;
  readonly r1cs: string;
  readonly powersOfTau: string;
  readonly name: string;
  readonly signer: Signer;
  /** Which public random number will close the ceremony, in words. */
  readonly announcement: string;
  readonly iterationsExponent: number;
}

/**
 * Makes the first key and the transcript. Repeated with the same circuit and powers of tau, it changes nothing. Throws
 * `CeremonyError` in the folder of another ceremony.
 */
export async function start(given: Start): Promise<Transcript> {
  const { folder, signer, announcement, iterationsExponent } = given;
  await removeLeftovers(folder);
  const origin = await readOrigin(given.r1cs, given.powersOfTau);
  const found = await readTranscript(folder);
  if (found !== undefined) {
    requireOrigin(found, origin);
    return found;
  }
  const bytes = await step("Make the first key (half a minute)", () =>
    makeFirstKey(given.r1cs, given.powersOfTau),
  );
  const { circuitHash } = readKeyFile(Buffer.from(bytes));
  const first = signStep<StartStep>(
    {
      kind: "start",
      number: 0,
      name: given.name,
      time: new Date().toISOString(),
      ...origin,
      beacon: { announcement, iterationsExponent },
      circuitHash,
      zkeySha256: sha256Of(bytes),
      previous: NOTHING_BEFORE,
    },
    signer,
  );
  await writeKeyOf(folder, first, bytes);
  // Last, because the transcript vouches that the key is there.
  return writeTranscript(folder, [first]);
}

type Origin = Pick<StartStep, "circuit" | "powersOfTau">;

/** What a key of this circuit from these powers of tau begins with. */
export async function readOrigin(r1cs: string, powersOfTau: string): Promise<Origin> {
  const { constraints, publicSignals }: CircuitSize = await readCircuitSize(r1cs);
  return {
    circuit: { r1csSha256: await hashFile(r1cs, "sha256"), constraints, publicSignals },
    powersOfTau: {
      source: path.basename(powersOfTau),
      blake2b512: await hashFile(powersOfTau, "blake2b512"),
    },
  };
}

/** Throws `CeremonyError` unless a ceremony began with this circuit and these powers of tau. */
export function requireOrigin({ steps: [first] }: Transcript, { circuit, powersOfTau }: Origin): void {
  requireCircuit(first, circuit.r1csSha256);
  if (first.powersOfTau.blake2b512 === powersOfTau.blake2b512) return;
  throw new CeremonyError(
    `The ceremony began with other powers of tau: BLAKE2b-512 ${first.powersOfTau.blake2b512} ` +
      `(${first.powersOfTau.source}); ${powersOfTau.source} has ${powersOfTau.blake2b512}.`,
  );
}

export function requireCircuit({ circuit }: StartStep, r1csSha256: string): void {
  if (circuit.r1csSha256 === r1csSha256) return;
  throw new CeremonyError(
    `The ceremony is for another circuit: its r1cs has SHA-256 ${circuit.r1csSha256}; the one here has ${r1csSha256}.`,
    { hint: "Check out the release that the ceremony is for." },
  );
}
