import type { Address, Hex } from "viem";
import type { Receipt } from "../consent/receipt/file/receipt.ts";
import type { CampaignDocument } from "../format/campaign/campaignDocument.ts";
import type { LightRecords } from "./brand/lightRecordsFile.ts";
import { promisedIn } from "./brand/promises.ts";
import { checkReceipts } from "./brand/receipts.ts";
import { checkRecords } from "./brand/records.ts";
import { type Stop, stopsOf } from "./brand/stops.ts";
import type { UseLog } from "./brand/useLog.ts";
import { checkUses } from "./brand/uses.ts";
import { checkAnswers } from "./checks/answers.ts";
import { checkBrandEvents } from "./checks/brandEvents.ts";
import { withSettledCalldata } from "./checks/calldata.ts";
import { checkClaims, keptProblem } from "./checks/claims.ts";
import { withoutConsequences } from "./checks/consequences.ts";
import type { Finding, NotChecked } from "./checks/finding.ts";
import { checkMoney, type Money } from "./checks/money.ts";
import {
  type CheckProofs,
  checkProofsHere,
  type ProofToCheck,
  proofFinding,
  proofOf,
  withoutCalldata,
} from "./checks/proofs.ts";
import { type CheckedRequest, checkDocument, checkRequest } from "./checks/request.ts";
import { checkTerms } from "./checks/terms.ts";
import { type AnswerEvent, eventsOf } from "./facts/events.ts";
import { type Facts, openingOf } from "./facts/facts.ts";
import type { KeyPoints } from "./history/fold.ts";

/** What an audit is made with besides the facts. */
export interface AuditInputs {
  /** The points of the verifying key, from `readKeyPoints`. */
  readonly points: KeyPoints;
  /** By default one after the other, on the caller's thread. */
  readonly checkProofs?: CheckProofs | undefined;
  readonly document?: CampaignDocument | undefined;
  readonly records?: LightRecords | undefined;
  readonly useLog?: UseLog | undefined;
  /** Of consents to the campaign's terms; others are left alone. */
  readonly receipts?: readonly Receipt[] | undefined;
}

/** What an audit of a campaign came to. It depends on facts and inputs alone. */
export interface Audit {
  readonly chainId: number;
  readonly campaigns: Address;
  readonly campaign: bigint;
  readonly brand: Address;
  readonly terms: Hex;
  readonly token: Address;
  /** The last block that was read. */
  readonly readTo: Facts["readTo"];
  /** How many of each were checked. */
  readonly checked: {
    readonly answers: number;
    readonly proofs: number;
    readonly consents: number;
    readonly withdrawals: number;
    readonly claims: number;
    /** Answers and consents in the brand's light records. */
    readonly records: number;
    readonly uses: number;
    /** Receipts of consents to the campaign's terms. */
    readonly receipts: number;
  };
  readonly money: Money;
  readonly stops: readonly Stop[];
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/**
 * Audits a campaign: whether consent, terms, root, time, budget and proof were right at each answer, whether the money
 * adds up, and whether the brand's records and uses are what the chain allows. Throws `DecdpError` if records or use log
 * are of another chain, contract or brand.
 */
export async function auditCampaign(given: Facts, inputs: AuditInputs): Promise<Audit> {
  const { document, records, useLog } = inputs;
  const facts = await withSettledCalldata(given, inputs.points);
  const opening = openingOf(facts);
  const checkedTerms = checkTerms(facts);
  const { terms } = checkedTerms;
  const promised = promisedIn(terms);
  const request = checkRequest(facts, inputs.points);
  const ofDocument = checkDocument(facts, document);
  const answers = await checkWhole(facts, request, inputs);
  const missing = checkClaims(facts);
  const money = checkMoney(facts, {
    refused: new Set(answers.found.keys()),
    missing: missing.filter(({ check }) => check === "answer.missing").length,
  });
  const ofRecords = checkRecords(facts, records, promised);
  const ofReceipts = checkReceipts(facts, inputs.receipts);
  const ofUses = checkUses(facts, useLog, { terms, promised });
  const { chainId, campaigns, campaign, readTo } = facts;
  return {
    ...{ chainId, campaigns, campaign, readTo },
    ...{ brand: opening.brand, terms: opening.terms, token: opening.token },
    checked: {
      answers: eventsOf(facts.events, "AnswerSettled").length,
      proofs: answers.proofs,
      consents: eventsOf(facts.events, "ConsentGiven").length,
      withdrawals: eventsOf(facts.events, "ConsentWithdrawn").length,
      claims: eventsOf(facts.events, "RewardClaimed").length,
      records: ofRecords.checked,
      uses: ofUses.checked,
      receipts: ofReceipts.checked,
    },
    money: money.money,
    stops: stopsOf(facts, terms, promised),
    findings: withoutConsequences([
      ...checkedTerms.findings,
      ...request.findings,
      ...ofDocument.findings,
      ...checkBrandEvents(facts),
      ...answers.found.values(),
      ...missing,
      ...money.findings,
      ...ofRecords.findings,
      ...ofUses.findings,
      ...ofReceipts.findings,
    ]),
    notChecked: [
      ...withoutCalldata(eventsOf(facts.events, "AnswerSettled")),
      ...[request, ofDocument, ofRecords, ofUses, ofReceipts].flatMap(({ notChecked }) => notChecked),
    ],
  };
}

/** Rules, proof, and whether the contract keeps it: at most one finding for each answer. */
async function checkWhole(
  facts: Facts,
  request: CheckedRequest,
  { checkProofs = checkProofsHere }: AuditInputs,
): Promise<{ readonly found: ReadonlyMap<AnswerEvent, Finding>; readonly proofs: number }> {
  const broken = checkAnswers(facts);
  const kept = new Map(facts.state.answers.map(({ nullifier, subject }) => [nullifier, subject]));
  const toProve: [AnswerEvent, ProofToCheck][] = [];
  for (const answer of broken.keys()) {
    const proof = proofOf(answer, request.foldedIn(answer.period));
    if (proof !== undefined) toProve.push([answer, proof]);
  }
  const verdicts = await checkProofs(toProve.map(([, proof]) => proof));
  const invalid = new Set(toProve.flatMap(([answer], index) => (verdicts[index] ? [] : [answer])));
  const found = new Map<AnswerEvent, Finding>();
  for (const [answer, problem] of broken) {
    const finding =
      problem ?? (invalid.has(answer) ? proofFinding(answer) : undefined) ?? keptProblem(answer, kept);
    if (finding !== undefined) found.set(answer, finding);
  }
  return { found, proofs: toProve.length };
}
