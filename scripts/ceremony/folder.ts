import { createHash } from "node:crypto";
import path from "node:path";
import { CeremonyError } from "./ceremonyError.ts";
import { type KeyFile, readKeyFile } from "./keyFile.ts";
import { describeStep, readTranscript, type Step, type Transcript, transcriptFile } from "./transcript.ts";
import { readIfThere, writeWhole } from "./wholeFiles.ts";

/** A key's bytes and what they say. */
export interface Key {
  readonly bytes: Buffer;
  readonly content: KeyFile;
}

/** The key's name has its hash, so that a transcript never names a key that was written over. */
export function keyFileOf(
  folder: string,
  { number, zkeySha256 }: Pick<Step, "number" | "zkeySha256">,
): string {
  return path.join(folder, `key-${String(number).padStart(3, "0")}-${zkeySha256.slice(0, 16)}.zkey`);
}

/** The transcript of a folder. Throws `CeremonyError` if there is none. */
export async function requireTranscript(folder: string): Promise<Transcript> {
  const transcript = await readTranscript(folder);
  if (transcript !== undefined) return transcript;
  throw new CeremonyError(`There is no ceremony in ${folder}: ${transcriptFile(folder)} is missing.`, {
    hint: 'Name its folder with --folder; "npm run ceremony -- start" makes one.',
  });
}

export function lastStep({ steps }: Transcript): Step {
  return steps.at(-1)!;
}

/** The key after a step. Throws `CeremonyError` for one that is missing, cut off, garbage or not that of the step. */
export async function readKeyOf(folder: string, step: Step): Promise<Key> {
  const file = keyFileOf(folder, step);
  // A release has only the last key, under its own name.
  const bytes = (await readIfThere(file)) ?? (await readIfThere(path.join(folder, "answer.zkey")));
  if (bytes === undefined) {
    throw new CeremonyError(`${file} is missing, the key after ${describeStep(step)}.`, {
      hint: "Copy it from where the transcript came from.",
    });
  }
  return about(file, () => {
    // A file that was cut off says so itself, better than its hash.
    const content = readKeyFile(bytes);
    const found = sha256Of(bytes);
    if (found !== step.zkeySha256) {
      throw new CeremonyError(
        `It was changed: its SHA-256 is ${found}; ${describeStep(step)} says ${step.zkeySha256}.`,
      );
    }
    return { bytes, content };
  });
}

export async function writeKeyOf(
  folder: string,
  step: Pick<Step, "number" | "zkeySha256">,
  bytes: Uint8Array,
): Promise<void> {
  await writeWhole(keyFileOf(folder, step), bytes);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Puts the name of what is being checked in front of what is wrong with it. */
export async function about<Result>(what: string, check: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await check();
  } catch (cause) {
    if (!(cause instanceof CeremonyError)) throw cause;
    const { shortMessage, hint } = cause;
    throw new CeremonyError(`${what} is refused. ${shortMessage}`, { cause, ...(hint && { hint }) });
  }
}
