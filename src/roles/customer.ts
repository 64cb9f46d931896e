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
export * from "../request/check.ts";
export * from "../request/segment.ts";
export * from "./shared.ts";
