import type { PurposeTerm } from "../../consent/dpv/purposes.ts";
import type { Channel } from "../../consent/terms/words.ts";
import { type ContentDecision, faultyDecision, generalContent } from "../decision/decision.ts";
import { decisionShape } from "../decision/decisionJson.ts";
import type { Transport } from "./transport.ts";

/** Milliseconds that a page waits for a decision before it shows general content. */
const USUAL_PATIENCE = 100;

/** A question about one customer. */
export interface DecisionQuestion {
  /** The brand's number of the customer. */
  readonly customerId: string;
  /** For what, as the terms write it, such as "dpv:PersonalisedAdvertising". */
  readonly purpose: PurposeTerm;
  readonly channel: Channel;
  /** Milliseconds after which it is general content; by default 100. */
  readonly withinMs?: number;
}

/** The same for one campaign, wherever its terms say that it is shown. */
export interface CampaignQuestion {
  readonly customerId: string;
  readonly campaign: bigint;
  readonly withinMs?: number;
}

/** Asks the service for a decision. Never throws: what goes wrong is a decision for general content, with the fault in it. */
export async function askDecision(
  transport: Transport,
  question: DecisionQuestion | CampaignQuestion,
): Promise<ContentDecision> {
  const { withinMs = USUAL_PATIENCE, ...asked } = question;
  const json = "campaign" in asked ? { ...asked, campaign: `${asked.campaign}` } : asked;
  const answer = await transport.ask("decisions", json, withinMs);
  if (answer.fault !== undefined) return faultyDecision(answer.fault);
  if (answer.status !== 200) return faultyDecision("refused");
  const read = decisionShape.safeParse(answer.body);
  if (!read.success) return faultyDecision("unreadable");
  const decision = read.data as ContentDecision;
  // A reply that was held up on its way is not used either.
  const isOver = decision.content === "personal" && decision.expiry <= Date.now() / 1000;
  return isOver ? generalContent("expired") : decision;
}
