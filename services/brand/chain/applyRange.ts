import { OPEN_SEAL_KEY, openSegment } from "../../../src/answer/sealing.ts";
import type { AnswerSettled } from "../../../src/chain/actions/events.ts";
import type { ChainEvent } from "../../../src/chain/eventRange.ts";
import { scopeOf } from "../../../src/chain/scope.ts";
import type { Query } from "../../shared/database/database.ts";
import type { Brand } from "../brand.ts";
import { type CampaignEvent, keepEvents } from "../store/chain/campaignEvents.ts";
import { findSealKeys, placeKey } from "../store/exchange/sealKeys.ts";
import { noteSettled, type SettledAnswerEvent } from "../store/records/answers.ts";
import type { KnownCampaign } from "../store/records/campaigns.ts";
import type { NewChange } from "../store/records/changes.ts";
import { recordStatements, type Statement } from "../store/records/consents.ts";
import type { RangeContent } from "./readRange.ts";

/**
 * Takes what a range of blocks says into the records, within a transaction, and returns what happened by that. The same
 * range again changes nothing.
 *
 * @param now Unix seconds.
 */
export async function applyRange(
  { deployment, keys }: Pick<Brand, "deployment" | "keys">,
  query: Query,
  {
    campaigns,
    content,
    now,
  }: { readonly campaigns: readonly KnownCampaign[]; readonly content: RangeContent; readonly now: number },
): Promise<NewChange[]> {
  const said = await recordStatements(query, statementsIn(content));
  await keepEvents(query, eventsIn(content));
  const byNumber = new Map(campaigns.map((one) => [one.campaign, one]));
  const scoped = content.answers.map((event) => {
    return { ...event, scope: scopeOf(deployment, event.campaign, event.period) };
  });
  const sealKeys = await findSealKeys(query, scoped);
  const settled = scoped.map((event): SettledAnswerEvent => {
    const { terms, isSealed, retention } = byNumber.get(event.campaign)!;
    const kept = sealKeys.get(placeKey(event));
    const sealKey = isSealed ? kept && BigInt(keys.open(kept)) : OPEN_SEAL_KEY;
    const settledAt = content.times.get(event.blockNumber)!;
    const { campaign, nullifier, subject, validAt, blockNumber: block } = event;
    const segment = sealKey === undefined ? undefined : segmentIn(event, sealKey as bigint);
    const expiry = settledAt + retention;
    return { campaign, nullifier, subject, terms, segment, validAt, expiry, block, settledAt };
  });
  return [...said, ...(await noteSettled(query, settled, now))];
}

function statementsIn({ consents, withdrawals }: RangeContent): Statement[] {
  return [
    ...consents.map(({ subject, terms, signedAt, until, blockNumber: block }) => {
      return { kind: "given", subject, terms, signedAt, until, block } as const;
    }),
    ...withdrawals.map(({ subject, terms, signedAt, blockNumber: block }) => {
      return { kind: "withdrawn", subject, terms, signedAt, block } as const;
    }),
  ];
}

function eventsIn({ answers, fundings, closings, reclaims }: RangeContent): CampaignEvent[] {
  const placed = (
    { campaign, blockNumber: block, logIndex }: ChainEvent<{ readonly campaign: bigint }>,
    kind: CampaignEvent["kind"],
    amount?: bigint,
  ): CampaignEvent => ({ kind, campaign, block, logIndex, ...(amount !== undefined && { amount }) });
  return [
    ...answers.map((event) => placed(event, "settled")),
    ...fundings.map((event) => placed(event, "funded", event.amount)),
    ...closings.map((event) => placed(event, "closing", BigInt(event.closesAt))),
    ...reclaims.map((event) => placed(event, "reclaimed", event.amount)),
  ];
}

/** Undefined where the customer used another key: the brand cannot read it. */
function segmentIn({ sealedSegment }: AnswerSettled, sealKey: bigint): number | undefined {
  try {
    return openSegment(sealKey, sealedSegment);
  } catch {
    return undefined;
  }
}
