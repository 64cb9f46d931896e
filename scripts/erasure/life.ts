import { type Address, keccak256, stringToHex } from "viem";
import { sealKeyFor } from "../../cli/brand/seals/sealKeys.ts";
import type { Context } from "../../cli/setting/context.ts";
import { sealSegment } from "../../src/answer/sealing.ts";
import { readFoldedPoint } from "../../src/chain/actions/campaignState.ts";
import type { ContractCall } from "../../src/chain/calls/call.ts";
import { withdrawalCall } from "../../src/chain/calls/consentCalls.ts";
import { consentsDeliveryCall } from "../../src/chain/calls/deliveryCalls.ts";
import { batchCall, claimCall } from "../../src/chain/calls/settlementCalls.ts";
import { scopeOf } from "../../src/chain/scope.ts";
import { claimTypedData, consentTypedData, withdrawalTypedData } from "../../src/chain/typedData.ts";
import { hashOfWords } from "../../src/chain/words.ts";
import { subjectFor } from "../../src/customer/keys.ts";
import { SCALAR_MODULUS } from "../../src/field.ts";
import { createForge } from "../../test/support/audit/forging.ts";
import { CROWD_ISSUER, START } from "../../test/support/crowd/crowd.ts";
import type { CrowdChain } from "../../test/support/crowd/crowdChain.ts";
import { words } from "../../test/support/words.ts";
import type { Person } from "./people.ts";

/** The campaigns of the drill: in the first, everybody reads the groups; in the second, only the brand. */
export const OPEN = 1n;
export const SEALED = 2n;

const GAS = 3_000_000n;
/** The day for which credentials are shown to be valid: the second midnight after the beginning. */
export const VALID_AT = START + 2 * 86_400;
export const UNTIL = VALID_AT + 365 * 86_400;

/** An answer's nullifier, as far as the chain is concerned: nobody sees who it belongs to. */
export function nullifierOf({ number }: Pick<Person, "number">, campaign: bigint): bigint {
  return BigInt(keccak256(stringToHex(`nullifier ${number} ${campaign}`))) % SCALAR_MODULUS;
}

/** Something that happens at a time, in seconds from the beginning. */
export interface Step {
  readonly at: number;
  act(): Promise<void>;
}

/** What people do on chain: before anybody asks to be erased, and the withdrawal of somebody who does. */
export interface Lives {
  readonly steps: readonly Step[];
  withdraw(person: Person): Promise<void>;
}

/**
 * What people do: consents, claims and withdrawals through a relayer, answers to both campaigns through the brand. The
 * proofs are forged under the development key, which the contracts accept like others.
 */
export async function livesOn(
  chain: CrowdChain,
  context: Context,
  people: readonly Person[],
): Promise<Lives> {
  const { client, deployment, brand, relayer, terms } = chain;
  const forge = createForge();
  const folded = new Map(
    await Promise.all(
      [OPEN, SEALED].map(
        async (campaign) =>
          [campaign, await readFoldedPoint(client, deployment, { campaign, period: 0 })] as const,
      ),
    ),
  );
  const { root } = chain.answers[0]!;
  const registry = { chainId: deployment.chainId, address: deployment.consentRegistry };
  const send = async (wallet: typeof brand | typeof relayer, { to, data }: ContractCall) => {
    const hash = await wallet.sendTransaction({ to, data, gas: GAS });
    const { status } = await client.waitForTransactionReceipt({ hash });
    if (status !== "success") throw new Error(`A transaction of the drill reverted: ${hash}`);
  };
  const consent = async (person: Person) => {
    const account = subjectFor(person.keys, brand.account.address);
    const message = {
      subject: account.address,
      terms,
      until: UNTIL,
      signedAt: START + person.visitedAt,
      words,
    };
    const signature = await account.signTypedData(consentTypedData(registry, message));
    const consents = [{ ...message, words: hashOfWords(words), signature }];
    await send(relayer, consentsDeliveryCall(deployment, { consents, gasLimit: 100_000 }));
  };
  const settle = async (person: Person) => {
    const { subject, groups } = person;
    const key = await sealKeyFor(context, scopeOf(deployment, SEALED, 0), subject);
    const answers = [OPEN, SEALED].map((campaign) => {
      const nullifier = nullifierOf(person, campaign);
      const sealedSegment = campaign === OPEN ? BigInt(groups[0]) : sealSegment(key, groups[1]);
      const proof = forge(folded.get(campaign)!, {
        nullifier,
        sealedSegment,
        subject,
        root,
        validAt: VALID_AT,
      });
      return {
        campaign,
        issuer: CROWD_ISSUER,
        root,
        period: 0,
        validAt: VALID_AT,
        nullifier,
        sealedSegment,
        subject,
        proof,
      };
    });
    await send(brand, batchCall(deployment, answers));
  };
  const claim = async (person: Person) => {
    const account = subjectFor(person.keys, brand.account.address);
    const message = {
      campaign: SEALED,
      nullifier: nullifierOf(person, SEALED),
      payee: person.payee,
      deadline: UNTIL,
    };
    const signature = await account.signTypedData(
      claimTypedData({ chainId: deployment.chainId, address: deployment.campaigns }, message),
    );
    await send(relayer, claimCall(deployment, { ...message, signature }));
  };
  const withdraw = async (person: Person) => {
    const account = subjectFor(person.keys, brand.account.address);
    const message = { subject: account.address as Address, terms, signedAt: START + person.asksAt! };
    const signature = await account.signTypedData(withdrawalTypedData(registry, message));
    await send(relayer, withdrawalCall(deployment, { ...message, signature }));
  };
  return {
    steps: people.flatMap((person) => [
      { at: person.consentedAt, act: () => consent(person) },
      { at: person.settledAt, act: () => settle(person) },
      { at: person.claimedAt, act: () => claim(person) },
    ]),
    withdraw,
  };
}

/** Plays steps in their order, each at its second. */
export async function play({ client }: CrowdChain, steps: readonly Step[]): Promise<void> {
  const begun = Number((await client.getBlock()).timestamp) - START;
  let last = begun;
  for (const { at, act } of [...steps].sort((left, right) => left.at - right.at)) {
    // Each block has a second of its own.
    last = Math.max(last + 1, at);
    await client.setNextBlockTimestamp({ timestamp: BigInt(START + last) });
    await act();
  }
}
