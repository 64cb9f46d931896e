import type { Address } from "viem";
import type { Answer, Proof } from "./answer.ts";

/** The part of an answer that it does not share with its answer group. */
export interface GroupAnswer {
  readonly proof: Proof;
  readonly nullifier: bigint;
  readonly sealedSegment: bigint;
  readonly subject: Address;
}

/** Answers with the same campaign, issuer, root, period and day, as `Campaigns.settleBatch` takes them. */
export interface AnswerGroup {
  readonly campaign: bigint;
  readonly issuer: bigint;
  readonly root: bigint;
  /** Number of the period, from 0. */
  readonly period: number;
  /** Unix time in seconds, a UTC midnight. */
  readonly validAt: number;
  readonly answers: readonly GroupAnswer[];
}

/**
 * Puts answers that share campaign, issuer, root, period and day into one answer group. The groups of a campaign are
 * adjacent, which is cheapest to settle; within a group the answers keep their order.
 */
export function groupAnswers(answers: readonly Answer[]): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup & { answers: GroupAnswer[] }>();
  for (const { proof, nullifier, sealedSegment, subject, ...common } of answers) {
    const { campaign, issuer, root, period, validAt } = common;
    const key = [campaign, issuer, root, period, validAt].join();
    const group = groups.get(key) ?? { campaign, issuer, root, period, validAt, answers: [] };
    group.answers.push({ proof, nullifier, sealedSegment, subject });
    groups.set(key, group);
  }
  return [...groups.values()].sort((left, right) => compare(left.campaign, right.campaign));
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
