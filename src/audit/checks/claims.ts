import { type AnswerEvent, type EventOf, eventsOf, isBefore } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";
import { type Finding, foundAt, foundIn } from "./finding.ts";
import { isSame } from "./same.ts";

type Claim = EventOf<"RewardClaimed">;

/** Compares answers and claims with each other and with what the contract keeps of each answer. */
export function checkClaims(facts: Facts): Finding[] {
  const { events, state } = facts;
  const answers = new Map<bigint, AnswerEvent>();
  for (const answer of eventsOf(events, "AnswerSettled")) {
    if (!answers.has(answer.nullifier)) answers.set(answer.nullifier, answer);
  }
  const claims = Map.groupBy(eventsOf(events, "RewardClaimed"), ({ nullifier }) => nullifier);
  const kept = new Map(state.answers.map((one) => [one.nullifier, one]));
  const { reward } = openingOf(facts);
  const findings = [...claims.values()].flat().flatMap((claim) => {
    const { nullifier } = claim;
    const answer = answers.get(nullifier);
    // That its answer is missing is found below.
    if (answer === undefined && kept.has(nullifier)) return [];
    return claimFinding(claim, { answer, first: claims.get(nullifier)![0]!, reward }) ?? [];
  });
  return [...findings, ...keptFindings(facts, { answers, claims })];
}

function claimFinding(
  claim: Claim,
  { answer, first, reward }: { answer: AnswerEvent | undefined; first: Claim; reward: bigint },
): Finding | undefined {
  const { nullifier, payee, amount } = claim;
  const values = { nullifier, payee, amount };
  if (answer === undefined || !isBefore(answer, claim)) {
    const sentence = `A reward of ${amount} was paid for an answer that had not been settled.`;
    return foundAt("claim.withoutAnswer", claim, { sentence, values, others: answer ? [answer] : [] });
  }
  if (claim !== first) {
    const sentence = "The reward of an answer was paid a second time.";
    return foundAt("claim.twice", claim, { sentence, values, others: [first, answer] });
  }
  if (amount === reward) return undefined;
  const sentence = `A reward of ${amount} was paid, where the campaign promised ${reward}.`;
  return foundAt("claim.amount", claim, { sentence, values: { ...values, reward }, others: [answer] });
}

function keptFindings(
  { state }: Facts,
  {
    answers,
    claims,
  }: { answers: ReadonlyMap<bigint, AnswerEvent>; claims: ReadonlyMap<bigint, readonly Claim[]> },
): Finding[] {
  return state.answers.flatMap(({ nullifier, subject, claimed }) => {
    const answer = answers.get(nullifier);
    const [claim] = claims.get(nullifier) ?? [];
    if (answer === undefined) {
      const sentence = "The contract keeps an answer for which there is no event.";
      return [
        foundIn("answer.missing", `${nullifier}`, { sentence, values: { nullifier, subject, claimed } }),
      ];
    }
    if (claimed === (claim !== undefined) || !isSame(subject, answer.subject)) return [];
    const values = { nullifier, subject };
    if (claim !== undefined) {
      const sentence = "A reward was paid, and the contract does not know that it was.";
      return [foundAt("claim.notKept", claim, { sentence, values, others: [answer] })];
    }
    const sentence = "The contract keeps a reward as paid for which there is no event.";
    return [foundAt("claim.missing", answer, { sentence, values })];
  });
}

/** For an answer that breaks no rule: whether the contract keeps it, as the answer of the same subject. */
export function keptProblem(answer: AnswerEvent, kept: ReadonlyMap<bigint, string>): Finding | undefined {
  const { nullifier, subject } = answer;
  const owner = kept.get(nullifier);
  if (owner !== undefined && isSame(owner, subject)) return undefined;
  const whose = owner === undefined ? "does not keep it" : `keeps it as that of ${owner}`;
  const sentence = `An event says that ${subject} answered, and the contract ${whose}.`;
  return foundAt("answer.notKept", answer, {
    sentence,
    values: { nullifier, subject, kept: owner ?? "nothing" },
  });
}
