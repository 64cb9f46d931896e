import { getBlock, getBlockNumber, getTransaction } from "viem/actions";
import type { Answer } from "../../answer/answer.ts";
import type { Deployment } from "../../chain/deployment.ts";
import { type OpeningEvent, readOpening } from "../../chain/history.ts";
import { requireDeployment } from "../../chain/requireDeployment.ts";
import { requireSameCampaign } from "../../chain/sameCampaign.ts";
import { explained, type ReadingClient } from "../../chain/transact.ts";
import { DecdpError } from "../../errors.ts";
import type { Store } from "../../store.ts";
import { type AnswerEvent, comparePlaces, type FactEvent } from "../facts/events.ts";
import type { Facts, KeptAnswer } from "../facts/facts.ts";
import { answersIn } from "./calldata.ts";
import { requireComplete } from "./completeness.ts";
import { type AuditProgress, inLots, type Pieces, piecesIn } from "./pieces.ts";
import { type ReadEvent, readAllEvents } from "./readEvents.ts";
import { readKept, readState, requireOwnKey } from "./readState.ts";

/** Requests to the node at once. */
const LOT = 50;

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

async function asFacts(
  client: ReadingClient,
  campaign: bigint,
  read: readonly ReadEvent[],
  { pieces, onProgress }: { readonly pieces: Pieces; readonly onProgress: (progress: AuditProgress) => void },
): Promise<FactEvent[]> {
  const blocks = [...new Set(read.map(({ blockNumber }) => blockNumber))].sort((a, b) => Number(a - b));
  const times = await inLots(
    pieces,
    { name: "times", items: blocks, size: LOT },
    (lot) => Promise.all(lot.map((block) => timeOf(client, block))),
    (done) => onProgress({ step: "block times", done, total: blocks.length }),
  );
  const settled = read.filter(({ event }) => event === "AnswerSettled");
  const hashes = [...new Set(settled.map(({ transactionHash }) => transactionHash))];
  const shown = await inLots(
    pieces,
    { name: "calldata", items: hashes, size: LOT },
    (lot) => Promise.all(lot.map((hash) => answersOf(client, hash))),
    (done) => onProgress({ step: "transactions", done, total: hashes.length }),
  );
  const timeByBlock = new Map(blocks.map((block, index) => [block, times[index]!]));
  const answersByHash = new Map(hashes.map((hash, index) => [hash, shown[index]!]));
  const facts = read.map(({ blockNumber, logIndex, transactionHash, ...event }) => {
    const place = {
      ...{ block: Number(blockNumber), index: logIndex, time: timeByBlock.get(blockNumber)! },
      transaction: transactionHash,
    };
    const { event: name, ...rest } = event;
    const fact = { event: name, ...place, ...fieldsOf(name, rest as never) };
    if (name !== "AnswerSettled") return fact as FactEvent;
    const answer = fact as unknown as AnswerEvent;
    return withCalldata(answer, campaign, answersByHash.get(transactionHash)!) as FactEvent;
  });
  return facts.sort(comparePlaces);
}

/** The arguments that facts hold of each kind of event; all others can be told from the place, or do not matter. */
const fields: Readonly<Partial<Record<FactEvent["event"], readonly string[]>>> = {
  IssuerRegistered: ["issuer", "grace"],
  RootPublished: ["issuer", "root"],
  TermsPublished: ["terms", "brand", "core"],
  ConsentGiven: ["subject", "until", "signedAt", "words"],
  ConsentWithdrawn: ["subject", "signedAt"],
  CampaignFunded: ["amount"],
  CampaignClosing: ["closesAt"],
  IssuerRemoved: ["issuer", "acceptedUntil"],
  AnswerSettled: ["subject", "nullifier", "period", "sealedSegment", "validAt"],
  RewardClaimed: ["nullifier", "payee", "amount"],
  RemainderReclaimed: ["payee", "amount"],
};

function fieldsOf(name: FactEvent["event"], event: Readonly<Record<string, unknown>>): object {
  const { campaign: _, ...all } = event;
  const wanted = fields[name];
  return wanted === undefined ? all : Object.fromEntries(wanted.map((field) => [field, all[field]]));
}

function withCalldata(answer: AnswerEvent, campaign: bigint, shown: readonly Answer[]): AnswerEvent {
  const found = shown.find(
    (one) =>
      one.campaign === campaign &&
      one.nullifier === answer.nullifier &&
      one.subject.toLowerCase() === answer.subject.toLowerCase() &&
      one.period === answer.period &&
      one.sealedSegment === answer.sealedSegment &&
      one.validAt === answer.validAt,
  );
  if (found === undefined) return answer;
  const { issuer, root, proof } = found;
  return { ...answer, calldata: { issuer, root, proof: { a: proof.a, b: proof.b, c: proof.c } } };
}

async function timeOf(client: ReadingClient, blockNumber: bigint): Promise<number> {
  return Number((await explained(() => getBlock(client, { blockNumber }))).timestamp);
}

async function answersOf(client: ReadingClient, hash: `0x${string}`): Promise<readonly Answer[]> {
  const { input } = await explained(() => getTransaction(client, { hash }));
  return answersIn(input);
}
