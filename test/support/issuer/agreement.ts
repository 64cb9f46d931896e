import assert from "node:assert/strict";
import { readRootsPublished } from "../../../src/chain/actions/events.ts";
import { isRootLive, readCurrentRoot } from "../../../src/chain/actions/issuer.ts";
import { leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treeRoot } from "../../../src/credential/issuerTree.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { digestOfLeaves } from "../../../src/format/credential/leaves.ts";
import { readGatewayIssuer, readGatewayLeaves } from "../../../src/source/gatewayClient.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import type { Holding } from "./customersUnderLoad.ts";

/**
 * Fails unless gateway, chain and customers agree: every root that is on chain has its leaves at the gateway and was
 * published once; every customer's card stands at a place of its own under the current root, and a card that was taken
 * back under no live one. Returns the number of roots.
 */
export async function requireAgreement(
  chain: CrowdChain,
  url: string,
  holdings: readonly Holding[],
): Promise<number> {
  const { trees } = await readGatewayIssuer({ url }, "own-word");
  let roots = 0;
  for (const issuer of trees) {
    const own = holdings.filter(({ card }) => card.issuer === issuer);
    roots += await requireTree(chain, url, issuer, own);
  }
  const places = holdings.map(({ card }) => `${card.issuer} ${card.index}`);
  assert.equal(new Set(places).size, places.length, "Two customers have the same place.");
  return roots;
}

async function requireTree(
  chain: CrowdChain,
  url: string,
  issuer: bigint,
  holdings: readonly Holding[],
): Promise<number> {
  const { client, deployment } = chain;
  const published = await readRootsPublished(client, deployment, { issuer, fromBlock: 0n });
  const current = await readCurrentRoot(client, deployment, { issuer });
  for (const { root, leafCount, digest } of published) {
    if (!(await isRootLive(client, deployment, { issuer, root }))) continue;
    const leaves = await readGatewayLeaves({ url }, { issuer, root });
    assert.equal(leaves.length, leafCount);
    assert.equal(digestOfLeaves(leaves), digest);
    assert.equal(treeRoot(createIssuerTree(leaves)), root, "The leaves do not lead to their root.");
    assert.equal(new Set(leaves).size, leaves.length, "A leaf is there twice.");
    const known = new Set(leaves);
    const revoked = holdings.filter(({ isRevoked }) => isRevoked).flatMap(({ former }) => former);
    assert.ok(!revoked.some((card) => known.has(leafOfCard(card))), "A card that was taken back counts.");
    if (root !== current) continue;
    assert.equal(leaves.length, holdings.length, "A leaf has no customer, or a customer no leaf.");
    for (const { card, isRevoked } of holdings) {
      if (!isRevoked) assert.equal(leaves[card.index], leafOfCard(card), "A customer's card does not count.");
    }
  }
  assert.equal(new Set(published.map(({ root }) => root)).size, published.length);
  return published.length;
}

function leafOfCard(card: Card): bigint {
  return leafOf({ ...card, schema: card.schema.id });
}
