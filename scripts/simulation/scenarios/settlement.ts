import { linkCustomer, recordAnswer, recordConsent } from "../../../src/brand/lightRecord.ts";
import type { OpenCampaign } from "../campaigns.ts";
import type { Customer } from "../cast/customers.ts";
import type { Simulation } from "../simulation.ts";
import { agree, answer, claim, type KeyedAnswer, recordConsentOnChain, settle } from "./steps.ts";

/** An answer that was settled, with the segment that the brand read in it. */
export interface Settlement extends KeyedAnswer {
  readonly customer: Customer;
  readonly campaign: OpenCampaign;
  readonly segment: number;
  /** In the token's smallest unit. */
  readonly paid: bigint;
}

/**
 * Everything from a customer's consent to its reward: consent, proof, settlement, claim.
 *
 * @param way.step The name under which the gas of the settlement is noted.
 * @param way.beforeSettlement Called once others can see the answer.
 */
export async function consentAndAnswer(
  simulation: Simulation,
  customer: Customer,
  campaign: OpenCampaign,
  way: {
    readonly step: string;
    readonly consent: "recorded in advance" | "recorded with the answer";
    readonly byTicket?: boolean;
    readonly beforeSettlement?: (seen: KeyedAnswer) => Promise<void>;
  },
): Promise<Settlement> {
  const subject = customer.subject.account.address;
  const consent = await agree(simulation, customer, campaign);
  await linkCustomer(simulation.records, subject);
  await recordConsent(simulation.records, subject, consent);
  const isInAdvance = way.consent === "recorded in advance";
  if (isInAdvance) await recordConsentOnChain(simulation, consent);
  const prepared = await answer(simulation, customer, campaign);
  await way.beforeSettlement?.(prepared);
  return settleAndClaim(simulation, customer, campaign, prepared, {
    step: way.step,
    byTicket: way.byTicket ?? false,
    ...(!isInAdvance && { consent }),
  });
}

/** Settles a proved answer, notes it in the light record, and claims the reward. */
export async function settleAndClaim(
  simulation: Simulation,
  customer: Customer,
  campaign: OpenCampaign,
  prepared: KeyedAnswer,
  route: Parameters<typeof settle>[3],
): Promise<Settlement> {
  const { nullifier, validAt } = prepared.answer;
  const segment = await settle(simulation, campaign, prepared, route);
  const now = await simulation.chain.now();
  const { terms, id, plan } = campaign;
  await recordAnswer(simulation.records, customer.subject.account.address, {
    answer: { terms, campaign: id, nullifier, segment, validAt, expiry: now + plan.retention },
    now,
  });
  const paid = await claim(simulation, customer, { campaign: id, nullifier });
  return { ...prepared, customer, campaign, segment, paid };
}
