import { readFileSync } from "node:fs";
import { type Address, zeroHash } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { LightRecords } from "../../../src/audit/brand/lightRecordsFile.ts";
import type { UseLog } from "../../../src/audit/brand/useLog.ts";
import { eventsOf } from "../../../src/audit/facts/events.ts";
import type { Facts } from "../../../src/audit/facts/facts.ts";
import { openingOf } from "../../../src/audit/facts/facts.ts";
import { readKeyPoints } from "../../../src/audit/history/fold.ts";
import { readFactsFromChain } from "../../../src/audit/reading/readFacts.ts";
import { settleBatch } from "../../../src/chain/actions/batch.ts";
import { closeCampaign, reclaimRemainder, removeIssuer } from "../../../src/chain/actions/campaign.ts";
import { signClaim, submitClaim } from "../../../src/chain/actions/claim.ts";
import { submitConsent } from "../../../src/chain/actions/consent.ts";
import { publishRoot } from "../../../src/chain/actions/issuer.ts";
import { settleAnswer } from "../../../src/chain/actions/settlement.ts";
import { signWithdrawal, submitWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import { memoryStore } from "../../../src/store.ts";
import { terms } from "../consent/terms.ts";
import { CROWD_ISSUER, START } from "../crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../crowd/crowdChain.ts";
import { submissionOf } from "../relayer/relayerUnderTest.ts";

const DAY = 86_400;
const HOUR = 3_600;
/** Who is paid in the story. */
const payee: Address = "0x00000000000000000000000000000000000000aa";
/** A root that the crowd's issuer publishes in the middle of the story. */
export const NEXT_ROOT = 12_345n;

/** The points of this release's key. */
export const points = readKeyPoints(readFileSync(fromRoot("circuits/keys/verification_key.json"), "utf8"));

/** What an audit needs of a brand in whose campaign nothing is wrong. */
export interface SoundCase {
  readonly facts: Facts;
  readonly records: LightRecords;
  readonly useLog: UseLog;
}

/** A chain of the crowd with two campaigns, under terms that can be read. */
export function openStoryChain(): Promise<CrowdChain> {
  return openCrowdChain({ campaigns: 2, core: canonicalTerms(terms) });
}

/**
 * Plays a campaign with real proofs in which everything is right: answers alone, with their consent, in a batch, under a
 * root in its grace and in the campaign's notice; claims, withdrawals, an issuer that is removed, and a reclaim.
 *
 * @returns The block before the campaign was closed.
 */
export async function playStory(chain: CrowdChain): Promise<bigint> {
  const { client, deployment, brand, relayer, rootPublisher } = chain;
  const campaign = 1n;
  const submissions = await Promise.all(
    Array.from({ length: 9 }, (_, index) => submissionOf(chain, index, START)),
  );
  for (const [index, { consent }] of submissions.entries()) {
    if (index !== 1) await submitConsent(relayer, deployment, consent);
  }
  const [first, second, ...others] = submissions;
  await settleAnswer(relayer, deployment, { answer: first!.answer });
  await settleAnswer(relayer, deployment, second!);
  await settleBatch(relayer, deployment, { answers: others.slice(0, 4).map(({ answer }) => answer) });
  for (const index of [0, 1, 2]) {
    const { nullifier } = chain.answers[index]!;
    const parameters = { campaign, nullifier, payee, deadline: START + 30 * DAY };
    await submitClaim(relayer, deployment, await signClaim(chain.customer(index), deployment, parameters));
  }
  for (const index of [5, 8]) {
    const withdrawal = await signWithdrawal(chain.customer(index), deployment, { terms: chain.terms });
    await submitWithdrawal(relayer, deployment, withdrawal);
  }
  await jump(chain, START + HOUR + 60);
  const next = { issuer: CROWD_ISSUER, root: NEXT_ROOT, uri: "", leafCount: 0, digest: zeroHash };
  await publishRoot(rootPublisher, deployment, next);
  await settleAnswer(relayer, deployment, { answer: chain.answers[6]! });
  await removeIssuer(brand, deployment, { campaign, issuer: 6n });
  const running = await client.getBlockNumber({ cacheTime: 0 });
  const { closesAt } = await closeCampaign(brand, deployment, { campaign });
  await settleAnswer(relayer, deployment, { answer: chain.answers[7]! });
  await jump(chain, closesAt);
  await reclaimRemainder(brand, deployment, { campaign, payee: brand.account.address });
  return running;
}

/** Reads the story's facts, up to a block. */
export function readStory({ client, deployment }: CrowdChain, toBlock?: bigint): Promise<Facts> {
  return readFactsFromChain(client, deployment, {
    campaign: 1n,
    fromBlock: 0n,
    toBlock,
    store: memoryStore(),
  });
}

/** What a careful brand keeps and does: a record of everybody who did not withdraw, and one use of each answer. */
export function soundCase(facts: Facts): SoundCase {
  const { chainId, campaigns, campaign, readTo } = facts;
  const { brand, terms: id } = openingOf(facts);
  const place = { chainId, campaigns, brand };
  const withdrawn = new Map(eventsOf(facts.events, "ConsentWithdrawn").map((one) => [one.subject, one]));
  const answers = eventsOf(facts.events, "AnswerSettled");
  const records = eventsOf(facts.events, "ConsentGiven").map(({ subject, until, signedAt }) => ({
    subject,
    consents: [{ terms: id, until, signedAt, withdrawnAt: withdrawn.get(subject)?.signedAt ?? 0 }],
    answers: answers
      .filter((answer) => answer.subject === subject && !withdrawn.has(subject))
      .map(({ nullifier, sealedSegment, validAt, time }) => ({
        ...{ terms: id, campaign, nullifier, validAt },
        ...{ segment: Number(sealedSegment), expiry: time + 90 * DAY },
      })),
  }));
  const uses = answers.map(({ subject, nullifier, time }) => ({
    ...{ at: time + 1, who: terms.brand.name, purpose: terms.purpose },
    ...{ subject, campaign, nullifier },
  }));
  return {
    facts,
    records: { format: "decdp-light-records-1", ...place, writtenAt: readTo.time, records },
    useLog: { format: "decdp-use-log-1", ...place, uses },
  };
}

async function jump({ client }: CrowdChain, time: number): Promise<void> {
  await client.setNextBlockTimestamp({ timestamp: BigInt(time) });
  await client.mine({ blocks: 1 });
}
