import { type Hash, isAddressEqual } from "viem";
import { getBlockNumber, readContract } from "viem/actions";
import {
  readAnswersSettled,
  readConsentsGiven,
  readConsentsWithdrawn,
  readRewardsClaimed,
} from "../../../src/chain/actions/events.ts";
import { campaignsAbi, consentRegistryAbi } from "../../../src/generated/abis.ts";
import type { MessageKind } from "../http/messages.ts";
import { answerShape, claimShape, consentShape, withdrawalShape } from "../http/shapes.ts";
import type { Relayer } from "../relayer.ts";

/** Blocks in which the transaction is looked for; where it is older, it is not named. */
const LOOK_BACK = 2_000n;

/** Something that is on chain, and the transaction that brought it there, if that is known. */
export interface Landing {
  readonly hash: Hash | null;
}

/** Whether something is on chain as of a block, by its text in the database. Undefined if it is not, or another is. */
type FindLanding = (relayer: Relayer, text: string, block: bigint) => Promise<Landing | undefined>;

/**
 * How each kind is looked up on chain, whoever brought it there: a node can keep the receipt of the relayer's own
 * transaction to itself, and customers can send theirs themselves.
 */
export const findLanding: Readonly<Record<"answer" | MessageKind, FindLanding>> = {
  async answer(relayer, text, block) {
    const { campaign, nullifier, subject, sealedSegment } = answerShape.parse(JSON.parse(text));
    const settled = await readAnswer(relayer, { campaign, nullifier }, block);
    if (!isAddressEqual(settled.subject, subject)) return undefined;
    const { client, deployment } = relayer;
    const events = await readAnswersSettled(client, deployment, { campaign, subject, ...blocksTo(block) });
    const event = events.find((one) => one.nullifier === nullifier);
    if (event !== undefined && event.sealedSegment !== sealedSegment) return undefined;
    return { hash: event?.transactionHash ?? null };
  },
  async consent(relayer, text, block) {
    const { subject, terms, until, signedAt, words } = consentShape.parse(JSON.parse(text));
    const record = await readRecord(relayer, { subject, terms }, block);
    if (record.signedAt !== signedAt || record.until !== until) return undefined;
    const { client, deployment } = relayer;
    const events = await readConsentsGiven(client, deployment, { subject, terms, ...blocksTo(block) });
    const event = events.find((one) => one.signedAt === signedAt);
    if (event !== undefined && event.words !== words) return undefined;
    return { hash: event?.transactionHash ?? null };
  },
  async withdrawal(relayer, text, block) {
    const { subject, terms, signedAt } = withdrawalShape.parse(JSON.parse(text));
    if ((await readRecord(relayer, { subject, terms }, block)).withdrawnAt !== signedAt) return undefined;
    const { client, deployment } = relayer;
    const events = await readConsentsWithdrawn(client, deployment, { subject, terms, ...blocksTo(block) });
    return { hash: events.find((one) => one.signedAt === signedAt)?.transactionHash ?? null };
  },
  async claim(relayer, text, block) {
    const { campaign, nullifier, payee } = claimShape.parse(JSON.parse(text));
    if (!(await readAnswer(relayer, { campaign, nullifier }, block)).claimed) return undefined;
    const { client, deployment } = relayer;
    const key = { campaign, nullifier };
    const [event] = await readRewardsClaimed(client, deployment, { ...key, ...blocksTo(block) });
    // Only the event tells to whom it was paid.
    return event !== undefined && isAddressEqual(event.payee, payee)
      ? { hash: event.transactionHash }
      : undefined;
  },
};

/** The latest block, and the latest one that is final. */
export async function readHeads({
  client,
  policy,
}: Pick<Relayer, "client" | "policy">): Promise<{ readonly latest: bigint; readonly final: bigint }> {
  const latest = await getBlockNumber(client, { cacheTime: 0 });
  const final = latest - BigInt(policy.confirmations) + 1n;
  return { latest, final: final > 0n ? final : 0n };
}

function blocksTo(toBlock: bigint) {
  return { fromBlock: toBlock > LOOK_BACK ? toBlock - LOOK_BACK + 1n : 0n, toBlock };
}

function readAnswer(
  { client, deployment }: Relayer,
  { campaign, nullifier }: { readonly campaign: bigint; readonly nullifier: bigint },
  blockNumber: bigint,
) {
  return readContract(client, {
    address: deployment.campaigns,
    abi: campaignsAbi,
    functionName: "answerOf",
    args: [campaign, nullifier],
    blockNumber,
  });
}

function readRecord(
  { client, deployment }: Relayer,
  { subject, terms }: { readonly subject: `0x${string}`; readonly terms: `0x${string}` },
  blockNumber: bigint,
) {
  return readContract(client, {
    address: deployment.consentRegistry,
    abi: consentRegistryAbi,
    functionName: "consentOf",
    args: [subject, terms],
    blockNumber,
  });
}
