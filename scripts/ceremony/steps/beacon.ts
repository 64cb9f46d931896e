import * as snarkjs from "snarkjs";
import { step } from "../../shared/progress.ts";
import { CeremonyError } from "../ceremonyError.ts";
import { requireSameSteps } from "../compare.ts";
import { about, keyFileOf, lastStep, readKeyOf, requireTranscript, sha256Of, writeKeyOf } from "../folder.ts";
import type { Signer } from "../signing.ts";
import { hashOfStep, type LaterStep, signStep, writeTranscript } from "../transcript.ts";
import { inMemory } from "../verifyKey.ts";
import { removeLeftovers } from "../wholeFiles.ts";

export interface Beacon {
  readonly folder: string;
  readonly name: string;
  readonly signer: Signer;
  /** The public random number, in lower-case hexadecimal digits without 0x. */
  readonly value: string;
}

/**
 * Closes the ceremony with a public random number, so that the last contributor could not choose the key; returns its
 * step. Repeated with the same number it changes nothing. Throws `CeremonyError` with another.
 */
export async function closeWithBeacon({ folder, name, signer, value }: Beacon): Promise<LaterStep> {
  await removeLeftovers(folder);
  const transcript = await requireTranscript(folder);
  const before = lastStep(transcript);
  if (before.kind === "beacon") {
    requireBeacon(before, value);
    return before;
  }
  if (before.kind === "start") {
    throw new CeremonyError("Nobody has contributed: with a beacon alone, everybody could forge proofs.");
  }
  const { iterationsExponent } = transcript.steps[0].beacon;
  const key = await readKeyOf(folder, before);
  await about(keyFileOf(folder, before), () => requireSameSteps(key.content, transcript));
  let hash = "";
  const bytes = await step("Close the ceremony with the beacon", () =>
    inMemory(async (made) => {
      const contribution = await snarkjs.zKey.beacon(key.bytes, made, name, value, iterationsExponent);
      if (contribution === false) throw new CeremonyError(`snarkjs refuses the beacon ${value}.`);
      hash = Buffer.from(contribution).toString("hex");
    }),
  );
  const closing = signStep<LaterStep>(
    {
      kind: "beacon",
      number: before.number + 1,
      name,
      time: new Date().toISOString(),
      value,
      iterationsExponent,
      contributionHash: hash,
      zkeySha256: sha256Of(bytes),
      previous: hashOfStep(before),
    },
    signer,
  );
  await writeKeyOf(folder, closing, bytes);
  await writeTranscript(folder, [...transcript.steps, closing]);
  return closing;
}

/** Throws `CeremonyError` unless a ceremony was closed with this public random number. */
export function requireBeacon(closing: LaterStep & { readonly kind: "beacon" }, value: string): void {
  if (closing.value === value) return;
  throw new CeremonyError(
    `The ceremony was closed with another beacon: ${closing.value}; given was ${value}.`,
  );
}
