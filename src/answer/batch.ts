import type { Address, Log } from "viem";
import { parseEventLogs } from "viem";
import { type Refusal, refusalOf } from "../chain/refusals.ts";
import { campaignsAbi as abi } from "../generated/abis.ts";
import type { Answer, Proof } from "./answer.ts";

/** What belongs to one answer of a group. */
export interface GroupAnswer {
  readonly proof: Proof;
  readonly nullifier: bigint;
  readonly sealedSegment: bigint;
  readonly subject: Address;
}

/** Answers that have their campaign, issuer, root, period and day in common, as `Campaigns.settleBatch` takes them. */
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

/** What became of one answer of a batch. */
export interface BatchOutcome {
  readonly campaign: bigint;
  readonly nullifier: bigint;
  readonly subject: Address;
  /** 4-byte selector of the reason for which the answer was skipped; undefined if it was settled. */
  readonly skipped: `0x${string}` | undefined;
  /** The same in words; undefined, too, for a reason that this release does not know. */
  readonly refusal: Refusal | undefined;
}

/**
 * Answers by what they have in common. Groups of one campaign come side by side, which is cheapest to settle;
 * within a group the answers keep their order.
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

/** What a batch came to, from the logs of its transaction; logs of other contracts are passed over. */
export function batchOutcomes(campaigns: Address, logs: readonly Log[]): BatchOutcome[] {
  const own = logs.filter(({ address }) => address.toLowerCase() === campaigns.toLowerCase());
  const events = parseEventLogs({ abi, eventName: ["AnswerSettled", "AnswerSkipped"], logs: own });
  return events.map(({ eventName, args }) => {
    const { campaign, nullifier, subject } = args;
    const skipped = eventName === "AnswerSkipped" ? args.reason : undefined;
    const refusal = skipped === undefined ? undefined : refusalOf(skipped);
    return { campaign, nullifier, subject, skipped, refusal };
  });
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
