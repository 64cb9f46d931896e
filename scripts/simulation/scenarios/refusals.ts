import { quoteAnswer, settleAnswer } from "../../../src/chain/actions/settlement.ts";
import { signWithdrawal, submitWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { contractErrorName, DecdpError } from "../../../src/errors.ts";
import type { OpenCampaign } from "../campaigns.ts";
import type { Customer } from "../cast/customers.ts";
import { revoke } from "../cast/issuers.ts";
import { noteGas } from "../measures.ts";
import type { Simulation } from "../simulation.ts";
import { agree, answer, claim, type KeyedAnswer, recordConsentOnChain } from "./steps.ts";

/** An attempt that must fail, and how it failed. */
export interface Refusal {
  readonly who: string;
  readonly attempt: string;
  /** Name of the contract's error. */
  readonly reason: string;
  /** What people are told. */
  readonly message: string;
  /** The reason that `quote` gave beforehand for the same answer; undefined for a claim. */
  readonly quoted: string | undefined;
}

/** Consents, proves and withdraws; somebody then submits the answer all the same. */
export async function answerAfterWithdrawal(
  simulation: Simulation,
  customer: Customer,
  campaign: OpenCampaign,
): Promise<Refusal> {
  const { chain, measures } = simulation;
  await recordConsentOnChain(simulation, await agree(simulation, customer, campaign));
  const prepared = await answer(simulation, customer, campaign);
  const withdrawal = await signWithdrawal(customer.subject, chain.addresses, { terms: campaign.terms });
  noteGas(
    measures,
    "withdrawBySignature",
    await submitWithdrawal(chain.relayer, chain.addresses, withdrawal),
  );
  return refusedAnswer(simulation, customer, "answers after withdrawing", prepared);
}

/** Proves a second answer in a period in which the customer has answered already. */
export async function answerTwice(
  simulation: Simulation,
  customer: Customer,
  campaign: OpenCampaign,
): Promise<Refusal> {
  const prepared = await answer(simulation, customer, campaign);
  return refusedAnswer(simulation, customer, "answers twice in one period", prepared);
}

/** Sees another customer's answer before it is settled, consents to the terms, and submits it as their own. */
export async function copyAnswer(
  simulation: Simulation,
  customer: Customer,
  campaign: OpenCampaign,
  seen: KeyedAnswer,
): Promise<Refusal> {
  await recordConsentOnChain(simulation, await agree(simulation, customer, campaign));
  const subject = customer.subject.account.address;
  return refusedAnswer(simulation, customer, "copies another's answer", {
    ...seen,
    answer: { ...seen.answer, subject },
  });
}

/** Claims the reward of an answer in a campaign other than the answered one. */
export async function claimElsewhere(
  simulation: Simulation,
  customer: Customer,
  { id: campaign }: OpenCampaign,
  { answer: { nullifier } }: KeyedAnswer,
): Promise<Refusal> {
  const error = await failure(() => claim(simulation, customer, { campaign, nullifier }));
  return {
    who: customer.name,
    attempt: "claims in another campaign",
    reason: `${contractErrorName(error)}`,
    message: error.message,
    quoted: undefined,
  };
}

/** Proves with a credential that the issuer revokes before the answer is settled. */
export async function answerWithRevoked(
  simulation: Simulation,
  customer: Customer,
  campaign: OpenCampaign,
): Promise<Refusal> {
  const { chain, measures } = simulation;
  const { issuer } = campaign;
  const prepared = await answer(simulation, customer, campaign);
  await revoke(chain, measures, issuer, customer.credentials.get(issuer.id)!);
  return refusedAnswer(simulation, customer, "presents a revoked credential", prepared);
}

async function refusedAnswer(
  simulation: Simulation,
  customer: Customer,
  attempt: string,
  { answer }: KeyedAnswer,
): Promise<Refusal> {
  const { chain } = simulation;
  const quoted = await quoteAnswer(chain.reader, chain.addresses, { answer });
  const error = await failure(() => settleAnswer(chain.settler, chain.addresses, { answer }));
  const reason = `${contractErrorName(error)}`;
  return { who: customer.name, attempt, reason, message: error.message, quoted: quoted?.reason };
}

async function failure(attempt: () => Promise<unknown>): Promise<DecdpError> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof DecdpError) return error;
    throw error;
  }
  throw new DecdpError("An attempt that must fail succeeded.");
}
