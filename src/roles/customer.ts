/**
 * For a customer's agent: keys and their backup, credentials, proofs, consents, withdrawals, claims.
 *
 * @module customer
 */

export * from "../answer/curve.ts";
export * from "../answer/input.ts";
export * from "../answer/prover.ts";
export * from "../answer/sealing.ts";
export * from "../answer/verification.ts";
export * from "../chain/actions/campaignState.ts";
export * from "../chain/actions/claim.ts";
export * from "../chain/actions/consent.ts";
export * from "../chain/actions/events.ts";
export { isRootLive } from "../chain/actions/issuer.ts";
export { modelIdOf } from "../chain/actions/model.ts";
export { quoteAnswer, type SettlementParameters, settleAnswer } from "../chain/actions/settlement.ts";
export { termsIdOf } from "../chain/actions/terms.ts";
export * from "../chain/actions/withdrawal.ts";
export {
  consentCall,
  ownConsentCall,
  ownWithdrawalCall,
  withdrawalCall,
} from "../chain/calls/consentCalls.ts";
export { claimCall, ownClaimCall, settleCall, settleWithCall } from "../chain/calls/settlementCalls.ts";
export * from "../chain/refusals.ts";
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
export * from "../customer/keys.ts";
export * from "../format/answerFile.ts";
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
} from "../format/campaignDocument.ts";
export { type Card, readCard, writeCard } from "../format/card.ts";
export { type Commitment, writeCommitment } from "../format/commitment.ts";
export * from "../format/consentFile.ts";
export { type Leaves, readLeaves } from "../format/leaves.ts";
export * from "../format/publishedCampaign.ts";
export {
  attributesUsed,
  type ClauseWords,
  type ConditionWords,
  type ModelWords,
  type RequestWords,
  type RulesWords,
  requestFrom,
} from "../format/requestWords.ts";
export { readSeal, type Seal } from "../format/seal.ts";
export { writeSignedClaim } from "../format/signedClaim.ts";
export { writeSignedConsent } from "../format/signedConsent.ts";
export { writeSignedWithdrawal } from "../format/signedWithdrawal.ts";
export { type Submission, writeSubmission } from "../format/submission.ts";
export { hashOfTerms, readTerms, retentionOf, type Terms, writeTerms } from "../format/terms.ts";
export { readTicket, type TicketFile } from "../format/ticket.ts";
export * from "../request/check.ts";
export * from "../request/segment.ts";
export * from "./shared.ts";
