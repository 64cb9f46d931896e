import { createHash } from "node:crypto";
import path from "node:path";
import canonicalize from "canonicalize";
import * as z from "zod/v4";
import { formatJson } from "../circuit/manifest.ts";
import { CeremonyError } from "./ceremonyError.ts";
import { isSigned, type Signer } from "./signing.ts";
import { readIfThere, writeWhole } from "./wholeFiles.ts";

const FORMAT = "decdp-ceremony-1";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const blake2b512 = z.string().regex(/^[0-9a-f]{128}$/);
/** snarkjs keeps 64 characters of a name. Nothing in it may steer a terminal. */
const name = z.string().regex(/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,50}$/u);
const text = z.string().regex(/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,200}$/u);
/** 1 to 255 bytes; snarkjs takes no more. */
const beaconValue = z.string().regex(/^([0-9a-f]{2}){16,255}$/);
/** The beacon is hashed 2^exponent times, so that nobody can try many in the time in which it becomes known. */
const iterationsExponent = z.int().min(10).max(63);

/** What every step says. Its author signs it, with the hash of the step before. */
const everyStep = {
  number: z.int().min(0),
  name,
  /** By the author's clock. */
  time: z.iso.datetime(),
  /** Of the key file after this step. */
  zkeySha256: sha256,
  /** Of the step before, signature included; of the first step, 64 zeros. */
  previous: sha256,
  /** Ed25519, 32 bytes in base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
};

const startShape = z.strictObject({
  kind: z.literal("start"),
  ...everyStep,
  circuit: z.strictObject({ r1csSha256: sha256, constraints: z.int(), publicSignals: z.int() }),
  powersOfTau: z.strictObject({ source: text, blake2b512 }),
  /** Which public random number will close the ceremony, in words. */
  beacon: z.strictObject({ announcement: text, iterationsExponent }),
  /** As snarkjs prints it. */
  circuitHash: blake2b512,
});
const contributionShape = z.strictObject({
  kind: z.literal("contribution"),
  ...everyStep,
  /** As snarkjs prints it. */
  contributionHash: blake2b512,
});
const beaconShape = z.strictObject({
  kind: z.literal("beacon"),
  ...everyStep,
  contributionHash: blake2b512,
  value: beaconValue,
  iterationsExponent,
});
const transcriptShape = z.strictObject({
  format: z.literal(FORMAT),
  steps: z.tuple([startShape], z.discriminatedUnion("kind", [contributionShape, beaconShape])),
});

export type StartStep = z.infer<typeof startShape>;
export type LaterStep = z.infer<typeof contributionShape> | z.infer<typeof beaconShape>;
export type Step = StartStep | LaterStep;
export type Transcript = z.infer<typeof transcriptShape>;
/** A step before it is signed. */
export type Unsigned<One extends Step> = One extends Step ? Omit<One, "publicKey" | "signature"> : never;

export const transcriptFile = (folder: string) => path.join(folder, "transcript.json");

/** Reads and checks the transcript of a folder; undefined if there is none. */
export async function readTranscript(folder: string): Promise<Transcript | undefined> {
  const file = transcriptFile(folder);
  const content = await readIfThere(file);
  return content === undefined ? undefined : parseTranscript(content.toString("utf8"), file);
}

/** Throws `CeremonyError` for what is no transcript, or one whose steps do not follow each other or are not signed. */
export function parseTranscript(content: string, file: string): Transcript {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (cause) {
    throw new CeremonyError(`${file} is no whole JSON file.`, { cause, hint: "Ask for it again." });
  }
  const { data, error } = transcriptShape.safeParse(json);
  if (error !== undefined) {
    const { path: place, message } = error.issues[0]!;
    throw new CeremonyError(`${file} is no transcript of a ceremony: ${place.join(".")}: ${message}.`);
  }
  requireChain(data.steps, file);
  return data;
}

export async function writeTranscript(folder: string, steps: Transcript["steps"]): Promise<Transcript> {
  const transcript: Transcript = { format: FORMAT, steps };
  await writeWhole(transcriptFile(folder), formatJson(transcript));
  return transcript;
}

export function signStep<One extends Step>(step: Unsigned<One>, signer: Signer): One {
  const said = { ...step, publicKey: signer.publicKey };
  return { ...said, signature: signer.sign(canonicalize(said)!) } as unknown as One;
}

/** The name of a step: SHA-256 of its canonical JSON (RFC 8785), signature included. */
export function hashOfStep(step: Step): string {
  return createHash("sha256").update(canonicalize(step)!).digest("hex");
}

/** What the first step says it follows. */
export const NOTHING_BEFORE = "0".repeat(64);

/** How messages name a step. */
export function describeStep(step: Step): string {
  const what = { start: "the start", contribution: "the contribution", beacon: "the beacon" }[step.kind];
  return `step ${step.number} (${what} of ${step.name})`;
}

function requireChain(steps: readonly Step[], file: string): void {
  let previous = NOTHING_BEFORE;
  for (const [index, step] of steps.entries()) {
    const refuse = (why: string) => new CeremonyError(`${file}: ${describeStep(step)} ${why}.`);
    if (step.number !== index) throw refuse(`stands where step ${index} belongs: a step is missing`);
    if (step.previous !== previous) throw refuse("does not follow the step before it");
    const { signature, ...said } = step;
    if (!isSigned(canonicalize(said)!, step.publicKey, signature)) {
      throw refuse("is not signed by its public key: it was changed");
    }
    if (step.kind === "beacon" && index !== steps.length - 1) throw refuse("is not the last step");
    previous = hashOfStep(step);
  }
}
