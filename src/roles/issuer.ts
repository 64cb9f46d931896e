/**
 * For an issuer: registration, credentials, the tree and its roots. Loads no prover.
 *
 * @module issuer
 */

export { type RootPublished, readRootsPublished } from "../actions/events.ts";
export * from "../actions/issuer.ts";
export * from "../credential.ts";
export * from "../issuerTree.ts";
export * from "../treeChunks.ts";
export * from "./shared.ts";
