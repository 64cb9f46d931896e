import { randomBytes } from "node:crypto";
import * as snarkjs from "snarkjs";
import { hashFile } from "../../shared/hash.ts";
import { step } from "../../shared/progress.ts";
import { CeremonyError } from "../ceremonyError.ts";
import { requireSameSteps } from "../compare.ts";
import { about, keyFileOf, lastStep, readKeyOf, requireTranscript, sha256Of, writeKeyOf } from "../folder.ts";
import type { Signer } from "../signing.ts";
import { hashOfStep, type LaterStep, signStep, writeTranscript } from "../transcript.ts";
import { inMemory } from "../verifyKey.ts";
import { removeLeftovers } from "../wholeFiles.ts";
import { requireCircuit } from "./start.ts";

export interface Contribution {
  readonly folder: string;
  /** The circuit as it was compiled on this machine. */
  readonly r1cs: string;
  readonly name: string;
  readonly signer: Signer;
  /** Randomness of the contributor's own, to which the operating system's is added. */
  readonly ownRandomness?: Uint8Array;
}

/** Adds one contribution to the newest key in a folder; returns its step. */
export async function contribute({ folder, r1cs, name, signer, ownRandomness }: Contribution) {
  await removeLeftovers(folder);
  const transcript = await requireTranscript(folder);
  const before = lastStep(transcript);
  if (before.kind === "beacon") {
    throw new CeremonyError("The beacon has closed the ceremony: nobody can contribute any more.");
  }
  requireCircuit(transcript.steps[0], await hashFile(r1cs, "sha256"));
  const key = await readKeyOf(folder, before);
  await about(keyFileOf(folder, before), () => requireSameSteps(key.content, transcript));
  let hash = "";
  // snarkjs draws 64 bytes of the operating system's randomness and hashes these with them.
  const entropy = Buffer.concat([randomBytes(64), ownRandomness ?? Buffer.alloc(0)]).toString("hex");
  const bytes = await step("Contribute", () =>
    inMemory(async (made) => {
      hash = Buffer.from(await snarkjs.zKey.contribute(key.bytes, made, name, entropy)).toString("hex");
    }),
  );
  const added = signStep<LaterStep>(
    {
      kind: "contribution",
      number: before.number + 1,
      name,
      time: new Date().toISOString(),
      contributionHash: hash,
      zkeySha256: sha256Of(bytes),
      previous: hashOfStep(before),
    },
    signer,
  );
  await writeKeyOf(folder, added, bytes);
  await writeTranscript(folder, [...transcript.steps, added]);
  return added;
}
