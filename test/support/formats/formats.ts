import { readFileSync } from "node:fs";
import { fromRoot } from "../../../services/shared/paths.ts";
import { readVaultFile, writeVaultFile } from "../../../src/agent/vault/vaultFile.ts";
import { readAnswerFile, writeAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { readSeal, writeSeal } from "../../../src/format/answer/seal.ts";
import { readSealRequestFile, writeSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import { readSignedClaim, writeSignedClaim } from "../../../src/format/answer/signedClaim.ts";
import { readSignedConsent, writeSignedConsent } from "../../../src/format/answer/signedConsent.ts";
import { readSignedWithdrawal, writeSignedWithdrawal } from "../../../src/format/answer/signedWithdrawal.ts";
import { readSubmission, writeSubmission } from "../../../src/format/answer/submission.ts";
import { readTicket, writeTicket } from "../../../src/format/answer/ticket.ts";
import {
  readCampaignDocument,
  writeCampaignDocument,
} from "../../../src/format/campaign/campaignDocument.ts";
import {
  readPublishedCampaign,
  writePublishedCampaign,
} from "../../../src/format/campaign/publishedCampaign.ts";
import { readSchema, writeSchema } from "../../../src/format/campaign/schema.ts";
import { readCard, writeCard } from "../../../src/format/credential/card.ts";
import { readCommitment, writeCommitment } from "../../../src/format/credential/commitment.ts";
import { readLeaves, writeLeaves } from "../../../src/format/credential/leaves.ts";
import { readPermission, writePermission } from "../../../src/format/credential/permission.ts";
import { readPermissionEnd, writePermissionEnd } from "../../../src/format/credential/permissionEnd.ts";
import {
  readPermissionReceipt,
  writePermissionReceipt,
} from "../../../src/format/credential/permissionReceipt.ts";
import type { Reader } from "../../../src/format/reading/reading.ts";
import { readCustomerRecord, writeCustomerRecord } from "../../../src/format/record/customerRecord.ts";
import { readHandOverFile, writeHandOverFile } from "../../../src/format/record/handOverFile.ts";
import { readRightsReplyFile, writeRightsReplyFile } from "../../../src/format/record/rightsReplyFile.ts";
import {
  readRightsRequestFile,
  writeRightsRequestFile,
} from "../../../src/format/record/rightsRequestFile.ts";
import {
  readRightsRevocationFile,
  writeRightsRevocationFile,
} from "../../../src/format/record/rightsRevocationFile.ts";
import { permissionEndFile, permissionFile, permissionReceiptFile } from "./permissions.ts";
import * as values from "./values.ts";

/** One format with a value of it, and where its text is in the vectors. */
export interface FormatCase {
  readonly name: string;
  readonly value: object;
  readonly written: string;
  readonly read: Reader<object>;
  /** Paths that may be left out. */
  readonly optional: readonly string[];
}

const { campaignsPlace, issuersPlace, document, consent, answer } = values;

const inDocument = [
  "terms.replaces",
  "terms.dataProtectionOfficer",
  "terms.largestReward",
  "terms.decision.logic",
  "terms.decision.humanContact",
  "terms.recipients.2.places.0.safeguard",
  "model",
  "model.points.age",
  "model.points.age.missing",
  "model.points.age.bins.0.below",
];

const commitment = { format: "decdp-commitment-1", ...issuersPlace, issuer: 9n, commitment: 90n } as const;
const card = {
  format: "decdp-card-1",
  ...issuersPlace,
  issuer: 9n,
  index: 5,
  commitment: 90n,
  validUntil: 1_900_000_000,
  attributes: [30, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  schema: values.schema,
} as const;
const leaves = { format: "decdp-leaves-1", issuer: 9n, leaves: values.leaves } as const;
const published = { campaign: 12n, ...campaignsPlace, document };
const asked = { ...campaignsPlace, campaign: 12n, scope: 56n };
const sealRequest = {
  format: "decdp-seal-request-1",
  ...campaignsPlace,
  request: values.sealRequest,
} as const;
const rightsRequest = {
  format: "decdp-rights-request-1",
  ...campaignsPlace,
  request: values.rightsRequest,
} as const;
const rightsReply = {
  format: "decdp-rights-reply-1",
  ...campaignsPlace,
  reply: values.rightsReply,
} as const;
const rightsRevocation = {
  format: "decdp-rights-revocation-1",
  ...campaignsPlace,
  revocation: values.rightsRevocation,
} as const;
const handOver = {
  format: "decdp-hand-over-1",
  ...campaignsPlace,
  terms: values.terms,
  handOver: values.handOver,
} as const;
const record = { format: "decdp-customer-record-1", ...campaignsPlace, ...values.kept } as const;
const seal = {
  format: "decdp-seal-2",
  ...asked,
  subject: values.accountOf(3),
  sealKey: 99n,
  signature: values.signatureOf(4),
} as const;
const ticketFile = { format: "decdp-ticket-1", ...campaignsPlace, ticket: values.ticket } as const;
const answerFile = { format: "decdp-answer-1", ...campaignsPlace, answer, consent } as const;
const submission = { answer, consent, ticket: values.ticket };

function formatCase(
  name: string,
  value: object,
  written: string,
  read: Reader<object>,
  optional: readonly string[] = [],
): FormatCase {
  return { name, value, written, read, optional };
}

export const formats: readonly FormatCase[] = [
  formatCase("schema", values.schema, writeSchema(values.schema), readSchema),
  formatCase(
    "campaign document",
    document,
    writeCampaignDocument(document),
    readCampaignDocument,
    inDocument,
  ),
  formatCase(
    "published campaign",
    published,
    writePublishedCampaign(published),
    readPublishedCampaign,
    inDocument.map((path) => `document.${path}`),
  ),
  formatCase("commitment", commitment, writeCommitment(commitment), readCommitment),
  formatCase("card", card, writeCard(card), readCard),
  formatCase("leaves", leaves, writeLeaves(leaves), readLeaves),
  formatCase("seal request", sealRequest, writeSealRequestFile(sealRequest), readSealRequestFile),
  formatCase("seal", seal, writeSeal(seal), readSeal),
  formatCase("ticket", ticketFile, writeTicket(ticketFile), readTicket),
  formatCase("answer file", answerFile, writeAnswerFile(answerFile), readAnswerFile, ["consent"]),
  formatCase("submission", submission, writeSubmission(submission), readSubmission, ["consent", "ticket"]),
  formatCase("signed consent", consent, writeSignedConsent(consent), readSignedConsent),
  formatCase(
    "signed withdrawal",
    values.withdrawal,
    writeSignedWithdrawal(values.withdrawal),
    readSignedWithdrawal,
  ),
  formatCase("signed claim", values.claim, writeSignedClaim(values.claim), readSignedClaim),
  formatCase("rights request", rightsRequest, writeRightsRequestFile(rightsRequest), readRightsRequestFile),
  formatCase("rights reply", rightsReply, writeRightsReplyFile(rightsReply), readRightsReplyFile),
  formatCase(
    "rights revocation",
    rightsRevocation,
    writeRightsRevocationFile(rightsRevocation),
    readRightsRevocationFile,
  ),
  formatCase(
    "hand-over",
    handOver,
    writeHandOverFile(handOver),
    readHandOverFile,
    inDocument.filter((path) => path.startsWith("terms.")),
  ),
  formatCase("customer record", record, writeCustomerRecord(record), readCustomerRecord, ["stoppedOffers"]),
  formatCase("permission", permissionFile, writePermission(permissionFile), readPermission),
  formatCase("permission end", permissionEndFile, writePermissionEnd(permissionEndFile), readPermissionEnd),
  formatCase(
    "permission receipt",
    permissionReceiptFile,
    writePermissionReceipt(permissionReceiptFile),
    readPermissionReceipt,
  ),
  formatCase("vault", values.vault, writeVaultFile(values.vault), readVaultFile),
];

interface FormatVectors {
  /** The lines of each format's text; what is sent and not kept in a file has one, without an end. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly hashes: {
    readonly document: { readonly canonical: string; readonly hash: string };
    readonly leaves: { readonly words: readonly string[]; readonly digest: string };
    /** What is signed; that of a permission is its id. */
    readonly permission: { readonly id: string; readonly end: string; readonly receipt: string };
  };
}

/** From the root of the repository. */
export const formatVectorsFile = "test/vectors/formats.json";

export const formatVectors: FormatVectors = JSON.parse(readFileSync(fromRoot(formatVectorsFile), "utf8"));
