import { readFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import { type Audit, auditCampaign } from "../../src/audit/audit.ts";
import type { LightRecords } from "../../src/audit/brand/lightRecordsFile.ts";
import { readKeyPoints } from "../../src/audit/history/fold.ts";
import { readFactsFromChain } from "../../src/audit/reading/readFacts.ts";
import { forgetExpired, readLightRecord } from "../../src/brand/lightRecord.ts";
import { readAllOpenings } from "../../src/chain/history.ts";
import {
  type CampaignDocument,
  hashOfDocument,
  readCampaignDocument,
  writeCampaignDocument,
} from "../../src/format/campaign/campaignDocument.ts";
import { memoryStore } from "../../src/store.ts";
import type { CampaignPlan } from "./campaigns.ts";
import { largestPlan, newsPlan, nosyPlan, smallestPlan } from "./plans.ts";
import type { Simulation } from "./simulation.ts";

/** Of the campaigns that are opened on the way. */
const laterPlans = [smallestPlan, largestPlan, newsPlan, nosyPlan];

/** What came of the audit of a campaign with a name. */
export interface NamedAudit extends Audit {
  readonly name: string;
}

/** Audits every campaign on chain, each with its document and with what the brand keeps of its customers. */
export async function auditAll(simulation: Simulation): Promise<readonly NamedAudit[]> {
  const { reader, addresses } = simulation.chain;
  const points = readKeyPoints(await readFile(fromRoot("circuits/keys/verification_key.json"), "utf8"));
  const records = await keptRecords(simulation);
  const plans = [...Object.values(simulation.campaigns).map(({ plan }) => plan), ...laterPlans];
  const documents = new Map(plans.map(documentOf).map((document) => [hashOfDocument(document), document]));
  const audits: NamedAudit[] = [];
  for (const { campaign, parameters } of await readAllOpenings(reader, addresses, { fromBlock: 0n })) {
    const from = { campaign, fromBlock: 0n, store: memoryStore() };
    const facts = await readFactsFromChain(reader, addresses, from);
    const document = documents.get(parameters.documentHash);
    const audit = await auditCampaign(facts, { points, document, records });
    audits.push({ ...audit, name: document?.name ?? `campaign ${campaign}` });
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

function documentOf({ name, text, request, isSealed }: CampaignPlan): CampaignDocument {
  const document = { name, terms: text, ...request.words, sealed: isSealed };
  return readCampaignDocument(writeCampaignDocument(document));
}
