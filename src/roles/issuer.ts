/**
 * For an issuer: registration, credentials, the tree and its roots. Loads no prover.
 *
 * @module issuer
 */

export {
  type IssuerAccountChanged,
  type RootPublished,
  type RootsRevoked,
  readIssuerAccountsChanged,
  readRootsPublished,
  readRootsRevoked,
} from "../chain/actions/events.ts";
export * from "../chain/actions/issuer.ts";
export * from "../credential/credential.ts";
export * from "../credential/issuerTree.ts";
export * from "../credential/treeChunks.ts";
export * from "./shared.ts";
