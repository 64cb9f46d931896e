import { questionOf } from "../../consent/ledger/question.ts";
import { reviewRequest } from "../../consent/ledger/review.ts";
import { type Decision, decide } from "../../consent/settings/decide.ts";
import { dpvVocabulary } from "../../consent/settings/dpvVocabulary.ts";
import type { Policy } from "../../consent/settings/policy.ts";
import { readPublishedCampaign } from "../../format/campaign/publishedCampaign.ts";
import { requestFrom } from "../../format/campaign/requestWords.ts";
import type { Memory } from "../memory/memory.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { factsOfImagined, type ImaginedRequest } from "./imagined.ts";

/** A request that is here, as two settings would have decided on it when it arrived. */
export interface ComparedDecision {
  readonly campaign: bigint;
  /** By the settings that count now. */
  readonly now: Decision;
  /** By those that are tried out. */
  readonly tried: Decision;
}

export interface ComparedDecisions {
  /** In the order in which the requests arrived. */
  readonly compared: readonly ComparedDecision[];
  /** How many arrived before agents kept how settings saw them. */
  readonly unknown: number;
}

/** What settings would say of a request that nobody has made, now. Notes nothing. */
export async function decideOnImagined(
  surroundings: Pick<Surroundings, "now">,
  memory: Memory,
  policy: Policy,
  imagined: ImaginedRequest,
): Promise<Decision> {
  const [requests, history] = await Promise.all([memory.read("requests"), memory.read("history")]);
  const account = requests.find(({ domain }) => domain === imagined.brand)?.brand;
  const facts = factsOfImagined({ ...imagined, account }, clockOf(surroundings));
  return decide(policy, facts, history, dpvVocabulary);
}

/**
 * What settings would have said of each request when it arrived, beside what those that count now would have: with what had
 * happened until then, and what the brand had heard until then. Asks nobody, and notes nothing.
 */
export async function compareDecisions(
  { plausible }: Pick<Surroundings, "plausible">,
  memory: Memory,
  policy: Policy,
): Promise<ComparedDecisions> {
  const [settings, requests, history, ledger] = await Promise.all([
    memory.read("settings"),
    memory.read("requests"),
    memory.read("history"),
    memory.read("ledger"),
  ]);
  const compared = requests.flatMap(({ campaign, text, arrived }) => {
    if (arrived === undefined) return [];
    const { facts, events } = arrived;
    const isBefore = ({ at }: { readonly at: number }) => at < facts.now;
    const heard = {
      ...ledger,
      accounts: ledger.accounts.map((one) => ({ ...one, answers: one.answers.filter(isBefore) })),
    };
    const { document } = readPublishedCampaign(text);
    const question = questionOf(document.schema, requestFrom(document), plausible);
    const past = history.slice(0, events);
    const decideBy = (tried: Policy) => {
      const { belowFloor } = reviewRequest(heard, facts.brand, question, tried.floor, facts.account);
      return decide(tried, { ...facts, belowFloor }, past, dpvVocabulary);
    };
    return [{ campaign, now: decideBy(settings), tried: decideBy(policy) }];
  });
  return { compared, unknown: requests.length - compared.length };
}
