import { concat, getAbiItem, type Hex, numberToHex, toFunctionSelector } from "viem";
import type { Answer, Proof } from "../../../src/answer/answer.ts";
import { campaignsAbi as abi } from "../../../src/generated/abis.ts";

/** A call of `Campaigns` that settles valid answers, word by word. */
export interface Submission {
  readonly functionName: "settle" | "settleBatch";
  /** The answers, in answer groups that have all but proof, nullifier, sealed segment and subject in common. */
  readonly groups: readonly (readonly Answer[])[];
  /** What follows the selector. */
  readonly words: readonly bigint[];
  /** Where each answer is, in the order of the answer groups. */
  readonly answers: readonly AnswerPlaces[];
  /** Where each answer group is; none in a call of `settle`. */
  readonly arrays: readonly ArrayPlaces[];
}

/** Numbers of the words of an answer; those of its group are shared with other answers. */
export interface AnswerPlaces {
  /** Of the first of eight: A, B and C. */
  readonly proof: number;
  readonly nullifier: number;
  readonly sealedSegment: number;
  readonly subject: number;
  readonly campaign: number;
  readonly issuer: number;
  readonly root: number;
  readonly period: number;
  readonly validAt: number;
  /** Number of its answer group. */
  readonly group: number;
}

/** Numbers of the words of `settleBatch` that say where an answer group is. */
export interface ArrayPlaces {
  /** The word that says where the group begins. */
  readonly offset: number;
  /** Its first word. */
  readonly start: number;
  /** The word that says where its answers begin, and the one that says how many they are. */
  readonly answersOffset: number;
  readonly length: number;
}

/** Words of an answer in an answer group, and of an answer group without its answers. */
const ANSWER_WORDS = 11;
const GROUP_WORDS = 7;
/** Offset and number of the answer groups. */
const HEAD_WORDS = 2;

/** Settles one answer by itself. */
export function settleOf(answer: Answer): Submission {
  const { campaign, proof, nullifier, sealedSegment, subject, issuer, root, period, validAt } = answer;
  const signals = [nullifier, sealedSegment, BigInt(subject), issuer, root, BigInt(period), BigInt(validAt)];
  const places = {
    campaign: 0,
    proof: 1,
    nullifier: 9,
    sealedSegment: 10,
    subject: 11,
    issuer: 12,
    root: 13,
  };
  return {
    functionName: "settle",
    groups: [[answer]],
    words: [campaign, ...coordinatesOf(proof), ...signals],
    answers: [{ ...places, period: 14, validAt: 15, group: 0 }],
    arrays: [],
  };
}

/**
 * Settles answer groups. A group without answers takes what it has in common with others from the group of
 * the same number in `headers`.
 */
export function settleBatchOf(groups: readonly (readonly Answer[])[], headers = groups): Submission {
  const offsets: bigint[] = [];
  const bodies: bigint[] = [];
  const answers: AnswerPlaces[] = [];
  const arrays: ArrayPlaces[] = [];
  for (const [group, members] of groups.entries()) {
    const { campaign, issuer, root, period, validAt } = headers[group]![0]!;
    const offset = groups.length + bodies.length;
    const start = HEAD_WORDS + offset;
    const shared = { campaign: start, issuer: start + 1, root: start + 2, period: start + 3 };
    arrays.push({
      offset: HEAD_WORDS + group,
      start,
      answersOffset: start + 5,
      length: start + 6,
    });
    offsets.push(BigInt(offset * 32));
    bodies.push(campaign, issuer, root, BigInt(period), BigInt(validAt), 0xc0n, BigInt(members.length));
    for (const [index, { proof, nullifier, sealedSegment, subject }] of members.entries()) {
      const first = start + GROUP_WORDS + index * ANSWER_WORDS;
      const own = { proof: first, nullifier: first + 8, sealedSegment: first + 9, subject: first + 10 };
      answers.push({ ...own, ...shared, validAt: start + 4, group });
      bodies.push(...coordinatesOf(proof), nullifier, sealedSegment, BigInt(subject));
    }
  }
  const words = [0x20n, BigInt(groups.length), ...offsets, ...bodies];
  return { functionName: "settleBatch", groups, words, answers, arrays };
}

/** The calldata of a submission, or of other words for the same function. */
export function encode({ functionName, words }: Pick<Submission, "functionName" | "words">): Hex {
  const selector = toFunctionSelector(getAbiItem({ abi, name: functionName }));
  return concat([selector, ...words.map((word) => numberToHex(word, { size: 32 }))]);
}

/** The eight coordinates of A, B and C in the order of the calldata. */
export function coordinatesOf({ a, b, c }: Proof): bigint[] {
  return [...a, ...b.flat(), ...c];
}

/** The numbers of the answers of an answer group. */
export function membersOf({ answers }: Submission, group: number): number[] {
  return [...answers.keys()].filter((index) => answers[index]!.group === group);
}
