import { publishRoot, registerIssuer, revokeRoot, type SourceKind } from "../../src/chain/actions/issuer.ts";
import type { SigningClient } from "../../src/chain/transact.ts";
import { type Credential, leafOf } from "../../src/credential/credential.ts";
import {
  createIssuerTree,
  type IssuerTree,
  insertLeaf,
  leafCount,
  removeLeaf,
  type TreePath,
  treePath,
  treeRoot,
} from "../../src/credential/issuerTree.ts";
import { digestOfLeaves } from "../../src/format/credential/leaves.ts";
import type { Chain } from "./chain.ts";
import { type Measures, noteGas } from "./measures.ts";

const HOUR = 3600;

/** An issuer's office: its account and its tree. */
export interface Office {
  readonly id: bigint;
  readonly client: SigningClient;
  readonly tree: IssuerTree;
}

/** A credential as its holder keeps it. */
export interface HeldCredential {
  readonly credential: Credential;
  readonly index: number;
}

export async function openOffice(
  chain: Chain,
  measures: Measures,
  client: SigningClient,
  kind: SourceKind,
): Promise<Office> {
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

/** Puts a credential into the issuer's tree; it counts once the next root is published. */
export function issue(office: Office, credential: Credential): HeldCredential {
  return { credential, index: insertLeaf(office.tree, leafOf(credential)) };
}

/** The holder's path in the issuer's present tree. */
export function pathOf(office: Office, { index }: HeldCredential): TreePath {
  return treePath(office.tree, index);
}

export async function publish(chain: Chain, measures: Measures, office: Office): Promise<void> {
  noteGas(
    measures,
    "publishRoot",
    await publishRoot(office.client, chain.addresses, {
      issuer: office.id,
      root: treeRoot(office.tree),
      uri: `https://issuer-${office.id}.example/leaves.json`,
      leafCount: leafCount(office.tree),
      digest: digestOfLeaves(office.tree.levels[0]!),
    }),
  );
}

/** Takes one credential back at once: next root without it, and the old root ended. */
export async function revoke(
  chain: Chain,
  measures: Measures,
  office: Office,
  { index }: HeldCredential,
): Promise<void> {
  const root = treeRoot(office.tree);
  removeLeaf(office.tree, index);
  await publish(chain, measures, office);
  noteGas(
    measures,
    "revokeRoot",
    await revokeRoot(office.client, chain.addresses, { issuer: office.id, root }),
  );
}
