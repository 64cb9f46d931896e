import type { Answer } from "../../../src/answer/answer.ts";
import { isOpenSegment } from "../../../src/answer/sealing.ts";
import type { CampaignState } from "../../../src/chain/actions/campaignState.ts";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import type { SignedTicket } from "../../../src/chain/typedData.ts";
import type { Submission } from "../../../src/format/answer/submission.ts";
import { refuseAnswer, requireAcceptable, requireUnspent } from "../../shared/chain/answerFields.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import { answerDeadlines, secondsNeeded } from "../deadlines.ts";
import type { Relayer } from "../relayer.ts";
import type { CheckedAnswer } from "../store/answers.ts";
import { type CheckedMessage, findPendingConsent } from "../store/queue.ts";
import { requireSeconds } from "../timeLeft.ts";
import { checkMessage } from "./messageChecks.ts";
import { requireSignedConsent } from "./signed.ts";
import { requireTicket } from "./ticketChecks.ts";

/**
 * Whether an answer would be settled now, with the consent that came along: all that the contract checks, the proof
 * off chain. Returns what is to be kept; throws `DecdpError` with the reason.
 *
 * @param sender Address that it came from.
 */
export async function checkAnswer(
  relayer: Relayer,
  { answer, consent, ticket }: Submission,
  sender: string,
): Promise<CheckedAnswer> {
  const campaign = await relayer.campaigns.campaign(answer.campaign);
  await requireAcceptable(relayer.campaigns, answer, campaign);
  if (!campaign.isSealed && !isOpenSegment(answer.sealedSegment)) refuseAnswer("SealedSegmentUnknown");
  await requireUnspent(relayer, answer);
  const { until, ...needed } = await checkConsent(relayer, answer, campaign, consent);
  const isOnRecord = needed.consent === undefined && needed.pendingConsent === undefined;
  await checkTime(relayer, answer, { campaign, consentUntil: until, ticket, isOnRecord });
  await checkProof(relayer, answer, sender);
  const isSettler = isSameAccount(campaign.settler, relayer.client.account.address);
  const kept = await checkTicket(relayer, answer, campaign, ticket);
  const isSponsored = relayer.sponsors.paysFor(answer.campaign);
  return {
    answer,
    lane: isSponsored || isSettler ? "sponsored" : "foreign",
    isSponsored,
    ...needed,
    ...(!isSettler && { ticket: kept }),
  };
}

/** There is time enough to bring the answer on chain, after its consent if it waits for that. */
async function checkTime(
  relayer: Relayer,
  answer: Answer,
  {
    campaign,
    consentUntil,
    ticket,
    isOnRecord,
  }: {
    readonly campaign: CampaignState;
    readonly consentUntil: number;
    readonly ticket: SignedTicket | undefined;
    readonly isOnRecord: boolean;
  },
): Promise<void> {
  const rootUntil = await relayer.campaigns.rootUntil(answer.issuer, answer.root);
  const deadlines = answerDeadlines(answer, campaign, { rootUntil, consentUntil, ticket });
  await requireSeconds(relayer, deadlines, secondsNeeded(relayer.policy, isOnRecord ? 0 : 1));
}

/** A sealed campaign takes only what its brand can read: the ticket lists the five seals that it knows. */
async function checkTicket(
  relayer: Relayer,
  answer: Answer,
  campaign: CampaignState,
  ticket: SignedTicket | undefined,
): Promise<SignedTicket | undefined> {
  if (!campaign.isSealed) return undefined;
  if (ticket === undefined) refuseAnswer("NotSettler");
  return requireTicket(relayer, answer, campaign, ticket);
}

function isSameAccount(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** Throws unless the proof holds, and `BusyError` if too many of the sender's wait to be checked. */
export async function checkProof(
  { campaigns, proofs }: Pick<Relayer, "campaigns" | "proofs">,
  answer: Answer,
  sender: string,
): Promise<void> {
  const folded = await campaigns.foldedPoint(answer.campaign, answer.period);
  const { proof, ...signals } = answer;
  if (!(await proofs.check(sender, { folded, answer: { proof, signals } }))) refuseAnswer("ProofInvalid");
}

/** The consent that an answer needs, until when it counts, and the message that records it, if it is not on record. */
interface ConsentOfAnswer {
  readonly until: number;
  readonly consent?: CheckedMessage;
  readonly pendingConsent?: string;
}

/** The consent is live, or came along and will be, or is on its way. */
async function checkConsent(
  relayer: Relayer,
  { subject }: Answer,
  { terms }: CampaignState,
  consent: Submission["consent"],
): Promise<ConsentOfAnswer> {
  const { client, deployment, database } = relayer;
  const record = await readConsent(client, deployment, { subject, terms });
  if (record.isLive) return { until: record.until };
  if (consent !== undefined) {
    if (!isSameAccount(consent.subject, subject) || consent.terms !== terms) {
      const message = "The consent is by another account, or to other terms, than the answer needs.";
      throw new RequestRefusedError("ConsentMismatch", message, {
        hint: "Sign the terms of the campaign with the account that the answer was made for.",
      });
    }
    const signed = await requireSignedConsent(relayer, consent, record);
    return { until: consent.until, consent: await checkMessage.consent(relayer, signed) };
  }
  const pending = await findPendingConsent(database.query, { subject, terms });
  if (pending === undefined) refuseAnswer("ConsentNotLive");
  return { until: pending.until, pendingConsent: pending.id };
}
