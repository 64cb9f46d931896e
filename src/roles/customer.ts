/**
 * For whoever builds a customer's side: keys and their backup, credentials, settings and the ledger of what brands know, proofs, consents,
 * withdrawals, claims.
 *
 * @module customer
 */

export type { CircuitFile, CircuitFiles } from "../answer/files/circuitFiles.ts";
export * from "../answer/input.ts";
export * from "../answer/prover.ts";
export * from "../answer/sealing.ts";
export * from "../answer/snarkjsProof.ts";
export * from "../answer/verification.ts";
export type { WorkerSource } from "../answer/worker/startWorker.ts";
export * from "../answer/worker/workerProver.ts";
export * from "../chain/actions/auditEvents.ts";
export * from "../chain/actions/campaignState.ts";
export * from "../chain/actions/claim.ts";
export * from "../chain/actions/consent.ts";
export * from "../chain/actions/events.ts";
export { isRootLive } from "../chain/actions/issuer.ts";
export { modelIdOf } from "../chain/actions/model.ts";
export * from "../chain/actions/permit.ts";
export { quoteAnswer, type SettlementParameters, settleAnswer } from "../chain/actions/settlement.ts";
export { termsIdOf } from "../chain/actions/terms.ts";
export * from "../chain/actions/withdrawal.ts";
export {
  consentAsSent,
  consentCall,
  ownConsentCall,
  ownWithdrawalCall,
  withdrawalAsSent,
  withdrawalCall,
} from "../chain/calls/consentCalls.ts";
export {
  claimAsSent,
  claimCall,
  ownClaimCall,
  settleCall,
  settleWithCall,
} from "../chain/calls/settlementCalls.ts";
export * from "../chain/history.ts";
export * from "../chain/refusals.ts";
export type { RightsReply, SignedRightsReply } from "../chain/requests/rightsReply.ts";
export type { RightsAction, RightsRequest, SignedRightsRequest } from "../chain/requests/rightsRequest.ts";
export type { RightsRevocation, SignedRightsRevocation } from "../chain/requests/rightsRevocation.ts";
export { type SealRequest, type SignedSealRequest, signSealRequest } from "../chain/requests/sealRequest.ts";
export * from "../chain/sameCampaign.ts";
export { requireSeal, type SealMessage, type SignedSeal } from "../chain/settler/seal.ts";
export { requireTicket } from "../chain/settler/ticket.ts";
export * from "../chain/settlingTime.ts";
export * from "../consent/brandDomain.ts";
export { iriOf, namespaces } from "../consent/dpv/namespaces.ts";
export * from "../consent/dpv/notice.ts";
export { processNode } from "../consent/dpv/process.ts";
export { disclosedTo } from "../consent/ledger/disclosed.ts";
export { cautiousFloor, type Floor, type Least, leastValues } from "../consent/ledger/floor.ts";
export {
  type Account,
  type AnsweredQuestion,
  emptyLedger,
  type Ledger,
  recordDisclosure,
} from "../consent/ledger/ledger.ts";
export { readLedger, writeLedger } from "../consent/ledger/ledgerFile.ts";
export * from "../consent/ledger/question.ts";
export { type AttributeReview, type Review, reviewRequest } from "../consent/ledger/review.ts";
export { type Decision, decide } from "../consent/settings/decide.ts";
export { dpvVocabulary } from "../consent/settings/dpvVocabulary.ts";
export { type RequestFacts, type Use, uses } from "../consent/settings/facts.ts";
export * from "../consent/settings/globalPrivacyControl.ts";
export type {
  Actor,
  ConsentedEvent,
  ConsentScope,
  HistoryEvent,
  OtherEvent,
  RefusedEvent,
  WithdrewEvent,
} from "../consent/settings/history.ts";
export { type ReadPreferences, readPreferences } from "../consent/settings/myTerms/read.ts";
export { type WrittenPreferences, writePreferences } from "../consent/settings/myTerms/write.ts";
export * from "../consent/settings/policy.ts";
export { readPolicy, writePolicy } from "../consent/settings/policyFile.ts";
export * from "../consent/settings/presets.ts";
export { reasonSentence } from "../consent/settings/reasonSentences.ts";
export * from "../consent/settings/reasons.ts";
export { policySentences, ruleSentence, termWords } from "../consent/settings/sentences.ts";
export * from "../consent/settings/timeOfNo.ts";
export type { TermField, TermTree, Vocabulary } from "../consent/settings/vocabulary.ts";
export * from "../credential/credential.ts";
export * from "../credential/issuerTree.ts";
export * from "../credential/treeChunks.ts";
export * from "../customer/backup.ts";
export {
  type KeyBackup,
  type PassphraseProtection,
  parseBackup,
  type ScryptCost,
  type WalletProtection,
} from "../customer/backupFormat.ts";
export * from "../customer/did.ts";
export * from "../customer/keys.ts";
export * from "../customer/passkey.ts";
export { SHORTEST_PASSPHRASE } from "../customer/passphraseKey.ts";
export * from "../customer/unlockingError.ts";
export * from "../format/answer/answerFile.ts";
export { type Box, readBox, textInBox } from "../format/answer/box.ts";
export { readSeal, type Seal } from "../format/answer/seal.ts";
export * from "../format/answer/sealRequestFile.ts";
export { writeSignedClaim } from "../format/answer/signedClaim.ts";
export { writeSignedConsent } from "../format/answer/signedConsent.ts";
export { writeSignedWithdrawal } from "../format/answer/signedWithdrawal.ts";
export { type Submission, writeSubmission } from "../format/answer/submission.ts";
export { readTicket, type TicketFile } from "../format/answer/ticket.ts";
export {
  type CampaignDocument,
  type CampaignDocumentFields,
  canonicalDocument,
  type DocumentPart,
  hashOfDocument,
  type OpenedWith,
  readCampaignDocument,
  requireOpenedWith,
  writeCampaignDocument,
} from "../format/campaign/campaignDocument.ts";
export * from "../format/campaign/publishedCampaign.ts";
export {
  attributesUsed,
  type ClauseWords,
  type ConditionWords,
  type ModelWords,
  type RequestWords,
  type RulesWords,
  requestFrom,
} from "../format/campaign/requestWords.ts";
export { type Card, readCard, writeCard } from "../format/credential/card.ts";
export { type Commitment, writeCommitment } from "../format/credential/commitment.ts";
export { type Leaves, readLeaves } from "../format/credential/leaves.ts";
export { type PermissionEndFile, writePermissionEnd } from "../format/credential/permissionEnd.ts";
export { type CustomerRecord, readCustomerRecord } from "../format/record/customerRecord.ts";
export { type RightsReplyFile, readRightsReplyFile } from "../format/record/rightsReplyFile.ts";
export { type RightsRequestFile, readRightsRequestFile } from "../format/record/rightsRequestFile.ts";
export * from "../relayer/relayerClient.ts";
export * from "../request/check.ts";
export * from "../request/segment.ts";
export * from "../source/gatewayClient.ts";
export { readNewestLeaves } from "../source/gatewayLeaves.ts";
export { consentFile, rulesFromVault, vaultResources } from "../source/solid/dataVault.ts";
export {
  createGrantCode,
  type GrantPage,
  type GrantRequest,
  grantReturn,
  readGrantRequest,
  writeGrant,
} from "../source/solid/grant.ts";
export type { Ask } from "../source/source.ts";
export { SourceError, type SourceErrorCode } from "../source/sourceError.ts";
export * from "./explanation.ts";
export * from "./receipts.ts";
export * from "./shared.ts";
export * from "./terms.ts";
