import * as auditEvents from "../../chain/actions/auditEvents.ts";
import * as events from "../../chain/actions/events.ts";
import type { Deployment } from "../../chain/deployment.ts";
import type { ChainEvent, EventRange } from "../../chain/eventRange.ts";
import type { OpeningEvent } from "../../chain/history.ts";
import type { ReadingClient } from "../../chain/transact.ts";
import type { EventName } from "../facts/events.ts";
import type { Pieces } from "./pieces.ts";

/** An event as it is read, before its block's time is known. */
export type ReadEvent = ChainEvent<object> & { readonly event: EventName };

type Reading = (
  client: ReadingClient,
  deployment: Deployment,
  range: EventRange,
) => Promise<ChainEvent<object>[]>;

/** Which events are read for a campaign, from where on. Roots, terms and models may be older than the campaign. */
function readingsFor(opening: OpeningEvent): Readonly<Record<string, readonly [EventName, Reading]>> {
  const { campaign } = opening;
  const { terms, model } = opening.parameters;
  const of =
    <Filter extends object>(
      read: (
        client: ReadingClient,
        deployment: Deployment,
        filter: Filter & EventRange,
      ) => Promise<ChainEvent<object>[]>,
      filter: Filter,
    ): Reading =>
    (client, deployment, range) =>
      read(client, deployment, { ...filter, ...range });
  return {
    issuers: ["IssuerRegistered", of(auditEvents.readIssuersRegistered, {})],
    roots: ["RootPublished", of(events.readRootsPublished, {})],
    replaced: ["RootReplaced", of(auditEvents.readRootsReplaced, {})],
    revoked: ["RootRevoked", of(auditEvents.readSingleRootsRevoked, {})],
    revokedTogether: ["RootsRevoked", of(events.readRootsRevoked, {})],
    terms: ["TermsPublished", of(auditEvents.readTermsPublished, { terms })],
    consents: ["ConsentGiven", of(events.readConsentsGiven, { terms })],
    withdrawals: ["ConsentWithdrawn", of(events.readConsentsWithdrawn, { terms })],
    models: ["ModelRegistered", of(events.readModelsRegistered, { model })],
    fundings: ["CampaignFunded", of(auditEvents.readCampaignsFunded, { campaign })],
    closings: ["CampaignClosing", of(auditEvents.readCampaignsClosing, { campaign })],
    removals: ["IssuerRemoved", of(events.readIssuersRemoved, { campaign })],
    answers: ["AnswerSettled", of(events.readAnswersSettled, { campaign })],
    claims: ["RewardClaimed", of(events.readRewardsClaimed, { campaign })],
    reclaims: ["RemainderReclaimed", of(auditEvents.readRemaindersReclaimed, { campaign })],
  };
}

/** Kinds of events that there cannot be before the campaign's opening. */
const sinceOpening: readonly EventName[] = [
  "CampaignFunded",
  "CampaignClosing",
  "IssuerRemoved",
  "AnswerSettled",
  "RewardClaimed",
  "RemainderReclaimed",
];

export interface EventsToRead {
  readonly opening: OpeningEvent;
  /** A block before everything, such as that of the deployment. */
  readonly fromBlock: bigint;
  readonly toBlock: bigint;
  readonly pieces: Pieces;
  /** Is told how many blocks were read, of how many. */
  readonly onProgress: (done: number, total: number) => void;
}

/** All events that an audit of a campaign needs; goes on where an earlier reading was interrupted. */
export async function readAllEvents(
  client: ReadingClient,
  deployment: Deployment,
  { opening, fromBlock, toBlock, pieces, onProgress }: EventsToRead,
): Promise<ReadEvent[]> {
  const readings = Object.entries(readingsFor(opening)).map(([name, [event, read]]) => {
    const first = sinceOpening.includes(event) ? opening.blockNumber : fromBlock;
    return { name, event, read, first, blocks: Number(toBlock - first) + 1 };
  });
  const total = readings.reduce((sum, { blocks }) => sum + blocks, 0);
  const found: ReadEvent[] = [];
  let before = 0;
  for (const { name, event, read, first, blocks } of readings) {
    let from = first;
    for (let piece = await pieces.read<Piece>(`${name}/${from}`); piece; ) {
      for (const one of piece.found) found.push({ ...one, event });
      from = piece.readTo + 1n;
      piece = await pieces.read<Piece>(`${name}/${from}`);
    }
    if (from <= toBlock) {
      const progress: EventRange["onProgress"] = async (piece) => {
        await pieces.keep(`${name}/${from}`, { readTo: piece.readTo, found: piece.found } satisfies Piece);
        for (const one of piece.found) found.push({ ...one, event });
        from = piece.readTo + 1n;
        onProgress(before + Number(piece.readTo - first) + 1, total);
      };
      await read(client, deployment, { fromBlock: from, toBlock, onProgress: progress });
    }
    before += blocks;
    onProgress(before, total);
  }
  return found;
}

interface Piece {
  readonly readTo: bigint;
  readonly found: readonly ChainEvent<object>[];
}
