import { getBlock, getTransaction } from "viem/actions";
import type { Answer } from "../../answer/answer.ts";
import { explained, type ReadingClient } from "../../chain/transact.ts";
import {
  type AnswerEvent,
  type Calldata,
  comparePlaces,
  type FactEvent,
  MOST_OTHER_CALLDATA,
} from "../facts/events.ts";
import { answersIn } from "./calldata.ts";
import { type AuditProgress, inLots, LOT, type Pieces } from "./pieces.ts";
import type { ReadEvent } from "./readEvents.ts";

/** Adds to events what they do not say themselves, the times of their blocks and the calldata of answers; in chain order. */
export async function asFacts(
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
  const matching = shown.filter(
    (one) =>
      one.campaign === campaign &&
      one.nullifier === answer.nullifier &&
      one.subject.toLowerCase() === answer.subject.toLowerCase() &&
      one.period === answer.period &&
      one.sealedSegment === answer.sealedSegment &&
      one.validAt === answer.validAt,
  );
  const different = new Map(matching.map((one) => [`${one.issuer} ${one.root} ${proofText(one)}`, one]));
  const [calldata, ...others] = [...different.values()].map(
    ({ issuer, root, proof: { a, b, c } }): Calldata => ({ issuer, root, proof: { a, b, c } }),
  );
  if (calldata === undefined || others.length > MOST_OTHER_CALLDATA) return answer;
  return { ...answer, calldata, ...(others.length > 0 && { otherCalldata: others }) };
}

function proofText({ proof: { a, b, c } }: Answer): string {
  return [a, b, c].flat(2).join();
}

async function timeOf(client: ReadingClient, blockNumber: bigint): Promise<number> {
  return Number((await explained(() => getBlock(client, { blockNumber }))).timestamp);
}

async function answersOf(client: ReadingClient, hash: `0x${string}`): Promise<readonly Answer[]> {
  const { input } = await explained(() => getTransaction(client, { hash }));
  return answersIn(input);
}
