import {
  createSealKey,
  OPEN_SEAL_KEY,
  openSegment,
  shuffledSealedValues,
} from "../../../src/answer/sealing.ts";
import { verifyAnswer } from "../../../src/answer/verification.ts";
import { signClaim, submitClaim } from "../../../src/chain/actions/claim.ts";
import { signConsent, submitConsent } from "../../../src/chain/actions/consent.ts";
import { settleAnswer, signTicket } from "../../../src/chain/actions/settlement.ts";
import type { SignedConsent } from "../../../src/chain/typedData.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { OpenCampaign } from "../campaigns.ts";
import { type Customer, type PreparedAnswer, proveAnswer } from "../cast/customers.ts";
import { noteGas, noteProof } from "../measures.ts";
import type { Simulation } from "../simulation.ts";

const DAY = 24 * 60 * 60;
const YEAR = 365 * DAY;

/** A proof, with the key under which its segment is sealed. */
export interface KeyedAnswer extends PreparedAnswer {
  readonly sealKey: bigint;
}

/** The customer signs a consent; nothing is sent. */
export async function agree(
  simulation: Simulation,
  customer: Customer,
  campaign: OpenCampaign,
): Promise<SignedConsent> {
  const { addresses } = simulation.chain;
  const until = (await simulation.chain.now()) + YEAR;
  return signConsent(customer.subject, addresses, {
    terms: campaign.terms,
    until,
    words: wordsOfRendering(plainRendering(campaign.plan.text)),
  });
}

/** Records a signed consent on its own. */
export async function recordConsentOnChain(simulation: Simulation, consent: SignedConsent): Promise<void> {
  const { chain, measures } = simulation;
  noteGas(measures, "consentBySignature", await submitConsent(chain.relayer, chain.addresses, consent));
}

/** Proves an answer and has the brand check it off chain, as it would while a page is rendered. */
export async function answer(
  simulation: Simulation,
  customer: Customer,
  campaign: OpenCampaign,
): Promise<KeyedAnswer> {
  const { chain, prover, measures } = simulation;
  const sealKey = campaign.plan.isSealed ? createSealKey() : OPEN_SEAL_KEY;
  const prepared = await noteProof(measures, () => proveAnswer(chain, prover, customer, campaign, sealKey));
  const start = performance.now();
  const holds = await verifyAnswer(prepared.folded, prepared.proved);
  measures.checksMs.push(performance.now() - start);
  if (!holds)
    throw new DecdpError("An honest proof does not hold.", { details: { customer: customer.name } });
  return { ...prepared, sealKey };
}

/**
 * Settles an answer and returns the segment that the brand reads in it. In a sealed campaign the brand's settler
 * submits it, or the customer's side with the brand's ticket.
 *
 * @param route.consent Recorded in the same transaction.
 */
export async function settle(
  simulation: Simulation,
  campaign: OpenCampaign,
  { answer, scope, sealKey }: KeyedAnswer,
  route: { readonly step: string; readonly consent?: SignedConsent; readonly byTicket?: boolean },
): Promise<number> {
  const { chain, measures } = simulation;
  const { step, consent, byTicket = false } = route;
  const ticket = byTicket
    ? await signTicket(chain.settler, chain.addresses, {
        campaign: campaign.id,
        scope,
        nullifier: answer.nullifier,
        subject: answer.subject,
        sealedValues: shuffledSealedValues(sealKey),
        expiry: (await chain.now()) + DAY,
      })
    : undefined;
  const sender = campaign.plan.isSealed && !byTicket ? chain.settler : chain.relayer;
  const settled = await settleAnswer(sender, chain.addresses, {
    answer,
    ...(consent && { consent }),
    ...(ticket && { ticket }),
  });
  noteGas(measures, step, settled);
  return openSegment(sealKey, answer.sealedSegment);
}

/** The subject signs where its reward goes; the relayer submits. Returns what was paid. */
export async function claim(
  simulation: Simulation,
  customer: Customer,
  { campaign, nullifier }: { readonly campaign: bigint; readonly nullifier: bigint },
): Promise<bigint> {
  const { chain, measures } = simulation;
  const signed = await signClaim(customer.subject, chain.addresses, {
    campaign,
    nullifier,
    payee: customer.payee,
    deadline: (await chain.now()) + DAY,
  });
  const { amount } = noteGas(
    measures,
    "claimBySignature",
    await submitClaim(chain.relayer, chain.addresses, signed),
  );
  return amount;
}
