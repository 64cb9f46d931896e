import { encodeAbiParameters, getContractAddress, type Hex, keccak256, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { OPEN_SEAL_KEY } from "../../src/answer/sealing.ts";
import { type Credential, commitmentOf } from "../../src/credential/credential.ts";
import { SCALAR_MODULUS } from "../../src/field.ts";
import type { Request } from "../../src/request/request.ts";
import { vectorRequests, vectorSchema } from "../vectors/requests.ts";

const day = 86_400;

/** When the Solidity tests start (`Suite.START`): a UTC midnight. */
const start = 20_000 * day;
const tomorrow = start + day;
const nextMonth = start + 31 * day;

const chainId = 31_337n;

/** The address of `Campaigns` in the Solidity tests: the first contract of a fresh account. */
export const campaigns = getContractAddress({
  from: "0x00000000000000000000000000000000DEC0DE00",
  nonce: 0n,
});

/** Campaigns in the order in which the tests open them. The third has periods of 30 days. */
const open = 1n;
const sealed = 2n;
const monthly = 3n;

const { rules, model, cases } = vectorRequests.find(({ name }) => name === "rules and a scorecard")!;

/** What all three campaigns ask. */
export const request: Request = { schema: vectorSchema.id, rules, model };

/** Issuers by their ids on chain. The first publishes two trees, one after the other. */
const firstIssuer = 2n;
const secondIssuer = 3n;

/** Somebody with a credential. */
export interface Holder {
  readonly name: string;
  readonly issuer: bigint;
  /** Which of the request's vectors has this holder's attributes and segment. */
  readonly case: number;
}

const alice: Holder = { name: "alice", issuer: firstIssuer, case: 0 };
const aliceElsewhere: Holder = { name: "alice elsewhere", issuer: firstIssuer, case: 0 };
const bob: Holder = { name: "bob", issuer: firstIssuer, case: 1 };
const carol: Holder = { name: "carol", issuer: firstIssuer, case: 3 };
const newcomer: Holder = { name: "newcomer", issuer: firstIssuer, case: 2 };
const dave: Holder = { name: "dave", issuer: secondIssuer, case: 2 };

/** The holders in each tree, in the order of its leaves. */
export const trees = {
  first: [alice, aliceElsewhere, bob, carol],
  next: [alice, aliceElsewhere, bob, carol, newcomer],
  second: [dave],
} as const;

export interface PlannedAnswer {
  readonly holder: Holder;
  /** Whose account the answer is made for. */
  readonly subject: string;
  readonly tree: keyof typeof trees;
  readonly campaign: bigint;
  readonly period: number;
  readonly validAt: number;
  readonly sealKey: bigint;
}

/** A customer answers the open campaign for their own account, valid until tomorrow. */
export function answerOf(holder: Holder, change: Partial<PlannedAnswer> = {}): PlannedAnswer {
  const { name, issuer } = holder;
  const tree = issuer === secondIssuer ? "second" : "first";
  const own = { holder, subject: name, tree, campaign: open, period: 0, validAt: tomorrow } as const;
  return { ...own, sealKey: OPEN_SEAL_KEY, ...change };
}

function sealedAnswerOf(holder: Holder, subject = holder.name): PlannedAnswer {
  return answerOf(holder, { subject, campaign: sealed, sealKey: sealKeyOf(subject) });
}

const firstMonth = { campaign: monthly };
const secondMonth = { campaign: monthly, period: 1, validAt: nextMonth };

/** The answers, by the names that the tests use. */
export const plannedAnswers: Readonly<Record<string, PlannedAnswer>> = {
  alice: answerOf(alice),
  bob: answerOf(bob),
  carol: answerOf(carol),
  aliceForErin: answerOf(alice, { subject: "erin" }),
  aliceElsewhere: answerOf(aliceElsewhere, { subject: "alice" }),
  bobUnderNextRoot: answerOf(bob, { tree: "next" }),
  dave: answerOf(dave),
  bobSealed: answerOf(bob, { sealKey: sealKeyOf("bob") }),
  bobValidAtZero: answerOf(bob, { validAt: 0 }),
  bobOffMidnight: answerOf(bob, { validAt: tomorrow + 1 }),
  bobInThreeDays: answerOf(bob, { validAt: start + 3 * day }),
  sealedAlice: sealedAnswerOf(alice),
  sealedAliceElsewhere: sealedAnswerOf(aliceElsewhere, "alice"),
  sealedBob: sealedAnswerOf(bob),
  sealedDave: sealedAnswerOf(dave),
  firstMonthAlice: answerOf(alice, firstMonth),
  firstMonthBob: answerOf(bob, firstMonth),
  firstMonthCarol: answerOf(carol, firstMonth),
  secondMonthAlice: answerOf(alice, secondMonth),
  secondMonthBob: answerOf(bob, secondMonth),
};

/** How many different customers the request's vectors have. */
export const caseCount = cases.length;

/** The segment that somebody worked out by hand for a holder. */
export function segmentOfHolder(holder: Holder): number {
  return cases[holder.case]!.segment;
}

export function credentialOf(holder: Holder): Credential {
  const commitment = commitmentOf(secretOf(holder), blindingOf(holder));
  const { attributes } = cases[holder.case]!;
  return { schema: request.schema, commitment, validUntil: start + 365 * day, attributes };
}

export function secretOf({ name }: Holder): bigint {
  return draw(`secret of ${name}`);
}

export function blindingOf({ name, issuer }: Holder): bigint {
  return draw(`blinding of ${name} for issuer ${issuer}`);
}

/** The key that the brand gave a subject for the sealed campaign. */
export function sealKeyOf(subject: string): bigint {
  return draw(`seal key of ${subject}`);
}

/** The account of a name; the Solidity tests sign with the same key. */
export function accountOf(name: string): Hex {
  return privateKeyToAccount(keccak256(stringToHex(name))).address;
}

/** Hashes a scope as `Campaigns.scopeOf` does. */
export function scopeOf({ campaign, period }: PlannedAnswer): bigint {
  const types = [{ type: "uint256" }, { type: "address" }, { type: "uint256" }, { type: "uint32" }] as const;
  return BigInt(keccak256(encodeAbiParameters(types, [chainId, campaigns, campaign, period]))) >> 8n;
}

function draw(purpose: string): bigint {
  return BigInt(keccak256(stringToHex(purpose))) % SCALAR_MODULUS;
}
