import { step } from "../../shared/progress.ts";
import { CeremonyError } from "../ceremonyError.ts";
import { requireSameSteps } from "../compare.ts";
import { about, keyFileOf, lastStep, readKeyOf, requireTranscript } from "../folder.ts";
import { describeStep, type Transcript } from "../transcript.ts";
import { verifyKey } from "../verifyKey.ts";
import { readIfThere } from "../wholeFiles.ts";
import { requireBeacon } from "./beacon.ts";
import { readOrigin, requireOrigin } from "./start.ts";

export interface Verification {
  readonly folder: string;
  readonly r1cs: string;
  readonly powersOfTau: string;
  /** The public random number, where the verifier has looked it up. */
  readonly beacon?: string | undefined;
}

/**
 * Checks the whole ceremony in a folder: the transcript's signatures, that the newest key has exactly its steps, all of
 * them by pairings from the circuit on, and each earlier key that is there. Throws `CeremonyError`.
 */
export async function verify({ folder, r1cs, powersOfTau, beacon }: Verification): Promise<Transcript> {
  const transcript = await requireTranscript(folder);
  const last = lastStep(transcript);
  requireOrigin(transcript, await readOrigin(r1cs, powersOfTau));
  const { iterationsExponent } = transcript.steps[0].beacon;
  if (last.kind === "beacon" && last.iterationsExponent !== iterationsExponent) {
    throw new CeremonyError(
      `The beacon was hashed 2^${last.iterationsExponent} times; announced was 2^${iterationsExponent}.`,
    );
  }
  if (beacon !== undefined) {
    if (last.kind !== "beacon") throw new CeremonyError("No beacon has closed the ceremony yet.");
    requireBeacon(last, beacon);
  }
  await checkEarlierKeys(folder, transcript);
  const key = await readKeyOf(folder, last);
  await about(keyFileOf(folder, last), () => requireSameSteps(key.content, transcript));
  await step("Make the first key again and check every contribution (a minute)", () =>
    about(keyFileOf(folder, last), () => verifyKey({ r1cs }, powersOfTau, key.bytes)),
  );
  return transcript;
}

/** The newest key is enough; earlier ones that are there must be what the transcript says all the same. */
async function checkEarlierKeys(folder: string, { format, steps }: Transcript): Promise<void> {
  for (const earlier of steps.slice(0, -1)) {
    if ((await readIfThere(keyFileOf(folder, earlier))) === undefined) continue;
    const { content } = await readKeyOf(folder, earlier);
    const until = steps.slice(0, earlier.number + 1) as Transcript["steps"];
    await about(`The key after ${describeStep(earlier)}`, () =>
      requireSameSteps(content, { format, steps: until }),
    );
  }
}
