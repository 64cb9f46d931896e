import { quoteAnswer, settleAnswer } from "../../src/chain/actions/settlement.ts";
import { signWithdrawal, submitWithdrawal } from "../../src/chain/actions/withdrawal.ts";
import { contractErrorName, DecdpError } from "../../src/errors.ts";
import type { Stage } from "./cast.ts";
import type { Customer } from "./customers.ts";
import { revoke } from "./issuance.ts";
import { noteGas } from "./measures.ts";
import { agree, answer, claim, type KeyedAnswer, recordConsentOnChain } from "./steps.ts";

/** Something that must not work, and what came of it. */
export interface Refusal {
  readonly who: string;
  readonly attempt: string;
  /** Name of the contract's error. */
  readonly reason: string;
  /** What a person is told. */
  readonly message: string;
  /** What `quote` says of the same answer beforehand; undefined where it is not about an answer. */
  readonly quoted: string | undefined;
}

/** Agrees, proves, withdraws; then somebody submits the answer all the same. */
export async function answerAfterWithdrawal(stage: Stage, customer: Customer): Promise<Refusal> {
  const { chain, measures, campaigns } = stage;
  await recordConsentOnChain(stage, await agree(stage, customer, campaigns.course));
  const prepared = await answer(stage, customer, campaigns.course);
  const withdrawal = await signWithdrawal(customer.subject, chain.addresses, {
    terms: campaigns.course.terms,
  });
  noteGas(
    measures,
    "withdrawBySignature",
    await submitWithdrawal(chain.relayer, chain.addresses, withdrawal),
  );
  return refusedAnswer(stage, customer, "answers after withdrawing", prepared);
}

/** Makes a second proof for a period that it has answered in. */
export async function answerTwice(stage: Stage, customer: Customer): Promise<Refusal> {
  const prepared = await answer(stage, customer, stage.campaigns.savings);
  return refusedAnswer(stage, customer, "answers twice in one period", prepared);
}

/** Sees another's answer before it is settled, agrees to the terms and submits it under its own name. */
export async function copyAnswer(stage: Stage, customer: Customer, seen: KeyedAnswer): Promise<Refusal> {
  await recordConsentOnChain(stage, await agree(stage, customer, stage.campaigns.course));
  const subject = customer.subject.account.address;
  return refusedAnswer(stage, customer, "copies another's answer", {
    ...seen,
    answer: { ...seen.answer, subject },
  });
}

/** Claims the reward of its answer in a campaign that pays more. */
export async function claimElsewhere(
  stage: Stage,
  customer: Customer,
  { answer: { nullifier } }: KeyedAnswer,
): Promise<Refusal> {
  const campaign = stage.campaigns.savings.id;
  const error = await failure(() => claim(stage, customer, { campaign, nullifier }));
  return {
    who: customer.name,
    attempt: "claims in another campaign",
    reason: `${contractErrorName(error)}`,
    message: error.message,
    quoted: undefined,
  };
}

/** Proves with a credential, which the issuer then takes back before the answer is settled. */
export async function answerWithRevoked(stage: Stage, customer: Customer): Promise<Refusal> {
  const { chain, measures, campaigns, offices } = stage;
  const prepared = await answer(stage, customer, campaigns.member);
  await revoke(chain, measures, offices.engagement, customer.credentials.get(offices.engagement.id)!);
  return refusedAnswer(stage, customer, "presents a revoked credential", prepared);
}

async function refusedAnswer(
  stage: Stage,
  customer: Customer,
  attempt: string,
  { answer }: KeyedAnswer,
): Promise<Refusal> {
  const { chain } = stage;
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
  throw new DecdpError("Something that must not work has worked.");
}
