/**
 * For an issuer: registration, credentials, the tree and its roots. Loads no prover.
 *
 * @module issuer
 */

export {
  type IssuerOffered,
  type IssuerRegistered,
  type RootReplaced,
  type RootRevoked,
  readIssuersOffered,
  readIssuersRegistered,
  readRootsReplaced,
  readSingleRootsRevoked,
} from "../chain/actions/auditEvents.ts";
export {
  type IssuerAccountChanged,
  type RootPublished,
  type RootsRevoked,
  readIssuerAccountsChanged,
  readRootsPublished,
  readRootsRevoked,
} from "../chain/actions/events.ts";
export * from "../chain/actions/issuer.ts";
export * from "../chain/calls/issuerCalls.ts";
export * from "../chain/requests/permission.ts";
export { requirePermissionEnd, type SignedPermissionEnd } from "../chain/requests/permissionEnd.ts";
export { type SignedPermissionReceipt, signPermissionReceipt } from "../chain/requests/permissionReceipt.ts";
export * from "../credential/credential.ts";
export * from "../credential/issuerTree.ts";
export * from "../credential/treeChunks.ts";
export { type Card, writeCard } from "../format/credential/card.ts";
export { type Commitment, readCommitment } from "../format/credential/commitment.ts";
export * from "../format/credential/leaves.ts";
export { type PermissionFile, readPermission } from "../format/credential/permission.ts";
export { type PermissionEndFile, readPermissionEnd } from "../format/credential/permissionEnd.ts";
export * from "../source/bands.ts";
export { bankSchema } from "../source/bank/attributes/bankSchema.ts";
export type { Bank } from "../source/bank/bank.ts";
export { type BankPending, createBankSource } from "../source/bank/bankSource.ts";
export * from "../source/fetching.ts";
export { writeCustomerCode } from "../source/ownBrand/customerCode.ts";
export * from "../source/ownBrand/ownBrand.ts";
export * from "../source/ownBrand/purchaseLog.ts";
export * from "../source/ownWord/ownWord.ts";
export type {
  ClaimMapping,
  PresentationOptions,
  PrivateKey,
  PublicKey,
  TrustedIssuer,
  Verifier,
} from "../source/presentation/presentation.ts";
export {
  createPresentationSource,
  type PresentationPending,
} from "../source/presentation/presentationSource.ts";
export {
  createDataVault,
  type DataVaultOptions,
  type VaultMapping,
  type VaultResource,
  vaultResources,
} from "../source/solid/dataVault.ts";
export type {
  GatewayLogin,
  Mapping,
  PodServer,
  ReadRdf,
  SolidPending,
  Statement,
} from "../source/solid/solid.ts";
export { createSolidSource, type SolidOptions } from "../source/solid/solidSource.ts";
export * from "../source/source.ts";
export * from "../source/sourceError.ts";
export { createNodeFetch } from "../source/wallet/nodeFetch.ts";
export { createWallet, type WalletOptions } from "../source/wallet/wallet.ts";
export * from "../source/wallet/walletSchema.ts";
export * from "./shared.ts";
