import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { Hono } from "hono";
import type { Gateway, ManagedIssuer } from "../../../services/issuer/gateway.ts";
import { getChunk, getLeaves } from "../../../services/issuer/http/trees.ts";
import { beginRecovery } from "../../../services/issuer/issuing/recover.ts";
import type { SessionContent } from "../../../services/issuer/issuing/sealedSession.ts";
import { preparePublication } from "../../../services/issuer/publishing/prepare.ts";
import { forgetChunksBefore } from "../../../services/issuer/store/chunks.ts";
import { revokeLeaf, writeLeaf } from "../../../services/issuer/store/leaves.ts";
import { issuerMigrations } from "../../../services/issuer/store/migrations.ts";
import {
  findPublications,
  lastPublishedBefore,
  markPublication,
} from "../../../services/issuer/store/publications.ts";
import { addTree, findTree, publishRevocations } from "../../../services/issuer/store/trees.ts";
import type { Database, Query } from "../../../services/shared/database/database.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import type { Environment } from "../../../services/shared/http/replies.ts";
import { createSecretKeys } from "../../../services/shared/secretKeys.ts";
import { CHUNK_SIZE } from "../../../src/credential/treeChunks.ts";
import { copyEmptyDatabase, copyNewDatabase } from "../../support/database/emptyDatabase.ts";

describe("a gateway's database", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-publications-"));
  let database: Database;
  let issuer = 0n;

  before(async () => {
    const place = path.join(folder, "database");
    await copyEmptyDatabase(place, issuerMigrations);
    database = await openDatabase(place, issuerMigrations);
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function newTree(): Promise<void> {
    issuer++;
    await addTree(database.query, { issuer, name: `issuer ${issuer}`, ordinal: 1 });
  }
  const put = (query: Query, place: number, leaf: bigint) =>
    writeLeaf(
      query,
      {
        issuer,
        place,
        name: `issuer ${issuer}`,
        account: `account ${place}`,
        commitment: "",
        permission: "",
      },
      leaf,
    );
  const newest = async () => (await findPublications(database.query, issuer, 1))[0]!;

  it("has a root ended with a card that was taken back and renewed while that root was worked out", async () => {
    await newTree();
    await put(database.query, 0, 1n);
    await put(database.query, 1, 2n);
    // The leaves are read, and then a customer is quicker than the hashes.
    const whileHashing: Database = {
      ...database,
      async query<Row>(sql: string, parameters?: readonly unknown[]) {
        const rows = await database.query<Row>(sql, parameters);
        if (sql.includes("is_dirty order by place")) {
          await revokeLeaf(database.query, { issuer, place: 0 }, 77n);
          await put(database.query, 0, 3n);
        }
        return rows;
      },
    };
    assert.ok(await preparePublication(whileHashing, issuer, 0));
    assert.equal((await newest()).endsEarlier, false);
    assert.ok(await preparePublication(database, issuer, 1));
    assert.equal((await newest()).endsEarlier, true, "The root with the former card would count on.");
    await put(database.query, 1, 4n);
    assert.ok(await preparePublication(database, issuer, 2));
    assert.equal((await newest()).endsEarlier, false);
  });

  it("gives the leaves under a root whole or not at all when some of its chunks are forgotten", async () => {
    await newTree();
    await put(database.query, 0, 5n);
    await put(database.query, CHUNK_SIZE, 6n);
    await preparePublication(database, issuer, 0);
    await put(database.query, CHUNK_SIZE, 7n);
    await preparePublication(database, issuer, 1);
    const [second, first] = await findPublications(database.query, issuer, 2);
    const app = new Hono<Environment>();
    app.get("/:issuer/:root/leaves", (context) => getLeaves({ database }, context));
    app.get("/:issuer/:root/chunks/:chunk", (context) => getChunk({ database }, context));
    const ask = (root: bigint, part: string) => app.request(`/${issuer}/${root}/${part}`);

    const before = await (await ask(first!.root, "leaves")).json();
    assert.deepEqual(before.leaves.slice(CHUNK_SIZE), ["6"]);
    await forgetChunksBefore(database.query, issuer, 2);
    assert.equal((await ask(first!.root, "leaves")).status, 404);
    assert.equal((await ask(first!.root, "chunks/1")).status, 404);
    assert.equal((await ask(first!.root, "chunks/0")).status, 200);
    const after = await (await ask(second!.root, "leaves")).json();
    assert.deepEqual([after.leaves.length, after.leaves[CHUNK_SIZE]], [CHUNK_SIZE + 1, "7"]);
  });

  it("forgets roots by their times, however many there are within a grace", async () => {
    await newTree();
    await database.query(
      `insert into publications (issuer, number, root, leaf_count, digest, ends_earlier, state, published_at)
        select $1, number, number::text, 0, '0x', false, 'done', 60 * number from generate_series(1, 3000) as number`,
      [`${issuer}`],
    );
    assert.equal(await lastPublishedBefore(database.query, issuer, 60), undefined);
    assert.equal(await lastPublishedBefore(database.query, issuer, 121), 2);
    assert.equal(await lastPublishedBefore(database.query, issuer, 1_000_000), 3000);
    await markPublication(database.query, { issuer, number: 3000 }, "done", 2_000_000);
    assert.equal(await lastPublishedBefore(database.query, issuer, 1_000_000), 2999);
  });

  it("begins a recovery by a permission for the tree of the card alone, whose campaigns it waits for", async () => {
    await newTree();
    const keys = createSecretKeys(new Uint8Array(32));
    const name = `issuer ${issuer}`;
    const account = keys.digest(`account of ${name}`, "alice");
    const commitment = keys.digest(`commitment of ${name}`, "1");
    await writeLeaf(database.query, { issuer, place: 0, name, account, commitment, permission: "" }, 1n);
    const asked: bigint[] = [];
    const gateway = {
      database,
      keys,
      now: async () => 1000,
      async longestPeriod(tree: bigint) {
        asked.push(tree);
        return 500;
      },
    } as unknown as Gateway;
    const recover = (tree: bigint, reading: { readonly account: string }, newCommitment = 2n) =>
      beginRecovery(gateway, { name, recoverAfter: 100, minimumInterval: 10 } as ManagedIssuer, {
        id: "none",
        content: { permission: { issuer: tree, commitment: newCommitment } } as SessionContent,
        reading: { ...reading, values: {}, asOf: 0 },
      });
    await assert.rejects(recover(issuer + 1n, { account: "alice" }), { reason: "OtherTree" });
    await assert.rejects(recover(issuer, { account: "bob" }), { reason: "NothingToRecover" });
    await assert.rejects(recover(issuer, { account: "alice" }, 1n), { reason: "NothingToRecover" });
    assert.deepEqual(asked, [], "The chain is asked for those who have nothing to recover.");
    assert.equal(await recover(issuer, { account: "alice" }), 1521);
    assert.deepEqual(asked, [issuer]);
  });

  it("of an earlier release still ends the roots before a revocation that was under way", async () => {
    const place = path.join(folder, "earlier");
    await copyNewDatabase(place);
    const { service, migrations } = issuerMigrations;
    const earlier = await openDatabase(place, { service, migrations: migrations.slice(0, 1) });
    await earlier.query(
      "insert into trees (issuer, name, ordinal, is_revoking) values ('1', 'one', 1, true), ('2', 'two', 1, false)",
    );
    await earlier.close();
    const now = await openDatabase(place, issuerMigrations);
    const endsEarlier = async (number: bigint) => {
      const { revocations } = (await findTree(now.query, number))!;
      return publishRevocations(now.query, number, revocations);
    };
    assert.deepEqual([await endsEarlier(1n), await endsEarlier(2n)], [true, false]);
    await now.close();
  });
});
