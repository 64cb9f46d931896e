import { BASE_MODULUS } from "../../src/field.ts";
import { CeremonyError } from "./ceremonyError.ts";
import type { KeyContribution, KeyFile } from "./keyFile.ts";
import { describeStep, hashOfStep, type LaterStep, type Step, type Transcript } from "./transcript.ts";

/**
 * Returns the one step that a transcript adds to those known here. Throws `CeremonyError` for a transcript of another
 * ceremony, one that adds nothing, skips a step, or adds anything but one contribution.
 */
export function findNewStep(own: readonly Step[], given: readonly Step[]): LaterStep {
  const newest = "Contribute to the newest key.";
  for (const [index, step] of own.entries()) {
    const other = given[index];
    if (other === undefined) {
      const last = describeStep(given.at(-1)!);
      throw new CeremonyError(`It is a replay: it ends with ${last}, which is here already.`, {
        hint: newest,
      });
    }
    if (hashOfStep(other) === hashOfStep(step)) continue;
    if (index === 0) throw new CeremonyError("It belongs to another ceremony: it starts with another step.");
    throw new CeremonyError(
      `It skips ${describeStep(step)}: after ${describeStep(own[index - 1]!)} comes ${describeStep(other)}.`,
      { hint: newest },
    );
  }
  const [added, ...more] = given.slice(own.length) as LaterStep[];
  if (added === undefined) throw new CeremonyError("It adds no step: nothing was contributed.");
  if (added.kind === "beacon") throw new CeremonyError(`${describeStep(added)} is no contribution.`);
  if (more.length > 0)
    throw new CeremonyError(`It adds ${more.length + 1} steps; one at a time is accepted.`);
  return added;
}

/**
 * Throws `CeremonyError` unless the key's contributions are those of the transcript, each of which changes the key.
 * Whether they were made as they should is for `verifyKey` to find out.
 */
export function requireSameSteps(key: KeyFile, { steps }: Transcript): void {
  const [start, ...later] = steps;
  if (key.circuitHash !== start.circuitHash) {
    throw new CeremonyError(
      `It is a key for another circuit or from other powers of tau: its circuit hash is ${shorten(key.circuitHash)}; ` +
        `this ceremony's is ${shorten(start.circuitHash)}.`,
    );
  }
  for (const [index, step] of later.entries()) {
    const made = key.contributions[index];
    if (made === undefined) {
      throw new CeremonyError(
        `It lacks ${describeStep(step)}: with ${index} contributions it is the key after ${describeStep(steps[index]!)}, ` +
          "unchanged.",
      );
    }
    requireSame(made, step);
  }
  const extra = key.contributions.length - later.length;
  if (extra > 0) throw new CeremonyError(`It has ${extra} contributions that the transcript does not list.`);
  requireChanges(key.contributions, steps);
}

function requireSame(made: KeyContribution, step: LaterStep): void {
  const refuse = (what: string, found: string | number, expected: string | number) => {
    throw new CeremonyError(
      `It does not have ${describeStep(step)}: in its place the ${what} is ${found}; the transcript says ${expected}.`,
    );
  };
  if (made.hash !== step.contributionHash) {
    refuse("contribution hash", shorten(made.hash), shorten(step.contributionHash));
  }
  if (made.kind !== step.kind) refuse("kind", made.kind, step.kind);
  if (made.name !== step.name) refuse("name", JSON.stringify(made.name), JSON.stringify(step.name));
  if (made.beacon === undefined || step.kind !== "beacon") return;
  if (made.beacon.value !== step.value) refuse("beacon", made.beacon.value, step.value);
  const { iterationsExponent } = made.beacon;
  if (iterationsExponent !== step.iterationsExponent) {
    refuse("iterations exponent", iterationsExponent, step.iterationsExponent);
  }
}

/** A contribution of 1 leaves the key as it was, and so does one that undoes others. Their proofs hold all the same. */
function requireChanges(contributions: readonly KeyContribution[], steps: readonly Step[]): void {
  const deltas = [generator(), ...contributions.map(({ delta }) => delta)];
  for (const [index, delta] of deltas.entries()) {
    const earlier = deltas.findIndex((one) => one.equals(delta));
    if (earlier === index) continue;
    const step = describeStep(steps[index]!);
    throw new CeremonyError(
      earlier === index - 1
        ? `${step} changes nothing: the key is the same as before.`
        : `${step} undoes what came before: the key is that of ${describeStep(steps[earlier]!)}.`,
    );
  }
}

/** Delta before the first contribution: the point (1, 2), in Montgomery form. */
function generator(): Buffer {
  const one = (1n << 256n) % BASE_MODULUS;
  return Buffer.concat([one, (2n * one) % BASE_MODULUS].map(littleEndian));
}

function littleEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, "0"), "hex").reverse();
}

function shorten(hash: string): string {
  return `${hash.slice(0, 16)}...`;
}
