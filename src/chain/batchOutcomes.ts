import { type Address, type Log, parseEventLogs } from "viem";
import { campaignsAbi as abi } from "../generated/abis.ts";
import { type Refusal, refusalOf } from "./refusals.ts";

/** What became of one answer of a batch. */
export interface BatchOutcome {
  readonly campaign: bigint;
  readonly nullifier: bigint;
  readonly subject: Address;
  /** 4-byte selector of the reason why the answer was skipped; undefined if it was settled. */
  readonly skipped: `0x${string}` | undefined;
  /** The reason in words; also undefined if this release does not know the selector. */
  readonly refusal: Refusal | undefined;
}

/** What became of each answer of a batch, from its transaction's logs; logs of other contracts are ignored. */
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
