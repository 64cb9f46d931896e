import type { Address } from "viem";
import type { Deployment } from "../../chain/deployment.ts";
import type { ReadingClient } from "../../chain/transact.ts";
import { DecdpError } from "../../errors.ts";
import { memoryStore, type Store } from "../../store.ts";
import { auditCampaign } from "../audit.ts";
import { withSettledCalldata } from "../checks/calldata.ts";
import type { NotChecked } from "../checks/finding.ts";
import { type CheckProofs, checkProofsHere } from "../checks/proofs.ts";
import { isSame } from "../checks/same.ts";
import type { KeyPoints } from "../history/fold.ts";
import type { AuditProgress } from "../reading/pieces.ts";
import { readFactsFromChain } from "../reading/readFacts.ts";
import { type CampaignSection, campaignSection } from "./campaignSection.ts";
import { type Dealings, type DossierScope, type DossierToMake, readDealings } from "./dealings.ts";
import { type Dossier, sealed } from "./dossier.ts";
import { type Given, givenAbout, givenFields } from "./given.ts";
import { termsSections } from "./termsSection.ts";

/** What a dossier is made with besides the chain. */
export interface DossierInputs {
  /** The points of the verifying key, from `readKeyPoints`. */
  readonly points: KeyPoints;
  /** Of everybody: only what is about the customer gets into the dossier. */
  readonly given?: Given | undefined;
  /** By default one after the other, on the caller's thread. */
  readonly checkProofs?: CheckProofs | undefined;
  /** Keeps what was read, so that one that was interrupted goes on, up to the same block; by default in memory. */
  readonly store?: Store | undefined;
  readonly onProgress?: ((progress: AuditProgress) => void) | undefined;
}

/**
 * Gathers all that the chain has of one customer of one brand, audits every campaign that concerns them, and compares it
 * with what was given. An authority, the brand and the customer get the same dossier from the same block and files. Throws
 * `DecdpError` if the chain has nothing, as `readDealings` and `readFactsFromChain` do, and for records or a use log of another brand.
 */
export async function makeDossier(
  client: ReadingClient,
  givenDeployment: Deployment,
  {
    points,
    given = {},
    checkProofs = checkProofsHere,
    store = memoryStore(),
    onProgress,
    ...toMake
  }: DossierToMake & DossierInputs,
): Promise<Dossier> {
  const dealings = await readDealings(client, givenDeployment, toMake);
  const { scope, openings, answers } = dealings;
  const { deployment, brand, subject } = scope;
  const nullifiers = new Set(answers.map(({ nullifier }) => nullifier));
  const terms = await termsSections(client, dealings);
  if (terms.length === 0 && answers.length === 0) throw unknownSubject(scope);
  const own = givenAbout(given, {
    ...{ brand, subject, nullifiers },
    campaigns: new Set(openings.map(({ campaign }) => campaign)),
  });
  const named = campaignsIn(own);
  const concerned = openings
    .map(({ campaign }) => campaign)
    .filter((campaign) => named.has(campaign) || concernsSubject(campaign, dealings));
  const campaigns: CampaignSection[] = [];
  for (const campaign of concerned) {
    const reading = { campaign, fromBlock: toMake.fromBlock, toBlock: BigInt(scope.readTo.block) };
    const read = await readFactsFromChain(client, deployment, { ...reading, store, onProgress });
    const facts = await withSettledCalldata(read, points);
    const { records, useLog, receipts, documents = [] } = own;
    const audit = await auditCampaign(facts, {
      points,
      checkProofs: onlyOf(subject, checkProofs),
      document: documents.find((document) => document.campaign === campaign)?.document,
      ...{ records, useLog, receipts },
    });
    campaigns.push(campaignSection(facts, audit, subject));
  }
  const unknown = [...named].filter((campaign) => !concerned.includes(campaign));
  return sealed({
    ...scope,
    given: givenFields(own),
    ...{ terms, campaigns },
    notChecked: notChecked(own, unknown),
  });
}

function unknownSubject({ deployment, brand, subject, readTo }: DossierScope): DecdpError {
  return new DecdpError(
    `The chain has no consent, withdrawal or answer of ${subject} to ${brand} up to block ${readTo.block}.`,
    {
      details: { chainId: deployment.chainId, brand, subject, block: readTo.block },
      hint: "Customers have another pseudonym with each brand. Check the subject, the brand and the network.",
    },
  );
}

/** Campaigns that the brand's own papers name. */
function campaignsIn({ records, useLog }: Given): ReadonlySet<bigint> {
  const answers = (records?.records ?? []).flatMap((record) => record.answers);
  return new Set([...answers, ...(useLog?.uses ?? [])].map(({ campaign }) => campaign));
}

function concernsSubject(campaign: bigint, { openings, terms, answers }: Dealings): boolean {
  const { parameters } = openings.find((opening) => opening.campaign === campaign)!;
  return terms.includes(parameters.terms) || answers.some((answer) => answer.campaign === campaign);
}

/** Others' proofs are none of this dossier's business; they count as valid. */
function onlyOf(subject: Address, checkProofs: CheckProofs): CheckProofs {
  return async (proofs) => {
    const own = proofs.flatMap(({ signals }, index) => (isSame(signals.subject, subject) ? [index] : []));
    const verdicts = await checkProofs(own.map((index) => proofs[index]!));
    return proofs.map((_, index) => {
      const place = own.indexOf(index);
      return place < 0 || verdicts[place]!;
    });
  };
}

function notChecked({ records, useLog, receipts, leftOut }: Given, unknown: readonly bigint[]): NotChecked[] {
  const why = "it was not given";
  const others =
    "they are kept under another customer's pseudonym, which is not shown here; npx decdp audit names them";
  return [
    ...(records ? [] : [{ what: "what the brand keeps of the customer", why }]),
    ...(useLog ? [] : [{ what: "the brand's log of how it used the answers", why }]),
    ...(receipts ? [] : [{ what: "receipts of consents", why: "none were given" }]),
    ...unknown.map((campaign) => ({
      what: `entries of campaign ${campaign} in records and use log`,
      why: "the brand has opened no such campaign",
    })),
    ...(leftOut && leftOut.records > 0
      ? [{ what: `${leftOut.records} light records that hold this customer's answers`, why: others }]
      : []),
    ...(leftOut && leftOut.uses > 0
      ? [{ what: `${leftOut.uses} uses of this customer's answers`, why: others }]
      : []),
  ];
}
