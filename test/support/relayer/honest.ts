import type { Address, Hex } from "viem";
import { settleBatch } from "../../../src/chain/actions/batch.ts";
import { signClaim } from "../../../src/chain/actions/claim.ts";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import { deliverMessages, PLAIN_MESSAGE_GAS } from "../../../src/chain/actions/delivery.ts";
import { readAnswersSettled, readRewardsClaimed } from "../../../src/chain/actions/events.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { consentCall } from "../../../src/chain/calls/consentCalls.ts";
import type { SignedConsent } from "../../../src/chain/typedData.ts";
import { VALID_AT } from "../crowd/crowd.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { submissionOf } from "./relayerUnderTest.ts";

/** What an honest customer sends to a relayer, and how it shows on chain. */
export interface HonestItem {
  readonly kind: "answer" | "consent" | "withdrawal" | "claim";
  readonly route: string;
  readonly body: object;
  readonly subject: Address;
  isOnChain(events: OnChain): Promise<boolean>;
}

/** Nullifiers of campaign 1 that are settled, and that are paid. */
export interface OnChain {
  readonly settled: ReadonlySet<bigint>;
  readonly claimed: ReadonlySet<bigint>;
}

/** Consents in one transaction. */
const CHUNK = 100;

/**
 * So many items of each of four kinds, each by a customer of its own, and what has to be on chain before: consents of
 * those who withdraw or claim, and the answers of those who claim.
 */
export async function prepareHonest(chain: CrowdChain, count: number): Promise<HonestItem[]> {
  const range = (first: number) => Array.from({ length: count }, (_, offset) => first + offset);
  const [answering, consenting, withdrawing, claiming] = [
    range(0),
    range(count),
    range(2 * count),
    range(3 * count),
  ] as const;
  const earlier = await Promise.all(
    [...withdrawing, ...claiming].map(async (index) => (await submissionOf(chain, index)).consent),
  );
  await recordConsents(chain, earlier);
  const answers = claiming.map((index) => chain.answers[index]!);
  await settleBatch(chain.relayer, chain.deployment, { answers });
  const items = await Promise.all([
    ...answering.map((index) => answerItem(chain, index)),
    ...consenting.map((index) => consentItem(chain, index)),
    ...withdrawing.map((index) => withdrawalItem(chain, index)),
    ...claiming.map((index) => claimItem(chain, index)),
  ]);
  return items;
}

/** Records consents at the cost of an account of the chain. */
export async function recordConsents(chain: CrowdChain, consents: readonly SignedConsent[]): Promise<void> {
  for (let start = 0; start < consents.length; start += CHUNK) {
    const messages = consents
      .slice(start, start + CHUNK)
      .map((consent) => consentCall(chain.deployment, consent));
    await deliverMessages(chain.relayer, chain.deployment, { messages, gasLimit: PLAIN_MESSAGE_GAS });
  }
}

/** What of campaign 1 is on chain. */
export async function readOnChain(chain: CrowdChain): Promise<OnChain> {
  const filter = { campaign: 1n, fromBlock: 0n };
  const [settled, claimed] = await Promise.all([
    readAnswersSettled(chain.client, chain.deployment, filter),
    readRewardsClaimed(chain.client, chain.deployment, filter),
  ]);
  return {
    settled: new Set(settled.map(({ nullifier }) => nullifier)),
    claimed: new Set(claimed.map(({ nullifier }) => nullifier)),
  };
}

async function answerItem(chain: CrowdChain, index: number): Promise<HonestItem> {
  const body = await submissionOf(chain, index);
  const { nullifier, subject } = body.answer;
  return {
    kind: "answer",
    route: "/answers",
    body,
    subject,
    isOnChain: async ({ settled }) => settled.has(nullifier),
  };
}

async function consentItem(chain: CrowdChain, index: number): Promise<HonestItem> {
  const { consent } = await submissionOf(chain, index);
  const { subject, signedAt } = consent;
  return {
    kind: "consent",
    route: "/consents",
    body: consent,
    subject,
    isOnChain: async () => (await recordOf(chain, subject, chain.terms)).signedAt >= signedAt,
  };
}

async function withdrawalItem(chain: CrowdChain, index: number): Promise<HonestItem> {
  const { terms, deployment } = chain;
  const body = await signWithdrawal(chain.customer(index), deployment, { terms });
  return {
    kind: "withdrawal",
    route: "/withdrawals",
    body,
    subject: body.subject,
    isOnChain: async () => (await recordOf(chain, body.subject, terms)).withdrawnAt >= body.signedAt,
  };
}

async function claimItem(chain: CrowdChain, index: number): Promise<HonestItem> {
  const { campaign, nullifier, subject } = chain.answers[index]!;
  const message = { campaign, nullifier, payee: subject, deadline: VALID_AT };
  return {
    kind: "claim",
    route: "/claims",
    body: await signClaim(chain.customer(index), chain.deployment, message),
    subject,
    isOnChain: async ({ claimed }) => claimed.has(nullifier),
  };
}

function recordOf({ client, deployment }: CrowdChain, subject: Address, terms: Hex) {
  return readConsent(client, deployment, { subject, terms });
}
