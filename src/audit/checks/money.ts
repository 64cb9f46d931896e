import { type AnswerEvent, eventsOf } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";
import { type Finding, foundAt, foundIn, inWords } from "./finding.ts";

/** Where a campaign's money went, in the token's smallest unit. */
export interface Money {
  readonly funded: bigint;
  /** Rewards of all answers. */
  readonly earned: bigint;
  readonly claimed: bigint;
  /** Earned and not claimed yet. */
  readonly owed: bigint;
  readonly reclaimed: bigint;
  /** What no answer has earned, by the events. */
  readonly available: bigint;
  /** The same by the contract. */
  readonly availableInContract: bigint;
  /** What the contract must hold for this campaign: available and owed. */
  readonly escrow: bigint;
  /** What it holds of the token, for all campaigns that pay in it. */
  readonly balance: bigint;
}

/** What else is known when the sums are compared. */
export interface Known {
  /** Answers that should have been refused, which a contract that refused them has not counted. */
  readonly refused: ReadonlySet<AnswerEvent>;
  /** How many answers the contract keeps for which there is no event. */
  readonly missing: number;
}

/** What the events add up to, reclaims included: those send all that is left. */
interface Sums {
  readonly available: bigint;
  readonly inPeriod: number;
}

/** The campaign's sums, and what does not add up. */
export function checkMoney(
  facts: Facts,
  known: Known,
): { readonly money: Money; readonly findings: readonly Finding[] } {
  const { events, state } = facts;
  const { reward } = openingOf(facts);
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
  const funded = sum(eventsOf(events, "CampaignFunded").map(({ amount }) => amount));
  const claimed = sum(eventsOf(events, "RewardClaimed").map(({ amount }) => amount));
  const reclaimed = sum(eventsOf(events, "RemainderReclaimed").map(({ amount }) => amount));
  const earned = reward * BigInt(eventsOf(events, "AnswerSettled").length);
  const available = funded - earned - reclaimed;
  const owed = earned - claimed;
  const money = {
    ...{ funded, earned, claimed, owed, reclaimed, available, balance: state.balance },
    availableInContract: state.available,
    escrow: available + owed,
  };
  return {
    money,
    findings: [...checkReclaims(facts, known), ...checkSums(facts, known), ...checkEscrow(facts)],
  };
}

/** Before its end nothing goes back to the brand, and then all that is left. */
function checkReclaims(facts: Facts, { refused, missing }: Known): Finding[] {
  const [closing] = eventsOf(facts.events, "CampaignClosing");
  return eventsOf(facts.events, "RemainderReclaimed").flatMap((reclaimed) => {
    const { amount, time } = reclaimed;
    const others = closing ? [closing] : [];
    if (closing === undefined || time < closing.closesAt) {
      const end = closing ? `closed only at ${inWords(closing.closesAt)}` : "was not closing";
      const sentence = `The brand took ${amount} back while the campaign ${end}.`;
      return [foundAt("reclaim.early", reclaimed, { sentence, values: { amount }, others })];
    }
    const left = [new Set<AnswerEvent>(), refused].map(
      (without) => sumsOf(facts, without, reclaimed).available,
    );
    const unseen = openingOf(facts).reward * BigInt(missing);
    if (left.includes(amount) || left.includes(amount + unseen)) return [];
    const sentence = `The brand took ${amount} back, where ${left[0]} was left.`;
    return [foundAt("reclaim.amount", reclaimed, { sentence, values: { amount, left: left[0]! } })];
  });
}

/**
 * The contract's figures must be those of all events. They may also be those of all answers but the ones that were found
 * to be wrong, all of them together: then each is found already, and nothing more.
 */
function checkSums(facts: Facts, { refused, missing }: Known): Finding[] {
  const { state } = facts;
  const { reward } = openingOf(facts);
  const fitting = [new Set<AnswerEvent>(), refused].map((without) => sumsOf(facts, without));
  const isAvailable = fitting.some(
    ({ available }) =>
      available - reward * BigInt(missing) === state.available || available === state.available,
  );
  // Of the refused, also those count whose event names another period.
  const fewest = fitting[1]!.inPeriod;
  const isCounted =
    state.answersInPeriod >= fewest && state.answersInPeriod <= fewest + refused.size + missing;
  if (isAvailable && isCounted) return [];
  const { available, inPeriod } = fitting[0]!;
  const uncounted = state.answersInPeriod - inPeriod;
  if (!isCounted && (isAvailable || available - state.available === reward * BigInt(uncounted))) {
    const sentence = `The contract counts ${state.answersInPeriod} answers in period ${state.period}, and there are events of ${inPeriod}.`;
    const values = { period: state.period, contract: state.answersInPeriod, events: inPeriod };
    return [foundIn("answers.count", "state", { sentence, values })];
  }
  const sentence = `The contract has ${state.available} left of the budget, and the events leave ${available}.`;
  const values = { contract: state.available, events: available, difference: state.available - available };
  return [
    foundIn("money.available", "state", {
      sentence,
      values,
      evidence: eventsOf(facts.events, "CampaignFunded"),
    }),
  ];
}

/** What the contract owes must be covered, whatever its other campaigns need. */
function checkEscrow(facts: Facts): Finding[] {
  const { state } = facts;
  const unclaimed = state.answers.filter(({ claimed }) => !claimed).length;
  const needed = state.available + openingOf(facts).reward * BigInt(unclaimed);
  if (state.balance >= needed) return [];
  const sentence = `The contract holds ${state.balance} of the token, less than the ${needed} that this campaign needs.`;
  const values = { balance: state.balance, needed, lacking: needed - state.balance };
  return [foundIn("money.escrow", "state", { sentence, values })];
}

function sumsOf(
  { events, state, ...rest }: Facts,
  without: ReadonlySet<AnswerEvent>,
  until?: (typeof events)[number],
): Sums {
  const { reward } = openingOf({ events, state, ...rest });
  let [available, inPeriod] = [0n, 0];
  for (const event of events) {
    if (event === until) break;
    if (event.event === "CampaignFunded") available += event.amount;
    if (event.event === "RemainderReclaimed") available = 0n;
    if (event.event !== "AnswerSettled" || without.has(event)) continue;
    available -= reward;
    if (event.period === state.period) inPeriod++;
  }
  return { available, inPeriod };
}
