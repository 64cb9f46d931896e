import { type Address, type Log, parseEventLogs } from "viem";
import { campaignsAbi as abi } from "../generated/abis.ts";
import { type Refusal, refusalOf } from "./refusals.ts";

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
