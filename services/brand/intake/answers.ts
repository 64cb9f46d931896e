import type { Hex } from "viem";
import { getBlockNumber } from "viem/actions";
import type { Answer } from "../../../src/answer/answer.ts";
import { isOpenSegment, OPEN_SEAL_KEY, openSegment } from "../../../src/answer/sealing.ts";
import { type ConsentState, readConsent } from "../../../src/chain/actions/consent.ts";
import { scopeOf } from "../../../src/chain/scope.ts";
import type { SignedConsent } from "../../../src/chain/typedData.ts";
import { type AnswerFile, readAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { refuseAnswer, requireAcceptable, requireUnspent } from "../../shared/chain/answerFields.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Brand } from "../brand.ts";
import { findSealKeys, keepSealKey, placeKey } from "../store/exchange/sealKeys.ts";
import { addSubmission, countWaiting } from "../store/exchange/submissions.ts";
import { type AnswerState, findAnswer, takeAnswer } from "../store/records/answers.ts";
import { findCampaign, type KnownCampaign } from "../store/records/campaigns.ts";
import { appendChanges } from "../store/records/changes.ts";
import { recordStatements, type Statement } from "../store/records/consents.ts";
import { requireSignedByKey } from "./consents.ts";

/**
 * Takes a customer's answer, which counts from then on: everything that the contract checks is checked, the proof off chain.
 * Returns how it stands. The same answer again does the same; throws `DecdpError` for one that would not be settled.
 *
 * @param sender Address that it came from.
 */
export async function takeAnswerFile(brand: Brand, text: string, sender: string): Promise<AnswerState> {
  const file = readAnswerFile(text);
  requireHere(brand, file);
  const { answer, consent } = file;
  const { query } = brand.database;
  const known = await findAnswer(query, answer);
  if (known !== undefined) {
    if (known.subject === answer.subject.toLowerCase()) return known.state;
    refuseAnswer("NullifierSpent");
  }
  const campaign = await findCampaign(query, answer.campaign);
  if (campaign === undefined) refuseAnswer("CampaignUnknown");
  const state = await brand.campaigns.campaign(answer.campaign);
  await requireAcceptable(brand.campaigns, answer, state);
  // What was taken and not settled has its share of the budget.
  if (state.answersLeft <= BigInt(await countWaiting(query, answer.campaign)))
    refuseAnswer("BudgetExhausted");
  await requireUnspent(brand, answer);
  const segment = await readSegment(brand, answer, campaign);
  const statement = await consentFor(brand, answer, campaign.terms, consent);
  await requireProof(brand, answer, sender);
  return keep(brand, { text, answer, campaign, segment, statement });
}

async function keep(
  brand: Brand,
  {
    text,
    answer,
    campaign: { campaign, terms, retention },
    segment,
    statement,
  }: {
    readonly text: string;
    readonly answer: Answer;
    readonly campaign: KnownCampaign;
    readonly segment: number;
    readonly statement: Statement;
  },
): Promise<AnswerState> {
  const now = await brand.now();
  const { nullifier, subject, validAt } = answer;
  const expiry = now + retention;
  const isKept = await brand.database.transaction(async (query) => {
    const said = await recordStatements(query, [statement]);
    const taken = await takeAnswer(
      query,
      { campaign, nullifier, subject, terms, segment, validAt, expiry },
      now,
    );
    if (taken === undefined) return false;
    const known = await findAnswer(query, answer);
    if (known?.subject !== subject.toLowerCase()) refuseAnswer("NullifierSpent");
    if (taken.length > 0) {
      await addSubmission(query, { campaign, nullifier, subject, terms, answer: text }, now);
      await keepSealKey(
        query,
        { scope: scopeOf(brand.deployment, campaign, answer.period), subject },
        expiry,
      );
    }
    await appendChanges(query, [...said, ...taken]);
    return true;
  });
  if (!isKept) refuseAnswer("ConsentNotLive");
  brand.metrics.answers.inc({ became: "checked" });
  return "checked";
}

/** The group in an answer. Throws unless the brand can read it: otherwise it would pay for nothing. */
async function readSegment(
  { database, deployment, keys }: Brand,
  { campaign, period, subject, sealedSegment }: Answer,
  { isSealed }: KnownCampaign,
): Promise<number> {
  if (!isSealed) {
    if (!isOpenSegment(sealedSegment)) refuseAnswer("SealedSegmentUnknown");
    return openSegment(OPEN_SEAL_KEY, sealedSegment);
  }
  const place = { scope: scopeOf(deployment, campaign, period), subject };
  const sealed = (await findSealKeys(database.query, [place])).get(placeKey(place));
  if (sealed === undefined) refuseAnswer("SealedSegmentUnknown");
  try {
    return openSegment(BigInt(keys.open(sealed)), sealedSegment);
  } catch {
    return refuseAnswer("SealedSegmentUnknown");
  }
}

/** The consent that an answer counts by: the one that came along, or what the chain has. */
async function consentFor(
  brand: Brand,
  { subject }: Answer,
  terms: Hex,
  consent: SignedConsent | undefined,
): Promise<Statement> {
  if (consent !== undefined) {
    const isOfAnswer =
      consent.subject.toLowerCase() === subject.toLowerCase() && consent.terms.toLowerCase() === terms;
    if (!isOfAnswer) {
      throw new RequestRefusedError(
        "ConsentMismatch",
        "The consent is by another account, or to other terms, than the answer needs.",
      );
    }
    await requireSignedByKey(brand, consent);
    return { kind: "given", subject, terms, signedAt: consent.signedAt, until: consent.until };
  }
  const state: ConsentState = await readConsent(brand.client, brand.deployment, { subject, terms });
  if (!state.isLive) refuseAnswer("ConsentNotLive");
  // It is in this block or in one before.
  const block = await getBlockNumber(brand.client, { cacheTime: 0 });
  return { kind: "given", subject, terms, signedAt: state.signedAt, until: state.until, block };
}

async function requireProof({ campaigns, checkProof }: Brand, answer: Answer, sender: string): Promise<void> {
  const folded = await campaigns.foldedPoint(answer.campaign, answer.period);
  const { proof, ...signals } = answer;
  if (!(await checkProof(sender, { folded, answer: { proof, signals } }))) refuseAnswer("ProofInvalid");
}

function requireHere({ deployment }: Brand, { chainId, campaigns }: AnswerFile): void {
  const isHere =
    chainId === deployment.chainId && campaigns.toLowerCase() === deployment.campaigns.toLowerCase();
  if (!isHere) throw new RequestRefusedError("OtherNetwork", `It is for ${campaigns} on chain ${chainId}.`);
}
