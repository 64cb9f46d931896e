import { linkCustomer, recordAnswer, recordConsent } from "../../src/brand/lightRecord.ts";
import { type OpenCampaign, openPlannedCampaign } from "./campaigns.ts";
import type { Stage } from "./cast.ts";
import type { Customer } from "./customers.ts";
import { largestPlan, smallestPlan } from "./plans.ts";
import {
  answerAfterWithdrawal,
  answerTwice,
  answerWithRevoked,
  claimElsewhere,
  copyAnswer,
  type Refusal,
} from "./refusals.ts";
import { agree, answer, claim, type KeyedAnswer, recordConsentOnChain, settle } from "./steps.ts";

const MONTH = 30 * 24 * 60 * 60;

/** Fewest customers with whom every part of the story is played. */
export const fewestCustomers = 7;
/** Most customers for whom the proofs stay within `mostProofs`. */
export const mostCustomers = 34;
/** Proofs of one run at most. */
export const mostProofs = 40;

/** An answer that was settled, with the segment that the brand read in it. */
export interface Settlement extends KeyedAnswer {
  readonly customer: Customer;
  readonly campaign: OpenCampaign;
  readonly segment: number;
  /** In the token's smallest unit. */
  readonly paid: bigint;
}

export interface Story {
  readonly settlements: readonly Settlement[];
  readonly refusals: readonly Refusal[];
}

/** Proofs that a run with so many customers makes. */
export function proofsOf(customers: number): number {
  return customers + extraProofs + returning(customers);
}

/** The second answer, the revoked one, and one for each size of request. */
const extraProofs = 4;

/** Members who answer again after a month. */
function returning(customers: number): number {
  const members = Math.floor(customers / 3) - 1;
  return Math.min(members, mostProofs - customers - extraProofs);
}

/**
 * The whole cycle. Customers take turns at the three campaigns: 0, 3, 6 ... the course, 1, 4, 7 ... the savings
 * plan, 2, 5, 8 ... the member price, which they answer again after a month. Customer 0 is outside the rules and
 * claims in another campaign, too; 1 answers twice; 2 loses a credential; 3 withdraws; 4 copies from 0.
 *
 * @param onProof Called after each proof.
 */
export async function tell(stage: Stage, onProof: () => void): Promise<Story> {
  const { course, savings, member } = stage.campaigns;
  const settlements: Settlement[] = [];
  const refusals: Refusal[] = [];
  const customer = (index: number) => stage.customers[index]!;

  for (const [index, present] of stage.customers.entries()) {
    if (index === 3) refusals.push(await answerAfterWithdrawal(stage, present));
    else {
      const campaign = [course, savings, member][index % 3]!;
      settlements.push(
        await answerFirst(stage, present, campaign, {
          alone: index % 2 === 0,
          byTicket: index === 4,
          ...(index === 0 && {
            before: async (seen) => void refusals.push(await copyAnswer(stage, customer(4), seen)),
          }),
        }),
      );
    }
    onProof();
  }
  refusals.push(await answerTwice(stage, customer(1)));
  onProof();
  refusals.push(await claimElsewhere(stage, customer(0), settlements[0]!));

  for (const plan of [smallestPlan, largestPlan]) {
    const campaign = await openPlannedCampaign(stage.chain, stage.measures, stage.offices.vault, plan);
    const step = plan === smallestPlan ? "settle one, one clause" : "settle one, full request";
    settlements.push(await answerFirst(stage, customer(6), campaign, { alone: true, byTicket: false, step }));
    onProof();
  }

  await stage.chain.wait(MONTH);
  refusals.push(await answerWithRevoked(stage, customer(2)));
  onProof();
  const members = stage.customers.filter((_, index) => index % 3 === 2 && index !== 2);
  for (const present of members.slice(0, returning(stage.customers.length))) {
    settlements.push(
      await complete(stage, present, member, await answer(stage, present, member), {
        step: "settle again after a month",
      }),
    );
    onProof();
  }
  return { settlements, refusals };
}

/** Consent, proof, settlement, claim: the whole way of a customer's first answer to a campaign. */
async function answerFirst(
  stage: Stage,
  customer: Customer,
  campaign: OpenCampaign,
  way: {
    /** The consent goes ahead in a transaction of its own, or along with the answer. */
    readonly alone: boolean;
    readonly byTicket: boolean;
    readonly step?: string;
    /** Happens when the answer can be seen but is not settled yet. */
    readonly before?: (seen: KeyedAnswer) => Promise<void>;
  },
): Promise<Settlement> {
  const subject = customer.subject.account.address;
  const consent = await agree(stage, customer, campaign);
  await linkCustomer(stage.records, subject);
  await recordConsent(stage.records, subject, consent);
  if (way.alone) await recordConsentOnChain(stage, consent);
  const prepared = await answer(stage, customer, campaign);
  await way.before?.(prepared);
  const usual = way.byTicket ? "settle with ticket" : way.alone ? "settle" : "settle with consent";
  return complete(stage, customer, campaign, prepared, {
    step: way.step ?? usual,
    byTicket: way.byTicket,
    ...(!way.alone && { consent }),
  });
}

/** Settles, notes the answer in the light record, and claims the reward. */
async function complete(
  stage: Stage,
  customer: Customer,
  campaign: OpenCampaign,
  prepared: KeyedAnswer,
  route: Parameters<typeof settle>[3],
): Promise<Settlement> {
  const { nullifier, validAt } = prepared.answer;
  const segment = await settle(stage, campaign, prepared, route);
  const now = await stage.chain.now();
  const { terms, id, plan } = campaign;
  await recordAnswer(stage.records, customer.subject.account.address, {
    answer: { terms, campaign: id, nullifier, segment, validAt, expiry: now + plan.retention },
    now,
  });
  const paid = await claim(stage, customer, { campaign: id, nullifier });
  return { ...prepared, customer, campaign, segment, paid };
}
