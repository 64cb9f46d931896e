import { getBlock, getBlockNumber } from "viem/actions";
import type { Deployment } from "../../chain/deployment.ts";
import { type OpeningEvent, readOpening } from "../../chain/history.ts";
import { requireDeployment } from "../../chain/requireDeployment.ts";
import { requireSameCampaign } from "../../chain/sameCampaign.ts";
import { explained, type ReadingClient } from "../../chain/transact.ts";
import { DecdpError } from "../../errors.ts";
import type { Store } from "../../store.ts";
import type { AnswerEvent } from "../facts/events.ts";
import type { Facts, KeptAnswer } from "../facts/facts.ts";
import { asFacts } from "./asFacts.ts";
import { requireComplete } from "./completeness.ts";
import { type AuditProgress, inLots, LOT, type Pieces, piecesIn } from "./pieces.ts";
import { type ReadEvent, readAllEvents } from "./readEvents.ts";
import { readKept, readState, requireOwnKey } from "./readState.ts";

export interface FactsToRead {
  readonly campaign: bigint;
  /** A block before everything, such as that of the deployment. */
  readonly fromBlock: bigint;
  /** The last block to read; by default the latest, or where an interrupted reading was to end. */
  readonly toBlock?: bigint | undefined;
  /** Keeps what was read, so that an interrupted reading goes on; empty it when the audit is done. */
  readonly store: Store;
  readonly onProgress?: ((progress: AuditProgress) => void) | undefined;
}

/** The block at which a reading ends. */
interface End {
  readonly block: bigint;
  readonly hash: string;
  readonly time: number;
}

/**
 * Reads from a node all that an audit of a campaign needs. Throws `DecdpError` if the node is on another chain, has not
 * all events, contradicts itself, or replaced the last block meanwhile; `AnswerRefusedError` (`CampaignUnknown`) if there
 * is no such campaign.
 */
export async function readFactsFromChain(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, fromBlock, toBlock, store, onProgress = () => {} }: FactsToRead,
): Promise<Facts> {
  await requireDeployment(client, deployment);
  await requireOwnKey(client, deployment);
  const { chainId, campaigns } = deployment;
  const prefix = `audit/${chainId}/${campaigns.toLowerCase()}/${campaign}`;
  const end = await endOfReading(client, piecesIn(store, prefix), toBlock);
  const pieces = piecesIn(store, `${prefix}/${end.hash}`);
  const blockNumber = end.block;

  const opening = await readOpening(client, deployment, { campaign, fromBlock });
  const { state, figures } = await readState(client, deployment, { campaign, blockNumber });
  requireSameCampaign({ ...opening, ...opening.parameters }, state);
  const range = { opening, fromBlock, toBlock: end.block, pieces };
  const read = await readAllEvents(client, deployment, {
    ...range,
    onProgress: (done, total) => onProgress({ step: "blocks", done, total }),
  });
  const own = [opened(opening), ...read.filter((event) => isOfCampaign(event, opening))];
  await requireComplete(client, deployment, opening, own);
  const events = await asFacts(client, campaign, own, { pieces, onProgress });
  const answers = events.filter((event): event is AnswerEvent => event.event === "AnswerSettled");
  const nullifiers = [...new Set(answers.map(({ nullifier }) => nullifier))];
  const kept = await inLots(
    pieces,
    { name: "kept", items: nullifiers, size: LOT },
    (lot) => readKept(client, deployment, campaign, { nullifiers: lot, blockNumber }),
    (done) => onProgress({ step: "kept answers", done, total: nullifiers.length }),
  );
  await requireSameBlock(client, end);
  return {
    ...{ chainId, campaigns, campaign, events },
    readTo: { block: Number(end.block), time: end.time },
    state: { ...figures, answers: kept.filter((one): one is KeptAnswer => one != null) },
  };
}

/** An interrupted reading ends where it was to end, so that its outcome is the same. */
async function endOfReading(
  client: ReadingClient,
  pieces: Pieces,
  toBlock: bigint | undefined,
): Promise<End> {
  const name = `end/${toBlock ?? "latest"}`;
  const kept = await pieces.read<End>(name);
  if (kept !== undefined && (await isSameBlock(client, kept))) return kept;
  const end = await explained(async () => {
    const block = toBlock ?? (await getBlockNumber(client, { cacheTime: 0 }));
    const { hash, timestamp } = await getBlock(client, { blockNumber: block });
    return { block, hash, time: Number(timestamp) };
  });
  await pieces.keep(name, end);
  return end;
}

async function isSameBlock(client: ReadingClient, { block, hash }: End): Promise<boolean> {
  return (await explained(() => getBlock(client, { blockNumber: block }))).hash === hash;
}

async function requireSameBlock(client: ReadingClient, end: End): Promise<void> {
  if (await isSameBlock(client, end)) return;
  throw new DecdpError(`The chain replaced block ${end.block} while it was read.`, {
    details: { block: end.block, hash: end.hash },
    hint: "Run the audit again, up to an older block: --to-block.",
  });
}

function opened({ parameters, ...rest }: OpeningEvent): ReadEvent {
  const { acceptsSelfDeclared: _, settler: __, documentUri: ___, ...facts } = parameters;
  return { ...rest, ...facts, event: "CampaignOpened" };
}

/** Of issuers, only those that the campaign lists matter. */
function isOfCampaign(event: ReadEvent, { parameters }: OpeningEvent): boolean {
  if (event.event === "IssuerRemoved" || !("issuer" in event)) return true;
  return parameters.issuers.includes(event.issuer as bigint);
}
