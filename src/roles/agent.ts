/**
 * The customer's side as one object, for pages and programs that act for a customer.
 *
 * @module agent
 */

export type { Agent, Handled } from "../agent/agent.ts";
export { createAgent } from "../agent/agent.ts";
export type { Answering } from "../agent/answer/answer.ts";
export { type CardProblem, type GoodCard, NoCardError } from "../agent/answer/card.ts";
export type { Consideration } from "../agent/answer/consider.ts";
export type { BrandsPart } from "../agent/answer/seal.ts";
export type { ShownRendering } from "../agent/answer/shown.ts";
export type { Forgotten } from "../agent/forget.ts";
export type { ExplainedGroup } from "../agent/memory/explainedGroup.ts";
export type { KeptReceipt } from "../agent/memory/keptReceipt.ts";
export type {
  Arrival,
  Happening,
  KnownAnswer,
  KnownConsent,
  KnownRequest,
  RequestState,
} from "../agent/memory/knownRequest.ts";
export type { OutboxEntry } from "../agent/memory/outboxEntry.ts";
export { type BrandFile, fetchBrandFile, readBrandFile } from "../agent/request/brandFile.ts";
export { linkInHash, pageLink } from "../agent/request/pageLink.ts";
export type { ReceivedRequest } from "../agent/request/receive.ts";
export type { Reward } from "../agent/rewards/rewards.ts";
export type { RightsComplaint } from "../agent/rights/complaint.ts";
export type { RightStanding } from "../agent/rights/kept.ts";
export {
  askForSeal,
  type OpenedLink,
  openBrandLink,
  type PlaceOfBrand,
  proveBrandLink,
  tellBrandService,
} from "../agent/sending/brandService.ts";
export type { Delivery } from "../agent/sending/deliver.ts";
export type { ImaginedRequest } from "../agent/settings/imagined.ts";
export type { ComparedDecision, ComparedDecisions } from "../agent/settings/tryOut.ts";
export type { FormerSettings } from "../agent/settings/versions.ts";
export type { Complaint } from "../agent/stop/complaint.ts";
export { type Stop as StopOfRecipient, standingOf } from "../agent/stop/stop.ts";
export type { Addressee, BrandMessage, Surroundings } from "../agent/surroundings.ts";
export type { VaultContents } from "../agent/vault/contents.ts";
export * from "../agent/vault/passkeys.ts";
export type { KnownVault, VaultPoint } from "../agent/vault/point.ts";
export * from "../agent/vault/storedVault.ts";
export {
  type PasskeyUnlocking,
  passkeyInput,
  type SignVault,
  type Unlocking,
  vaultTypedData,
  WALLET_VAULT_WARNING,
} from "../agent/vault/unlocking.ts";
export * from "../agent/vault/vault.ts";
export { readVaultFile, type VaultFile, type Way, type WrappedWay } from "../agent/vault/vaultFile.ts";
export { webVaultStore } from "../agent/vault/webStore.ts";
export * from "../customer/unlockingError.ts";
export * from "./explanation.ts";
