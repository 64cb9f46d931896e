import {
  publishRoot,
  registerIssuer,
  revokeRoot,
  type SourceKind,
} from "../../../src/chain/actions/issuer.ts";
import type { SigningClient } from "../../../src/chain/transact.ts";
import { type Credential, leafOf } from "../../../src/credential/credential.ts";
import {
  createIssuerTree,
  type IssuerTree,
  insertLeaf,
  leafCount,
  removeLeaf,
  type TreePath,
  treePath,
  treeRoot,
} from "../../../src/credential/issuerTree.ts";
import { digestOfLeaves } from "../../../src/format/credential/leaves.ts";
import type { Chain } from "../chain.ts";
import { type Measures, noteGas } from "../measures.ts";

const HOUR = 3600;

/** An issuer's number and account, and its tree. */
export interface Issuer {
  readonly id: bigint;
  readonly client: SigningClient;
  readonly tree: IssuerTree;
}

/** A credential as its holder keeps it. */
export interface HeldCredential {
  readonly credential: Credential;
  readonly index: number;
}

/** Registers an issuer, whose tree is still empty. */
export async function createIssuer(
  chain: Chain,
  measures: Measures,
  client: SigningClient,
  kind: SourceKind,
): Promise<Issuer> {
  const { issuer } = noteGas(
    measures,
    "registerIssuer",
    await registerIssuer(client, chain.addresses, {
      kind,
      minimumInterval: HOUR,
      grace: HOUR,
      metadataUri: `https://${kind.toLowerCase()}.example/decdp.json`,
    }),
  );
  return { id: issuer, client, tree: createIssuerTree() };
}

/** Puts a credential into the issuer's tree. It is valid once the next root is published. */
export function issue(issuer: Issuer, credential: Credential): HeldCredential {
  return { credential, index: insertLeaf(issuer.tree, leafOf(credential)) };
}

/** The holder's path in the issuer's current tree. */
export function pathOf(issuer: Issuer, { index }: HeldCredential): TreePath {
  return treePath(issuer.tree, index);
}

export async function publish(chain: Chain, measures: Measures, issuer: Issuer): Promise<void> {
  noteGas(
    measures,
    "publishRoot",
    await publishRoot(issuer.client, chain.addresses, {
      issuer: issuer.id,
      root: treeRoot(issuer.tree),
      uri: `https://issuer-${issuer.id}.example/leaves.json`,
      leafCount: leafCount(issuer.tree),
      digest: digestOfLeaves(issuer.tree.levels[0]!),
    }),
  );
}

/** Revokes one credential at once: publishes a root without it and revokes the old root. */
export async function revoke(
  chain: Chain,
  measures: Measures,
  issuer: Issuer,
  { index }: HeldCredential,
): Promise<void> {
  const root = treeRoot(issuer.tree);
  removeLeaf(issuer.tree, index);
  await publish(chain, measures, issuer);
  noteGas(
    measures,
    "revokeRoot",
    await revokeRoot(issuer.client, chain.addresses, { issuer: issuer.id, root }),
  );
}
