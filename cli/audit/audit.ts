import { accessSync, constants, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "../../services/shared/paths.ts";
import { type Audit, auditCampaign } from "../../src/audit/audit.ts";
import { readLightRecords } from "../../src/audit/brand/lightRecordsFile.ts";
import { readUseLog } from "../../src/audit/brand/useLog.ts";
import { resumable } from "../../src/audit/checks/manyProofs.ts";
import type { Facts } from "../../src/audit/facts/facts.ts";
import { readFacts, writeFacts } from "../../src/audit/facts/factsFile.ts";
import { readKeyPoints } from "../../src/audit/history/fold.ts";
import type { AuditProgress } from "../../src/audit/reading/pieces.ts";
import { readFactsFromChain } from "../../src/audit/reading/readFacts.ts";
import { readReceipts } from "../../src/consent/receipt/export/receipts.ts";
import { contractErrorName, DecdpError } from "../../src/errors.ts";
import { readPublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import { toIndentedJson } from "../../src/format/reading/json.ts";
import { memoryStore } from "../../src/store.ts";
import { readFile } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import { createContext, type Surroundings } from "../setting/context.ts";
import { type AuditOptions, commandOf } from "./auditOptions.ts";
import { htmlReport } from "./htmlReport.ts";
import { jsonReport } from "./jsonReport.ts";
import { openProgressFile, type ProgressFile } from "./progressFile.ts";
import { proofWorkers } from "./proofWorkers.ts";
import { showingAudit } from "./showing.ts";
import { findingLines, textReport } from "./textReport.ts";

/** Facts of a million answers have about two gigabytes, more than this reads. */
const LARGEST_FACTS = 512 * 1024 * 1024;

/** Audits a campaign, from a node or from a file of facts; what was found makes the outcome one that is refused. */
export async function auditOne(surroundings: Surroundings, options: AuditOptions): Promise<Outcome> {
  const { campaign, facts } = options;
  if ((campaign === undefined) === (facts === undefined)) {
    throw new UsageError("An audit takes either a campaign or a file of facts.", {
      hint: "Name one: --campaign 1, or --facts FILE.",
    });
  }
  const onProgress = options.json ? () => {} : showingAudit(surroundings.terminal);
  return facts === undefined
    ? auditOnNetwork(surroundings, { ...options, campaign: campaign! }, onProgress)
    : auditFacts({ ...options, facts }, onProgress);
}

type OnProgress = (progress: AuditProgress) => void;

async function auditFacts(
  options: AuditOptions & { readonly facts: string },
  onProgress: OnProgress,
): Promise<Outcome> {
  const facts = readFile(options.facts, readFacts, LARGEST_FACTS);
  return withProgress(progressFor(options.facts), (progress) =>
    audited(facts, options, progress, onProgress),
  );
}

async function auditOnNetwork(
  surroundings: Surroundings,
  options: AuditOptions & { readonly campaign: bigint },
  onProgress: OnProgress,
): Promise<Outcome> {
  const { campaign, toBlock } = options;
  const { reader, deployment, network, folder, state } = createContext(options, surroundings);
  state.close();
  const fromBlock = options.fromBlock ?? network.firstBlock;
  return withProgress(openProgressFile(path.join(folder, `audit-${campaign}.db`)), async (progress) => {
    const { store } = progress;
    const facts = await readFactsFromChain(reader, deployment, {
      campaign,
      fromBlock,
      toBlock,
      store,
      onProgress,
    }).catch((error: unknown) => {
      if (contractErrorName(error) !== "CampaignUnknown") throw error;
      throw new DecdpError(`There is no campaign ${campaign}.`, {
        cause: error,
        hint: "Check the number and the network.",
      });
    });
    return audited(facts, options, progress, onProgress);
  });
}

async function audited(
  facts: Facts,
  options: AuditOptions,
  { store }: ProgressFile,
  onProgress: OnProgress,
): Promise<Outcome> {
  const { document, records, uses, receipts } = options;
  if (options.saveFacts !== undefined) writeFileSync(options.saveFacts, writeFacts(facts));
  const workers = proofWorkers();
  try {
    const audit = await auditCampaign(facts, {
      points: readKeyPoints(readFileSync(fromRoot("circuits/keys/verification_key.json"), "utf8")),
      checkProofs: resumable(workers.checkProofs, store, onProgress),
      ...(document !== undefined && { document: readFile(document, readPublishedCampaign).document }),
      ...(records !== undefined && { records: readFile(records, readLightRecords, LARGEST_FACTS) }),
      ...(receipts !== undefined && { receipts: readFile(receipts, readReceipts, LARGEST_FACTS).receipts }),
      ...(uses !== undefined && { useLog: readFile(uses, readUseLog, LARGEST_FACTS) }),
    });
    return outcomeOf(audit, options);
  } finally {
    await workers.close();
  }
}

function outcomeOf(audit: Audit, options: AuditOptions): Outcome {
  const command = commandOf(options, audit.readTo.block);
  if (options.html !== undefined) writeFileSync(options.html, htmlReport(audit, command));
  if (options.finding !== undefined) return showFinding(audit, options.finding, command);
  return {
    data: jsonReport(audit, command),
    lines: textReport(audit, command),
    refused: audit.findings.length > 0,
  };
}

/** One finding, with every argument of the events that show it. */
function showFinding(audit: Audit, id: string, command: string): Outcome {
  const finding = audit.findings.find((one) => one.id === id);
  if (finding === undefined) {
    throw new DecdpError(`The audit has no finding ${id}.`, {
      details: { findings: audit.findings.map((one) => one.id) },
      hint: `All findings: ${command}`,
    });
  }
  // Proofs and texts of terms are long, and say nothing to people.
  const events = finding.evidence.map((event) => ({ ...event, calldata: undefined, core: undefined }));
  return {
    data: { ...finding, command },
    lines: [
      ...findingLines(finding, command).slice(1),
      "Events, in the order in which they matter:",
      toIndentedJson(events),
    ],
    refused: true,
  };
}

async function withProgress<Result>(
  progress: ProgressFile,
  run: (progress: ProgressFile) => Promise<Result>,
): Promise<Result> {
  let isDone = false;
  try {
    const result = await run(progress);
    isDone = true;
    return result;
  } finally {
    progress.close(isDone);
  }
}

/** Beside the facts; where nothing can be written there, in memory. */
function progressFor(facts: string): ProgressFile {
  try {
    accessSync(path.dirname(facts), constants.W_OK);
  } catch {
    return { store: memoryStore(), close: () => {} };
  }
  return openProgressFile(`${facts}.progress.db`);
}
