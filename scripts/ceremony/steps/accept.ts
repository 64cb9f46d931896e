import { step } from "../../shared/progress.ts";
import { CeremonyError } from "../ceremonyError.ts";
import { findNewStep, requireSameSteps } from "../compare.ts";
import { about, keyFileOf, lastStep, readKeyOf, requireTranscript, writeKeyOf } from "../folder.ts";
import { type LaterStep, writeTranscript } from "../transcript.ts";
import { verifyKey } from "../verifyKey.ts";
import { removeLeftovers } from "../wholeFiles.ts";
import { readOrigin, requireOrigin } from "./start.ts";

export interface Acceptance {
  /** The coordinator's folder. */
  readonly folder: string;
  /** The folder that a contributor handed in: its transcript and its newest key. */
  readonly from: string;
  readonly r1cs: string;
  readonly powersOfTau: string;
}

/**
 * Checks what a contributor handed in, and takes it into the coordinator's folder; returns its step. Throws
 * `CeremonyError` that says what is wrong with it; the folder then stays as it is.
 */
export async function accept({ folder, from, r1cs, powersOfTau }: Acceptance): Promise<LaterStep> {
  await removeLeftovers(folder);
  const own = await requireTranscript(folder);
  if (lastStep(own).kind === "beacon") {
    throw new CeremonyError("The beacon has closed the ceremony: it accepts nothing any more.");
  }
  requireOrigin(own, await readOrigin(r1cs, powersOfTau));
  const given = await requireTranscript(from);
  const added = await about(`The transcript in ${from}`, () => findNewStep(own.steps, given.steps));
  const key = await readKeyOf(from, added);
  const file = keyFileOf(from, added);
  await about(file, () => requireSameSteps(key.content, given));
  const first = await readKeyOf(folder, own.steps[0]);
  await step("Check the contribution", () =>
    about(file, () => verifyKey({ firstKey: first.bytes }, powersOfTau, key.bytes)),
  );
  await writeKeyOf(folder, added, key.bytes);
  await writeTranscript(folder, [...own.steps, added]);
  return added;
}
