import { getBlockNumber } from "viem/actions";
import { openSegment } from "../../answer/sealing.ts";
import { type CampaignState, readCampaign } from "../../chain/actions/campaignState.ts";
import { readConsent } from "../../chain/actions/consent.ts";
import { readAnswersSettled } from "../../chain/actions/events.ts";
import { termsIdOf } from "../../chain/actions/terms.ts";
import type { Deployment } from "../../chain/deployment.ts";
import { isHandedOverBy } from "../../chain/requests/handOver.ts";
import { blockTime } from "../../chain/signingTime.ts";
import { explained, type ReadingClient } from "../../chain/transact.ts";
import { hashOfTerms } from "../../consent/terms/reading.ts";
import { InvalidValueError } from "../../errors.ts";
import type { HandOverFile } from "../../format/record/handOverFile.ts";
import { areTermsFor } from "./partnerTerms.ts";

/** What is checked of a hand-over, in this order. */
export const handOverChecks = [
  "place",
  "terms",
  "brand's signature",
  "time",
  "answer on chain",
  "consent to the campaign",
  "consent to the partner",
] as const;

export interface HandOverLine {
  readonly check: (typeof handOverChecks)[number];
  readonly holds: boolean;
  /** What was found, for people. */
  readonly words: string;
}

/** Whether a partner may use a hand-over now, and why. */
export interface HandOverVerdict {
  readonly holds: boolean;
  readonly lines: readonly HandOverLine[];
}

/**
 * What a partner checks before it keeps a hand-over, and again as often as it uses it: that the brand signed it for this
 * partner, that the answer on chain shows this very segment, and that the customer's consents to the campaign and to the
 * partner are both live. It asks a node and not the brand. A withdrawal from either fails it. Throws `AnswerRefusedError`
 * (`CampaignUnknown`) for a campaign that is not there, and `DecdpError` if the node does not answer.
 *
 * @param partner The name of whoever checks, as in its terms.
 */
export async function checkHandOver(
  client: ReadingClient,
  deployment: Deployment,
  { file, partner }: { readonly file: HandOverFile; readonly partner: string },
): Promise<HandOverVerdict> {
  const place = placeLine(deployment, file);
  if (!place.holds) return { holds: false, lines: [place] };
  const opened = await readCampaign(client, deployment, { campaign: file.handOver.campaign });
  const lines = [
    place,
    termsLine(file, partner, opened),
    await signatureLine(client, deployment, file, opened),
    await timeLine(client, deployment, file),
    await answerLine(client, deployment, file),
    await consentLine(client, deployment, file, { check: "consent to the campaign", terms: opened.terms }),
    await consentLine(client, deployment, file, {
      check: "consent to the partner",
      terms: file.handOver.terms,
    }),
  ];
  return { holds: lines.every(({ holds }) => holds), lines };
}

type Check = HandOverLine["check"];

function line(check: Check, holds: boolean, words: string): HandOverLine {
  return { check, holds, words };
}

function placeLine({ chainId, campaigns }: Deployment, file: HandOverFile): HandOverLine {
  const isHere = file.chainId === chainId && file.campaigns.toLowerCase() === campaigns.toLowerCase();
  return line("place", isHere, `It is for ${file.campaigns} on chain ${file.chainId}.`);
}

function termsLine(
  { terms, handOver }: HandOverFile,
  partner: string,
  { brand }: CampaignState,
): HandOverLine {
  if (handOver.partner !== partner)
    return line("terms", false, `It is for ${handOver.partner}, not for ${partner}.`);
  if (!areTermsFor(terms, partner)) {
    return line("terms", false, `The terms do not name ${partner} as somebody who receives the group.`);
  }
  const isSame = termsIdOf(brand, hashOfTerms(terms)) === handOver.terms.toLowerCase();
  return line(
    "terms",
    isSame,
    isSame ? `${terms.brand.name} names ${partner}.` : "The text is of other terms.",
  );
}

async function signatureLine(
  client: ReadingClient,
  deployment: Deployment,
  { handOver }: HandOverFile,
  { brand }: CampaignState,
): Promise<HandOverLine> {
  const isSigned = await isHandedOverBy(client, deployment, handOver, brand);
  return line("brand's signature", isSigned, isSigned ? `${brand} signed.` : `${brand} did not sign this.`);
}

async function timeLine(
  client: ReadingClient,
  deployment: Deployment,
  { handOver: { until } }: HandOverFile,
): Promise<HandOverLine> {
  const isKept = (await blockTime(client, deployment)) < until;
  const end = new Date(until * 1000).toISOString();
  return line("time", isKept, isKept ? `It may be kept until ${end}.` : `It had to be forgotten at ${end}.`);
}

async function answerLine(
  client: ReadingClient,
  deployment: Deployment,
  { handOver: { campaign, subject, nullifier, segment, sealKey, block } }: HandOverFile,
): Promise<HandOverLine> {
  const latest = await explained(() => getBlockNumber(client, { cacheTime: 0 }));
  if (block > latest) return line("answer on chain", false, `Block ${block} is not there yet.`);
  const range = { fromBlock: block, toBlock: block };
  const settled = await readAnswersSettled(client, deployment, { campaign, subject, ...range });
  const answer = settled.find((one) => one.nullifier === nullifier);
  if (answer === undefined) return line("answer on chain", false, `Block ${block} has no such answer.`);
  try {
    const shown = openSegment(sealKey, answer.sealedSegment);
    return line("answer on chain", shown === segment, `The answer in block ${block} shows segment ${shown}.`);
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    return line("answer on chain", false, "The answer was sealed with another key.");
  }
}

async function consentLine(
  client: ReadingClient,
  deployment: Deployment,
  { handOver: { subject } }: HandOverFile,
  { check, terms }: { readonly check: Check; readonly terms: HandOverFile["handOver"]["terms"] },
): Promise<HandOverLine> {
  const { isLive, withdrawnAt, signedAt } = await readConsent(client, deployment, { subject, terms });
  if (isLive) return line(check, true, "It is live.");
  if (signedAt === 0) return line(check, false, "The customer never gave it.");
  return line(check, false, withdrawnAt >= signedAt ? "The customer withdrew it." : "It has run out.");
}
