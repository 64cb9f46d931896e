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
export * from "../credential/credential.ts";
export * from "../credential/issuerTree.ts";
export * from "../credential/treeChunks.ts";
export { type Card, writeCard } from "../format/credential/card.ts";
export { type Commitment, readCommitment } from "../format/credential/commitment.ts";
export * from "../format/credential/leaves.ts";
export * from "./shared.ts";
