import { auditCampaign } from "../../../src/audit/audit.ts";
import { promisedIn } from "../../../src/audit/brand/promises.ts";
import { resumable } from "../../../src/audit/checks/manyProofs.ts";
import { checkProofsHere } from "../../../src/audit/checks/proofs.ts";
import { checkTerms } from "../../../src/audit/checks/terms.ts";
import { eventsOf } from "../../../src/audit/facts/events.ts";
import { type Facts, openingOf } from "../../../src/audit/facts/facts.ts";
import type { KeyPoints } from "../../../src/audit/history/fold.ts";
import type { AuditProgress } from "../../../src/audit/reading/pieces.ts";
import { readFactsFromChain } from "../../../src/audit/reading/readFacts.ts";
import type { OpeningEvent } from "../../../src/chain/history.ts";
import type { ReadingClient } from "../../../src/chain/transact.ts";
import type { PublicNetwork } from "../../../src/format/record/publicNetwork.ts";
import { explanationWordsFor } from "../../../src/model/explanation/words/language.ts";
import { requestInWords } from "../../../src/model/explanation/words/requestInWords.ts";
import { noModel } from "../../../src/request/model.ts";
import type { Schema } from "../../../src/request/schema.ts";
import type { Store } from "../../../src/store.ts";
import type { CampaignAccount } from "./account.ts";
import { daysOf, segmentsOf } from "./figures.ts";
import { askBrand } from "./said/asked.ts";
import { compareDocument, readPublished } from "./said/document.ts";
import { compareReport } from "./said/report.ts";
import { wordsOf } from "./said/words.ts";

/** What an auditor works with. */
export interface Auditing {
  readonly client: ReadingClient;
  readonly network: PublicNetwork;
  readonly points: KeyPoints;
  readonly store: Store;
  readonly language: string;
}

/** Audits one campaign up to a block with the library's auditor, and puts it into words. */
export async function accountOfCampaign(
  { client, network, points, store, language }: Auditing,
  {
    opening,
    toBlock,
    domain,
  }: {
    readonly opening: OpeningEvent;
    readonly toBlock: bigint;
    readonly domain: string | undefined;
  },
  onProgress: (progress: AuditProgress) => void,
): Promise<CampaignAccount> {
  const { campaign } = opening;
  const { deployment, firstBlock: fromBlock } = network;
  const wanted = { campaign, fromBlock, toBlock, store, onProgress };
  const facts = await readFactsFromChain(client, deployment, wanted);
  const asked = await askBrand(network, domain, `decdp/campaigns/${campaign}`);
  const published = readPublished(asked);
  const audit = await auditCampaign(facts, {
    points,
    checkProofs: resumable(checkProofsHere, store, onProgress),
    document: published?.document,
  });
  const document = compareDocument(asked, published, { facts, audit });
  const isNamed = document.standing === "agreed";
  const report = await askBrand(network, domain, `decdp/audits/${campaign}`);
  const { terms } = checkTerms(facts);
  const { brand, ...opened } = openingOf(facts);
  const put =
    terms &&
    (await wordsOf(
      { client, deployment },
      { terms, brand, language },
      asked,
      isNamed ? (published?.renderings ?? []) : [],
    ));
  const findings = audit.findings.map(({ evidence: _, ...finding }) => finding);
  return {
    ...{ campaign, terms, isNamed, words: put?.words, termsId: opened.terms },
    ...{ name: isNamed ? published?.document.name : undefined },
    ...{ openedAt: opened.time, closesAt: facts.state.closesAt, isSealed: opened.isSealed },
    ...{ token: opened.token, reward: opened.reward },
    request: requestOf(facts, isNamed ? published?.document.schema : undefined, language),
    ...{ checked: audit.checked, money: audit.money },
    delays: audit.stops.map(({ signedAt, recordedAt }) => recordedAt - signedAt),
    promised: promisedIn(terms)?.within,
    stopped: audit.stops.reduce((sum, { answers }) => sum + answers.length, 0),
    ...{ days: daysOf(facts), segments: segmentsOf(facts) },
    // Whether the brand's document is the right one is said of the document; it breaks no rule of the chain.
    findings: findings.filter(({ check }) => check !== "document.differs"),
    unproved: audit.checked.answers - audit.checked.proofs,
    said: [document, ...(put ? [put.said] : []), compareReport(report, { facts, audit })],
  };
}

/** The request in words. Without the right document nobody knows what the details are called. */
function requestOf(facts: Facts, schema: Schema | undefined, language: string) {
  const { rules, model, schema: id } = openingOf(facts);
  const registered = eventsOf(facts.events, "ModelRegistered").find((one) => one.model === model);
  const parameters = BigInt(model) === 0n ? noModel() : registered?.parameters;
  if (parameters === undefined) return undefined;
  const nameless = { id, name: "", attributes: [] } as unknown as Schema;
  const request = { schema: id, rules, model: parameters };
  return requestInWords({ schema: schema ?? nameless, request }, explanationWordsFor(language));
}
