import { expandSegment } from "../../../src/answer/sealing.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import type { Random } from "../random.ts";
import { type Attack, type Material, otherThan, randomBits, replaceWords } from "./attack.ts";
import { rerandomise } from "./curve.ts";
import { membersOf, type Submission, settleBatchOf, settleOf } from "./submission.ts";

const SIGNALS = [
  "nullifier",
  "sealedSegment",
  "subject",
  "root",
  "validAt",
  "campaign",
  "issuer",
  "period",
] as const;
type Signal = (typeof SIGNALS)[number];

/** Bits of those that take less than a word. */
const BITS: Partial<Record<Signal, number>> = { subject: 160, period: 32, validAt: 40 };
/** How often the modulus can be added to a signal in a word. */
const ALIASES = 4;

/** A signal of a random answer is another number, of its own type or not. */
export function* attackSignals(submission: Submission, random: Random, material: Material): Iterable<Attack> {
  const index = random.between(0, submission.answers.length - 1);
  const places = submission.answers[index]!;
  for (const signal of SIGNALS) {
    const place = places[signal];
    const value = submission.words[place]!;
    const bits = BITS[signal] ?? 256;
    const skipped = skippedFor(submission, index, signal);
    const replace = (what: string, other: bigint) =>
      replaceWords(submission, `${signal} ${what}`, { [place]: other }, skipped);
    yield replace("with another bit", value ^ (1n << BigInt(random.between(0, bits - 1))));
    yield replace("plus one", value + 1n);
    yield replace("replaced", randomBits(random, Math.min(bits, 253)));
    yield replace("plus the modulus", value + SCALAR_MODULUS * BigInt(random.between(1, ALIASES)));
    if (bits === 256) continue;
    const dirty = value | (1n << BigInt(random.between(bits, 255)));
    yield replaceWords(submission, `${signal} with a dirty upper bit`, { [place]: dirty });
    const dirtier = value | ((randomBits(random) >> BigInt(bits)) << BigInt(bits));
    yield replaceWords(submission, `${signal} with dirty upper bits`, { [place]: dirtier });
  }
  const { issuer } = places;
  const accepted = new Set(material.groups.map((group) => group[0]!.issuer));
  const other = otherThan(random, [...accepted], submission.words[issuer]!);
  const skipped = skippedFor(submission, index, "issuer");
  yield replaceWords(submission, "issuer of another root", { [issuer]: other }, skipped);
  // What stands for it in the proof; the campaign takes only the number.
  const hash = { [places.sealedSegment]: expandSegment(submission.words[places.sealedSegment]!) };
  const passedOver = skippedFor(submission, index, "sealedSegment");
  yield replaceWords(submission, "sealedSegment as its hash", hash, passedOver);
  // The signal `subjectAndTime` stays what it is.
  const { subject, validAt } = places;
  const both = submission.words[subject]! | (submission.words[validAt]! << 160n);
  yield replaceWords(submission, "the day in the subject's word", { [subject]: both });
  yield replaceWords(submission, "the day in the subject's word only", { [subject]: both, [validAt]: 0n });
}

/** A signal of a random answer is one that the chain would accept, but not the one that was proved. */
export function* attackWithAcceptedSignals(
  submission: Submission,
  random: Random,
  material: Material,
): Iterable<Attack> {
  const { nullifier, subject, sealedSegment, validAt, issuer, root } = random.oneOf(submission.answers);
  const { words } = submission;
  const replace = (what: string, changes: Record<number, bigint>) => replaceWords(submission, what, changes);
  const others = material.groups.map((group) => group[0]!);
  const subjects = others.map((answer) => BigInt(answer.subject));
  const segments = [0n, 1n, 2n, 3n, 4n];
  yield replace("another unspent nullifier", { [nullifier]: random.field() });
  yield replace("subject of another customer", { [subject]: otherThan(random, subjects, words[subject]!) });
  yield replace("sealedSegment of another segment", {
    [sealedSegment]: otherThan(random, segments, words[sealedSegment]!),
  });
  yield replace("validAt of another day", { [validAt]: BigInt(material.otherDay) });
  const elsewhere = random.oneOf(others.filter((answer) => answer.issuer !== words[issuer]));
  yield replace("issuer and root of another issuer", { [issuer]: elsewhere.issuer, [root]: elsewhere.root });
}

/** The same with proofs that hold but are not those that the customers made. */
export function* attackRerandomised(
  submission: Submission,
  random: Random,
  material: Material,
): Iterable<Attack> {
  const groups = submission.groups.map((group) =>
    group.map((answer) => ({ ...answer, proof: rerandomise(answer.proof, random) })),
  );
  const rerandomised =
    submission.functionName === "settle" ? settleOf(groups[0]![0]!) : settleBatchOf(groups);
  for (const attack of attackWithAcceptedSignals(rerandomised, random, material)) {
    yield { ...attack, what: `${attack.what}, with a rerandomised proof` };
  }
}

/** The answers that a batch passes over because of a signal; a nullifier that is not spent is no reason. */
function skippedFor(submission: Submission, index: number, signal: Signal): readonly number[] {
  if (submission.functionName === "settle" || signal === "nullifier") return [];
  if (signal === "sealedSegment" || signal === "subject") return [index];
  return membersOf(submission, submission.answers[index]!.group);
}
