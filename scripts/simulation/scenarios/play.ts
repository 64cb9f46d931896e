import { type CampaignPlan, openPlannedCampaign } from "../campaigns.ts";
import type { Customer } from "../cast/customers.ts";
import { largestPlan, smallestPlan } from "../plans.ts";
import type { Simulation } from "../simulation.ts";
import {
  answerAfterWithdrawal,
  answerTwice,
  answerWithRevoked,
  claimElsewhere,
  copyAnswer,
  type Refusal,
} from "./refusals.ts";
import { type Act, afterwards, aMonthLater, returningMembers, type Scenario } from "./scenarios.ts";
import { consentAndAnswer, type Settlement, settleAndClaim } from "./settlement.ts";
import { answer } from "./steps.ts";

const MONTH = 30 * 24 * 60 * 60;

/** What came of all scenarios, in the order in which it happened. */
export interface Outcome {
  readonly settlements: readonly Settlement[];
  readonly refusals: readonly Refusal[];
}

/**
 * Plays all scenarios and what follows them, over a month of the chain's time.
 *
 * @param onProof Called after each proof.
 */
export async function playScenarios(simulation: Simulation, onProof: () => void): Promise<Outcome> {
  const settlements: Settlement[] = [];
  const refusals: Refusal[] = [];
  const play = async (acts: readonly Act[]) => {
    for (const { who, does } of acts) {
      const outcome = await perform[does](simulation, who, settlements);
      if ("reason" in outcome) refusals.push(outcome);
      else settlements.push(outcome);
      if (does !== "claims in another campaign") onProof();
    }
  };

  for (const scenario of simulation.scenarios) {
    const customer = customerOf(simulation, scenario.who);
    if (scenario.ending === "refused after a withdrawal") {
      const campaign = simulation.campaigns[scenario.campaign];
      refusals.push(await answerAfterWithdrawal(simulation, customer, campaign));
    } else {
      settlements.push(await answerFirst(simulation, scenario, (refusal) => refusals.push(refusal)));
    }
    onProof();
  }
  await play(afterwards);

  await simulation.chain.wait(MONTH);
  await play(aMonthLater);
  for (const { who } of returningMembers(simulation.scenarios)) {
    const customer = customerOf(simulation, who);
    const { member } = simulation.campaigns;
    const prepared = await answer(simulation, customer, member);
    const step = "settle again after a month";
    settlements.push(await settleAndClaim(simulation, customer, member, prepared, { step }));
    onProof();
  }
  return { settlements, refusals };
}

type Performance = (
  simulation: Simulation,
  who: string,
  earlier: readonly Settlement[],
) => Promise<Settlement | Refusal>;

const perform: Record<Act["does"], Performance> = {
  "answers twice in one period": (simulation, who) =>
    answerTwice(simulation, customerOf(simulation, who), campaignOf(simulation, who)),
  "claims in another campaign": (simulation, who, earlier) =>
    claimElsewhere(
      simulation,
      customerOf(simulation, who),
      simulation.campaigns.savings,
      earlier.find(({ customer }) => customer.name === who)!,
    ),
  "answers the smallest request": (simulation, who) =>
    answerAlone(simulation, who, smallestPlan, "settle one, one clause"),
  "answers the largest request": (simulation, who) =>
    answerAlone(simulation, who, largestPlan, "settle one, full request"),
  "presents a revoked credential": (simulation, who) =>
    answerWithRevoked(simulation, customerOf(simulation, who), campaignOf(simulation, who)),
};

async function answerFirst(
  simulation: Simulation,
  { who, campaign: name, consent, ending, copiedBy }: Scenario,
  onRefusal: (refusal: Refusal) => void,
): Promise<Settlement> {
  const campaign = simulation.campaigns[name];
  const byTicket = ending === "settled with a ticket";
  const usual = consent === "recorded in advance" ? "settle" : "settle with consent";
  return consentAndAnswer(simulation, customerOf(simulation, who), campaign, {
    step: byTicket ? "settle with ticket" : usual,
    consent,
    byTicket,
    ...(copiedBy && {
      beforeSettlement: async (seen) =>
        onRefusal(await copyAnswer(simulation, customerOf(simulation, copiedBy), campaign, seen)),
    }),
  });
}

/** Opens a campaign for one customer, who answers it. */
async function answerAlone(simulation: Simulation, who: string, plan: CampaignPlan, step: string) {
  const { chain, measures, issuers } = simulation;
  const campaign = await openPlannedCampaign(chain, measures, issuers.vault, plan);
  const consent = "recorded in advance";
  return consentAndAnswer(simulation, customerOf(simulation, who), campaign, { step, consent });
}

function customerOf({ customers }: Simulation, who: string): Customer {
  return customers.find(({ name }) => name === who)!;
}

/** The campaign that a customer answers first. */
function campaignOf({ scenarios, campaigns }: Simulation, name: string) {
  return campaigns[scenarios.find(({ who }) => who === name)!.campaign];
}
