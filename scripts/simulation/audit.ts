import { readFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import { type Audit, auditCampaign } from "../../src/audit/audit.ts";
import type { LightRecords } from "../../src/audit/brand/lightRecordsFile.ts";
import { readKeyPoints } from "../../src/audit/history/fold.ts";
import { readFactsFromChain } from "../../src/audit/reading/readFacts.ts";
import { forgetExpired, readLightRecord } from "../../src/brand/lightRecord.ts";
import {
  type CampaignDocument,
  readCampaignDocument,
  writeCampaignDocument,
} from "../../src/format/campaign/campaignDocument.ts";
import { memoryStore } from "../../src/store.ts";
import type { OpenCampaign } from "./campaigns.ts";
import type { Settlement } from "./scenarios/settlement.ts";
import type { Simulation } from "./simulation.ts";

/** Audits every campaign of a run, each with its document and with what the brand keeps of its customers. */
export async function auditAll(
  simulation: Simulation,
  settlements: readonly Settlement[],
): Promise<readonly Audit[]> {
  const { chain } = simulation;
  const key = await readFile(fromRoot("circuits/keys/verification_key.json"), "utf8");
  const points = readKeyPoints(key);
  const records = await keptRecords(simulation);
  const opened = new Map<bigint, OpenCampaign>();
  for (const campaign of [
    ...Object.values(simulation.campaigns),
    ...settlements.map((one) => one.campaign),
  ]) {
    opened.set(campaign.id, campaign);
  }
  const audits: Audit[] = [];
  for (const [campaign, { plan }] of opened) {
    const from = { campaign, fromBlock: 0n, store: memoryStore() };
    const facts = await readFactsFromChain(chain.reader, chain.addresses, from);
    audits.push(await auditCampaign(facts, { points, document: documentOf(plan), records }));
  }
  return audits;
}

/** Flat figures for `out/audit.json`. */
export function auditFigures(audits: readonly Audit[]): Record<string, number> {
  const sum = (count: (audit: Audit) => number) => audits.reduce((total, audit) => total + count(audit), 0);
  return {
    campaigns: audits.length,
    findings: sum(({ findings }) => findings.length),
    "answers.checked": sum(({ checked }) => checked.answers),
    "proofs.checked": sum(({ checked }) => checked.proofs),
    "consents.checked": sum(({ checked }) => checked.consents),
    "withdrawals.checked": sum(({ checked }) => checked.withdrawals),
    "claims.checked": sum(({ checked }) => checked.claims),
    "records.checked": sum(({ checked }) => checked.records),
  };
}

/** What the brand keeps once it has forgotten what is over, as it does every day. */
async function keptRecords({ chain, customers, records }: Simulation): Promise<LightRecords> {
  const { chainId, campaigns } = chain.addresses;
  const writtenAt = await chain.now();
  await forgetExpired(records, writtenAt);
  const kept = await Promise.all(
    customers.map(({ subject }) => readLightRecord(records, subject.account.address)),
  );
  return {
    ...{ format: "decdp-light-records-1", chainId, campaigns, brand: chain.brand.account.address, writtenAt },
    records: kept.filter((record) => record !== undefined),
  };
}

function documentOf({ name, text, request, isSealed }: OpenCampaign["plan"]): CampaignDocument {
  const document = { name, terms: text, ...request.words, sealed: isSealed };
  return readCampaignDocument(writeCampaignDocument(document));
}
