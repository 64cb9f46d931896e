import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Address } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import { readLightRecords } from "../../../src/audit/brand/lightRecordsFile.ts";
import { readUseLog } from "../../../src/audit/brand/useLog.ts";
import { resumable } from "../../../src/audit/checks/manyProofs.ts";
import { type Dossier, writeDossier } from "../../../src/audit/dossier/dossier.ts";
import type { Given } from "../../../src/audit/dossier/given.ts";
import { makeDossier } from "../../../src/audit/dossier/make.ts";
import { readKeyPoints } from "../../../src/audit/history/fold.ts";
import { readReceipts } from "../../../src/consent/receipt/export/receipts.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { noteCopy } from "../../brand/customers/copies.ts";
import { describeCount } from "../../campaign/describe.ts";
import { readFile } from "../../input/files.ts";
import { writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import { createContext, type GlobalOptions, type Surroundings } from "../../setting/context.ts";
import { quoted } from "../auditOptions.ts";
import { openProgressFile } from "../progressFile.ts";
import { proofWorkers } from "../proofWorkers.ts";
import { showingAudit } from "../showing.ts";
import { htmlDossier } from "./htmlDossier.ts";

export interface DossierOptions extends GlobalOptions {
  readonly subject: Address;
  readonly brand: Address;
  readonly out: string;
  readonly html?: string;
  readonly document?: readonly string[];
  readonly records?: string;
  readonly uses?: string;
  readonly receipts?: string;
  readonly fromBlock?: bigint;
  readonly toBlock?: bigint;
}

/** As for an audit. */
const LARGEST_FILE = 512 * 1024 * 1024;

/** The points of this release's verifying key. */
export const keyPoints = () =>
  readKeyPoints(readFileSync(fromRoot("circuits/keys/verification_key.json"), "utf8"));

/** Writes the dossier of one customer; what was found makes the outcome one that is refused. */
export async function dossierOf(surroundings: Surroundings, options: DossierOptions): Promise<Outcome> {
  const { subject, brand, toBlock, out, html } = options;
  const given = readGiven(options);
  const { reader, deployment, network, folder, state } = createContext(options, surroundings);
  // A brand that erases the customer later has to find it.
  await state.transaction((writer) => {
    for (const file of [out, html ?? out]) noteCopy(writer, file);
  });
  state.close();
  const onProgress = options.json ? () => {} : showingAudit(surroundings.terminal);
  const progress = openProgressFile(path.join(folder, "dossier.db"));
  const workers = proofWorkers();
  let isDone = false;
  try {
    const dossier = await makeDossier(reader, deployment, {
      ...{ subject, brand, toBlock, given, onProgress },
      fromBlock: options.fromBlock ?? network.firstBlock,
      points: keyPoints(),
      checkProofs: resumable(workers.checkProofs, progress.store, onProgress),
      store: progress.store,
    });
    isDone = true;
    writeOwn(out, writeDossier(dossier), { secret: true });
    const command = commandOf(options, dossier.readTo.block);
    if (html !== undefined) writeFileSync(html, htmlDossier(dossier, command), { mode: 0o600 });
    return outcomeOf(dossier, options, command);
  } finally {
    progress.close(isDone);
    await workers.close();
  }
}

function readGiven({ document, records, uses, receipts }: DossierOptions): Given {
  return {
    ...(document && { documents: document.map((file) => readFile(file, readPublishedCampaign)) }),
    ...(records && { records: readFile(records, readLightRecords, LARGEST_FILE) }),
    ...(uses && { useLog: readFile(uses, readUseLog, LARGEST_FILE) }),
    ...(receipts && { receipts: readFile(receipts, readReceipts, LARGEST_FILE).receipts }),
  };
}

function outcomeOf(dossier: Dossier, { out }: DossierOptions, command: string): Outcome {
  const { subject, brand, hash, readTo, terms, campaigns, given } = dossier;
  const findings = campaigns.flatMap((section) => section.findings);
  const count = (of: (section: (typeof campaigns)[number]) => readonly unknown[]) =>
    campaigns.reduce((sum, section) => sum + of(section).length, 0);
  const consents = terms.reduce((sum, section) => sum + section.consents.length, 0);
  const withdrawals = terms.reduce((sum, section) => sum + section.withdrawals.length, 0);
  return {
    data: { file: out, hash, subject, brand, readTo, findings, notChecked: dossier.notChecked, command },
    lines: [
      `${out} is the dossier of ${subject} with ${brand}, up to block ${readTo.block}: ${describeCount(consents, "consent")}, ${describeCount(withdrawals, "withdrawal")}, ${describeCount(
        count(({ answers }) => answers),
        "answer",
      )} in ${describeCount(campaigns.length, "campaign")}, ${describeCount(given.receipts?.length ?? 0, "receipt")}.`,
      ...[
        ...campaigns.flatMap(({ campaign, notChecked }) => notChecked.map((one) => ({ ...one, campaign }))),
      ].map(({ campaign, what, why }) => `Not checked in campaign ${campaign}: ${what}: ${why}.`),
      ...dossier.notChecked.map(({ what, why }) => `Not checked: ${what}: ${why}.`),
      findings.length === 0 ? "Nothing was found." : `${describeCount(findings.length, "finding")}:`,
      ...findings.map(({ id, sentence }) => `  ${id}: ${sentence}`),
      `Its hash is ${hash}. To verify it: npx decdp receipt verify ${quoted(out)}`,
      `To repeat it: ${command}`,
    ],
    refused: findings.length > 0,
  };
}

/** The command that makes the same dossier again. */
function commandOf(options: DossierOptions, block: number): string {
  const { subject, brand, network, rpc, document = [], records, uses, receipts, fromBlock, out } = options;
  const given: [string, string | bigint | number | undefined][] = [
    ["subject", subject],
    ["brand", brand],
    ["network", network === "local" ? undefined : network],
    ["rpc", rpc],
    ["from-block", fromBlock],
    ["to-block", block],
    ...document.map((file): [string, string] => ["document", file]),
    ["records", records],
    ["uses", uses],
    ["receipts", receipts],
    ["out", out],
  ];
  const words = given.flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${quoted(`${value}`)}`],
  );
  return ["npx decdp dossier", ...words].join(" ");
}
