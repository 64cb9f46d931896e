import { hexToBigInt } from "viem";
import type { Answer } from "../../../src/answer/answer.ts";
import { packSubjectAndTime } from "../../../src/answer/input.ts";
import { BASE_MODULUS, SCALAR_MODULUS, toField } from "../../../src/field.ts";
import { answerKey } from "../../../src/generated/answerKey.ts";
import type { Random } from "../random.ts";
import { type Attack, hashToField, type Material, replaceWhole, replaceWords } from "./attack.ts";
import { randomG1, shiftG1 } from "./curve.ts";
import { coordinatesOf, type Submission, settleBatchOf } from "./submission.ts";

type Groups = Submission["groups"];

/** Parts of two answers of a batch are exchanged. */
export function* attackByExchange(submission: Submission, random: Random): Iterable<Attack> {
  const { words, answers, groups, functionName } = submission;
  if (functionName === "settle" || answers.length < 2) return;
  const first = random.between(0, answers.length - 2);
  const second = random.between(first + 1, answers.length - 1);
  const [left, right] = [answers[first]!, answers[second]!];
  const exchange = (what: string, pairs: readonly (readonly [number, number])[]) => {
    const entries = pairs.flatMap(([one, other]) => [
      [one, words[other]!] as const,
      [other, words[one]!] as const,
    ]);
    return replaceWords(submission, `${what} of two answers exchanged`, Object.fromEntries(entries));
  };
  // Words of both answers, counted from the first of A.
  const wordsFrom = (start: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const offset = start + index;
      return [left.proof + offset, right.proof + offset] as const;
    });
  yield exchange("A", wordsFrom(0, 2));
  yield exchange("B", wordsFrom(2, 4));
  yield exchange("C", wordsFrom(6, 2));
  yield exchange("proofs", wordsFrom(0, 8));
  for (const signal of ["nullifier", "subject", "sealedSegment"] as const) {
    const pair = [left[signal], right[signal]] as const;
    // Two customers may be in the same segment, and one may have answered two campaigns.
    if (words[pair[0]] !== words[pair[1]]) yield exchange(`${signal}s`, [pair]);
  }
  if (left.group === right.group) return;
  yield exchange("groups", wordsFrom(0, 11));
  if (groups[left.group]![0]!.campaign === groups[right.group]![0]!.campaign) return;
  yield exchange("campaigns", [[left.campaign, right.campaign]]);
}

/** An answer comes again in its answer group; it may be paid once. */
export function* attackByRepetition(submission: Submission, random: Random): Iterable<Attack> {
  if (submission.functionName === "settle") return;
  const { group, index, answer } = anyAnswer(submission.groups, random);
  const { a, b, c } = answer.proof;
  // -A and -B make the same product.
  const negated = {
    a: [a[0], BASE_MODULUS - a[1]],
    b: [b[0], [BASE_MODULUS - b[1][0], BASE_MODULUS - b[1][1]]],
    c,
  } as const;
  const tolerated = { settled: submission.answers.length, unrecorded: [] };
  for (const proof of [answer.proof, negated]) {
    const repeated = insert(submission.groups, group, index + 1, { ...answer, proof });
    yield { ...replaceWhole(submission, "an answer twice", settleBatchOf(repeated)), tolerated };
  }
}

/**
 * Two neighbours of a batch are wrong by as much as cancels out under a challenge r that the prover could guess:
 * the first equation is raised to r^i, the second to r^(i + 1), so that the second error is the first divided by -r.
 */
export function* attackWithGuessedChallenge(
  submission: Submission,
  random: Random,
  material: Material,
): Iterable<Attack> {
  const { functionName, groups } = submission;
  if (functionName === "settle") return;
  const { group, index, answer } = anyAnswer(groups, random);
  // The copy has a nullifier of its own, which no secret has, and is paid again.
  const doubled = insert(groups, group, index + 1, answer);
  for (const [guess, challenge] of guesses(doubled, material)) {
    const error = random.field();
    const opposite = toField(-error * inverse(challenge));
    const wrong = (by: bigint) => ({ ...answer, nullifier: toField(answer.nullifier + by) });
    const shifted = replace(replace(doubled, group, index, wrong(error)), group, index + 1, wrong(opposite));
    yield replaceWhole(submission, `nullifiers shifted, challenge ${guess}`, settleBatchOf(shifted));
  }
  const pair = groups.findIndex((members) => members.length > 1);
  if (pair < 0) return;
  const [first, second] = groups[pair] as [Answer, Answer];
  for (const [guess, challenge] of guesses(groups, material)) {
    const step = randomG1(random);
    const wrong = (target: Answer, factor: bigint) => {
      const c = shiftG1(target.proof.c, step, factor);
      return { ...target, proof: { ...target.proof, c } };
    };
    const opposite = wrong(second, toField(-inverse(challenge)));
    const shifted = replace(replace(groups, pair, 0, wrong(first, 1n)), pair, 1, opposite);
    yield replaceWhole(submission, `C shifted, challenge ${guess}`, settleBatchOf(shifted));
  }
}

/** Challenges that a prover could aim at, by their names. */
function guesses(groups: Groups, { blockHashes, foldedPoints }: Material): (readonly [string, bigint])[] {
  const answers = groups.flat();
  const proofs = answers.flatMap(({ proof }) => coordinatesOf(proof));
  return [
    ["1", 1n],
    ...blockHashes.map((hash) => ["a block hash", hexToBigInt(hash) % SCALAR_MODULUS] as const),
    ["the hash of the proofs", hashToField(proofs)],
    ["the hash of the signals", hashToField(answers.flatMap(signalsOf))],
    ["of the unchanged batch", hashToField(transcript(groups, foldedPoints))],
  ];
}

/** The words that the contract hashes; `AnswerBatch` lists them. */
function transcript(groups: Groups, foldedPoints: Material["foldedPoints"]): bigint[] {
  const bodies = groups.flatMap((group) => {
    const { campaign, root, validAt } = group[0]!;
    const { x, y } = foldedPoints.get(campaign)!;
    const answers = group.flatMap((answer) => [...coordinatesOf(answer.proof), ...signalsOf(answer)]);
    return [x, y, root, BigInt(validAt), BigInt(group.length), ...answers];
  });
  return [BigInt(answerKey.hash), BigInt(groups.flat().length), ...bodies];
}

function signalsOf({ nullifier, sealedSegment, subject, validAt }: Answer): bigint[] {
  return [nullifier, sealedSegment, packSubjectAndTime(subject, validAt)];
}

function anyAnswer(groups: Groups, random: Random) {
  const group = random.between(0, groups.length - 1);
  const index = random.between(0, groups[group]!.length - 1);
  return { group, index, answer: groups[group]![index]! };
}

function insert(groups: Groups, group: number, index: number, answer: Answer): Groups {
  return groups.map((members, place) => (place === group ? members.toSpliced(index, 0, answer) : members));
}

function replace(groups: Groups, group: number, index: number, answer: Answer): Groups {
  return groups.map((members, place) => (place === group ? members.with(index, answer) : members));
}

/** Fermat: value^(p - 2). */
function inverse(value: bigint): bigint {
  let result = 1n;
  for (let [base, power] = [value, SCALAR_MODULUS - 2n]; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % SCALAR_MODULUS;
    base = (base * base) % SCALAR_MODULUS;
  }
  return result;
}
