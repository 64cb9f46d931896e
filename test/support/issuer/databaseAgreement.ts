import assert from "node:assert/strict";
import { issuerMigrations } from "../../../services/issuer/store/migrations.ts";
import type { Query } from "../../../services/shared/database/database.ts";
import { openSharedDatabase } from "../../../services/shared/database/openDatabase.ts";
import { createSecretKeys } from "../../../services/shared/secretKeys.ts";
import { readRootsPublished } from "../../../src/chain/actions/events.ts";
import { readCurrentRoot } from "../../../src/chain/actions/issuer.ts";
import { createIssuerTree, treeRoot } from "../../../src/credential/issuerTree.ts";
import type { Holding } from "./customersUnderLoad.ts";
import type { GatewayChain, GatewayUnderTest } from "./gatewayUnderTest.ts";

/**
 * Fails unless the database of a gateway that has ended agrees with the chain and its customers: its trees are those on
 * chain, nothing is half done, and each account has the place and the commitment of its customer's first card.
 */
export async function requireDatabase(
  chain: GatewayChain,
  gateway: Pick<GatewayUnderTest, "options" | "secret">,
  holdings: readonly Holding[],
): Promise<void> {
  const database = await openSharedDatabase(gateway.options.database, issuerMigrations);
  try {
    await requireTrees(chain, database.query);
    await requireNothingHalfDone(database.query);
    await requirePlaces(database.query, gateway.secret, holdings);
  } finally {
    await database.close();
  }
}

async function requireTrees({ client, deployment }: GatewayChain, query: Query): Promise<void> {
  const trees = await query<{ issuer: string; leaf_count: number }>("select issuer, leaf_count from trees");
  for (const { issuer: number, leaf_count: leafCount } of trees) {
    const issuer = BigInt(number);
    const published = await readRootsPublished(client, deployment, { issuer, fromBlock: 0n });
    const kept = await query<{ root: string }>(
      "select root from publications where issuer = $1 order by number",
      [number],
    );
    assert.deepEqual(
      kept.map(({ root }) => BigInt(root)),
      published.map(({ root }) => root),
      `Issuer ${issuer} has other roots in the database than on chain.`,
    );
    const leaves = await query<{ place: number; leaf: string }>(
      "select place, leaf from leaves where issuer = $1 order by place",
      [number],
    );
    assert.deepEqual(
      leaves.map(({ place }) => place),
      [...leaves.keys()],
      `A place of issuer ${issuer} is empty, or there twice.`,
    );
    assert.equal(leaves.length, leafCount);
    const root = treeRoot(createIssuerTree(leaves.map(({ leaf }) => BigInt(leaf))));
    const current = await readCurrentRoot(client, deployment, { issuer });
    if (leaves.length > 0) assert.equal(root, current, "The leaves do not lead to the root on chain.");
  }
}

async function requireNothingHalfDone(query: Query): Promise<void> {
  const [counts] = await query<Readonly<Record<string, string | number>>>(
    `select (select count(*) from leaves where is_dirty) as "leaves that changed",
      (select count(*) from trees where revocations > revocations_published) as "trees with a revocation",
      (select count(*) from publications where state <> 'done') as "publications",
      (select count(*) from transactions) as "transactions",
      (select count(*) from sessions where has_ended and sealed is not null) as "sessions with access"`,
  );
  for (const [what, count] of Object.entries(counts!))
    assert.equal(Number(count), 0, `Left half done: ${what}.`);
}

async function requirePlaces(query: Query, secret: string, holdings: readonly Holding[]): Promise<void> {
  const keys = createSecretKeys(Buffer.from(secret.slice(2), "hex"));
  for (const { account, card, isRevoked } of holdings) {
    const found = await query<{
      issuer: string;
      place: number;
      commitment: string;
      is_revoked: boolean;
    }>("select issuer, place, commitment, is_revoked from leaves where account = $1", [
      keys.digest("account of own-word", account.toLowerCase()),
    ]);
    const wanted = {
      issuer: `${card.issuer}`,
      place: card.index,
      commitment: keys.digest("commitment of own-word", `${card.commitment}`),
      is_revoked: isRevoked,
    };
    assert.deepEqual(found, [wanted], `The database knows another card of ${account}.`);
  }
}
