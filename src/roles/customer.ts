/**
 * For a customer's agent: keys and their backup, credentials, proofs, consents, withdrawals, claims.
 *
 * @module customer
 */

export * from "../actions/campaignState.ts";
export * from "../actions/claim.ts";
export * from "../actions/consent.ts";
export * from "../actions/events.ts";
export { isRootLive } from "../actions/issuer.ts";
export { modelIdOf } from "../actions/model.ts";
export { quoteAnswer, type SettlementParameters, settleAnswer } from "../actions/settlement.ts";
export { termsIdOf } from "../actions/terms.ts";
export * from "../actions/withdrawal.ts";
export * from "../answerInput.ts";
export * from "../backup.ts";
export {
  type KeyBackup,
  type PassphraseProtection,
  parseBackup,
  type ScryptCost,
  type WalletProtection,
} from "../backupFormat.ts";
export * from "../credential.ts";
export * from "../curve.ts";
export * from "../customerKeys.ts";
export * from "../issuerTree.ts";
export * from "../prover.ts";
export * from "../refusals.ts";
export * from "../requestCheck.ts";
export * from "../sealing.ts";
export * from "../segment.ts";
export * from "../treeChunks.ts";
export * from "../verification.ts";
export * from "./shared.ts";
