import type { Address, Hex } from "viem";
import type { Model, Rules } from "../../request/request.ts";
import type { Audit } from "../audit.ts";
import type { Stop } from "../brand/stops.ts";
import type { NotChecked } from "../checks/finding.ts";
import { withoutCalldata } from "../checks/proofs.ts";
import { isSame } from "../checks/same.ts";
import { type AnswerEvent, type EventOf, eventsOf, type FactEvent, type Place } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";
import { concernsOf, type FindingEntry } from "./concerns.ts";

/** One answer of the customer, and what became of its reward. Amounts are in the token's smallest unit. */
export interface AnswerEntry extends Place {
  readonly nullifier: bigint;
  readonly period: number;
  /** In an open campaign the group, 0 to 4; otherwise sealed for the brand. */
  readonly sealedSegment: bigint;
  readonly validAt: number;
  /** Null if no calldata shows them. */
  readonly issuer: bigint | null;
  readonly root: bigint | null;
  readonly reward: bigint;
  readonly claims: readonly (Place & { readonly payee: Address; readonly amount: bigint })[];
}

/** One campaign of the brand, as far as it concerns the customer. */
export interface CampaignSection {
  readonly campaign: bigint;
  readonly opened: Place;
  readonly terms: Hex;
  readonly isSealed: boolean;
  readonly token: Address;
  readonly reward: bigint;
  /** Seconds; 0 for one period that never ends. */
  readonly periodLength: number;
  readonly issuers: readonly bigint[];
  readonly documentHash: Hex;
  readonly schema: bigint;
  /** The published rules and model, in numbers; the document in `given` has the words. */
  readonly rules: Rules;
  readonly model: Model | null;
  readonly answers: readonly AnswerEntry[];
  /** What had to stop after each withdrawal of the customer. */
  readonly stops: readonly Stop[];
  readonly findings: readonly FindingEntry[];
  readonly notChecked: readonly NotChecked[];
}

/** What an audited campaign has of one customer. */
export function campaignSection(facts: Facts, audit: Audit, subject: Address): CampaignSection {
  const { events } = facts;
  const { terms, isSealed, token, reward, periodLength, issuers, documentHash, schema, rules, ...opening } =
    openingOf(facts);
  const all = eventsOf(events, "AnswerSettled");
  const own = all.filter((answer) => isSame(answer.subject, subject));
  const ofAll = withoutCalldata(all).map(({ what }) => what);
  const model = eventsOf(events, "ModelRegistered").find((one) => isSame(one.model, opening.model));
  const claims = Map.groupBy(eventsOf(events, "RewardClaimed"), ({ nullifier }) => nullifier);
  return {
    campaign: facts.campaign,
    opened: placeOf(opening),
    ...{ terms, isSealed, token, reward, periodLength, issuers, documentHash, schema, rules },
    model: model?.parameters ?? null,
    answers: own.map((answer) => entryOf(answer, reward, claims.get(answer.nullifier) ?? [])),
    stops: audit.stops.filter((stop) => isSame(stop.subject, subject)),
    findings: concernsOf(audit.findings, { facts, subject, own }),
    notChecked: [...withoutCalldata(own), ...audit.notChecked.filter(({ what }) => !ofAll.includes(what))],
  };
}

function entryOf(
  answer: AnswerEvent,
  reward: bigint,
  claims: readonly EventOf<"RewardClaimed">[],
): AnswerEntry {
  const { nullifier, period, sealedSegment, validAt, calldata } = answer;
  return {
    ...placeOf(answer),
    ...{ nullifier, period, sealedSegment, validAt },
    issuer: calldata?.issuer ?? null,
    root: calldata?.root ?? null,
    reward,
    claims: claims.map((claim) => ({ ...placeOf(claim), payee: claim.payee, amount: claim.amount })),
  };
}

function placeOf({ block, index, time, transaction }: Pick<FactEvent, keyof Place>): Place {
  return { block, index, time, transaction };
}
