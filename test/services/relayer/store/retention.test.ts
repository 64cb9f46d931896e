import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Hash } from "viem";
import { addAnswers, findSameAnswers } from "../../../../services/relayer/store/answers.ts";
import { addWork, closeNonce, findOpenWorks } from "../../../../services/relayer/store/ledger.ts";
import { relayerMigrations } from "../../../../services/relayer/store/migrations.ts";
import {
  addMessage,
  countOfSubject,
  markRefused,
  markSettled,
} from "../../../../services/relayer/store/queue.ts";
import { forgetEnded } from "../../../../services/relayer/store/retention.ts";
import { strangersGasPaid } from "../../../../services/relayer/store/strangers.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { openDatabase } from "../../../../services/shared/database/openDatabase.ts";
import type { Answer } from "../../../../src/answer/answer.ts";
import type { Deployment } from "../../../../src/chain/deployment.ts";
import { copyEmptyDatabase } from "../../../support/database/emptyDatabase.ts";
import { filesWith } from "../../../support/relayer/filesWith.ts";

const address = (digit: number) => `0x${`${digit}`.repeat(40)}` as const;
const deployment: Deployment = {
  chainId: 31_337,
  issuerRegistry: address(1),
  consentRegistry: address(2),
  campaigns: address(3),
  relay: address(4),
  verifier: address(5),
};
/** In the proof of every answer here, and in no other place. */
const WORD = "31415926535897932384626433832795";
const SIGNED = "cafe".repeat(16);
const subject = address(6);

describe("what the relayer keeps of", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-retention-"));
  const place = path.join(folder, "database");
  let database: Database;
  before(async () => {
    await copyEmptyDatabase(place, relayerMigrations);
    database = await openDatabase(place, relayerMigrations);
  });
  beforeEach(async () => {
    await database.query("truncate answers, messages, transactions, works");
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const answerOf = (nullifier: bigint): Answer => ({
    campaign: 1n,
    proof: {
      a: [BigInt(WORD), nullifier],
      b: [
        [1n, 2n],
        [3n, 4n],
      ],
      c: [5n, 6n],
    },
    nullifier,
    sealedSegment: 3n,
    subject,
    issuer: 1n,
    root: 9n,
    period: 0,
    validAt: 86_400,
  });
  const consent = (signedAt: number) => ({
    content: { subject, terms: "0x77", until: 9, signedAt, signature: `0x${SIGNED}` },
    subject,
    lane: "foreign" as const,
  });
  const add = (nullifier: bigint) =>
    addAnswers(database, deployment, [{ answer: answerOf(nullifier), lane: "foreign" }]).then(
      ([added]) => added!,
    );
  const rowOf = async (table: "answers" | "messages", id: string) =>
    (await database.query<Record<string, unknown>>(`select * from ${table} where id = $1`, [id]))[0];
  const contentIn = (row: Record<string, unknown> | undefined) =>
    ["body", "ticket", "consent", "work", "place"].filter((name) => (row?.[name] ?? null) !== null);
  const send = async (kind: "answers" | "consents", items: readonly string[], nonce: number) => {
    const work = { nonce, kind, lane: "foreign", to: address(3), data: `0x${SIGNED}`, gas: 9n } as const;
    const fees = { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n, block: 1 };
    await addWork(database, work, items, { hash: `0x${nonce}` as Hash, raw: `0x${SIGNED}`, ...fees });
    return (await findOpenWorks(database.query)).find((open) => open.nonce === nonce)!;
  };
  const happen = async (
    kind: "answers" | "consents",
    outcomes: readonly { readonly id: string; readonly state: "settled" | "skipped" | "failed" }[],
    nonce: number,
  ) => {
    const ids = outcomes.map(({ id }) => id);
    const work = await send(kind, ids, nonce);
    const happened = { work, hash: `0x${nonce}` as Hash, gasUsed: 7n };
    await closeNonce(database, [work], {
      ...happened,
      outcomes: outcomes.map((outcome) => ({ ...outcome, reason: null })),
    });
  };

  it("an answer that is refused is what became of it, in the table and on the disk", async () => {
    const { id } = await add(1n);
    await database.query("checkpoint");
    assert.notDeepEqual(filesWith(place, WORD), []);
    await markRefused(database.query, "answers", [{ id, reason: "CampaignClosed" }]);
    const row = await rowOf("answers", id);
    assert.deepEqual([row?.state, row?.reason, contentIn(row)], ["refused", "CampaignClosed", []]);
    assert.ok(row?.received_at instanceof Date && row.ended_at instanceof Date);
    await forgetEnded(database, 30);
    assert.deepEqual(filesWith(place, WORD), []);
    assert.equal((await rowOf("answers", id))?.reason, "CampaignClosed");
  });

  it("a closed nonce and what was settled in it is what became of it, in the tables and on the disk", async () => {
    const { id: answer } = await add(1n);
    const { id: skipped } = await add(2n);
    const { id: message } = await addMessage(database.query, deployment, "consent", consent(1));
    await happen("consents", [{ id: message, state: "settled" }], 1);
    await happen(
      "answers",
      [
        { id: answer, state: "settled" },
        { id: skipped, state: "skipped" },
      ],
      2,
    );
    for (const [table, id, hash] of [
      ["answers", answer, "0x2"],
      ["answers", skipped, "0x2"],
      ["messages", message, "0x1"],
    ] as const) {
      const row = await rowOf(table, id);
      assert.deepEqual([row?.hash, contentIn(row)], [hash, []]);
    }
    assert.deepEqual(await database.query("select * from transactions"), []);
    const works = await database.query("select gas_used, data, destination from works");
    assert.deepEqual(works, Array(2).fill({ gas_used: "7", data: null, destination: null }));
    await forgetEnded(database, 30);
    assert.deepEqual([...filesWith(place, WORD), ...filesWith(place, SIGNED)], []);
  });

  it("an answer that is settled suffices to tell it from another one with its nullifier", async () => {
    const { id } = await add(1n);
    await happen("answers", [{ id, state: "settled" }], 1);
    const [same, other] = [answerOf(1n), { ...answerOf(1n), sealedSegment: 2n }];
    const known = async (answer: Answer) => (await findSameAnswers(database.query, deployment, [answer]))[0];
    assert.deepEqual((await known(same))?.isSame, true);
    assert.deepEqual((await known(other))?.isSame, false);
    assert.deepEqual((await known(other))?.state, "settled");
  });

  it("what fails in its blocks, lacks its consent, or is found on chain is what became of it", async () => {
    const { id: consentId } = await addMessage(database.query, deployment, "consent", consent(1));
    const waiting = { answer: answerOf(1n), lane: "foreign", pendingConsent: consentId } as const;
    const [{ id: dependent } = { id: "" }] = await addAnswers(database, deployment, [waiting]);
    for (const nonce of [1, 2]) await happen("consents", [{ id: consentId, state: "failed" }], nonce);
    const { id: found } = await add(2n);
    await markSettled(database.query, "answers", { id: found, hash: null });
    for (const [table, id, state, reason] of [
      ["messages", consentId, "refused", null],
      ["answers", dependent, "refused", "ConsentNotLive"],
      ["answers", found, "settled", null],
    ] as const) {
      const row = await rowOf(table, id);
      assert.deepEqual([row?.state, contentIn(row)], [state, []], id);
      assert.equal(row?.reason, reason);
    }
  });

  it("a refused message gives way to the same one, which waits with all that is in it", async () => {
    const { id } = await add(1n);
    await markRefused(database.query, "answers", [{ id, reason: "RootNotLive" }]);
    assert.deepEqual((await add(1n)).isNew, true);
    const row = await rowOf("answers", id);
    assert.deepEqual([row?.state, contentIn(row), row?.ended_at], ["queued", ["body"], null]);
  });

  it("what ended is deleted after so many days, and nothing that still waits", async () => {
    const ids = await Promise.all([1n, 2n, 3n].map(async (nullifier) => (await add(nullifier)).id));
    const { id: message } = await addMessage(database.query, deployment, "consent", consent(1));
    await happen("consents", [{ id: message, state: "settled" }], 1);
    await happen("answers", [{ id: ids[0]!, state: "settled" }], 2);
    await happen("answers", [{ id: ids[1]!, state: "settled" }], 3);
    const age = (table: string, column: string, days: number, where: string) =>
      database.query(`update ${table} set ${column} = now() - interval '${days} days' where ${where}`);
    await age("answers", "ended_at", 8, `id = '${ids[0]}'`);
    await age("answers", "ended_at", 6, `id = '${ids[1]}'`);
    await age("answers", "received_at", 40, `id = '${ids[2]}'`);
    await age("messages", "ended_at", 8, "true");
    await age("works", "closed_at", 8, "nonce < 3");
    await forgetEnded(database, 7);
    const left = await database.query<{ id: string }>("select id from answers order by id");
    assert.deepEqual(
      left.map(({ id }) => id),
      [ids[1]!, ids[2]!].sort(),
    );
    assert.equal(await rowOf("messages", message), undefined);
    assert.deepEqual(await database.query("select nonce from works"), [{ nonce: 3 }]);
  });

  it("strangers' gas counts for a day, however short the retention", async () => {
    const { id } = await add(1n);
    await happen("answers", [{ id, state: "settled" }], 1);
    await database.query("update works set closed_at = now() - interval '23 hours'");
    await forgetEnded(database, 1);
    assert.equal(await strangersGasPaid(database.query), 7n);
  });

  it("a subject is there for as long as its messages count, an hour", async () => {
    const { id } = await addMessage(database.query, deployment, "consent", consent(1));
    await markRefused(database.query, "messages", [{ id, reason: "ConsentOutdated" }]);
    await forgetEnded(database, 30);
    assert.equal(await countOfSubject(database.query, subject), 1);
    await database.query("update messages set received_at = now() - interval '61 minutes'");
    await forgetEnded(database, 30);
    assert.equal((await rowOf("messages", id))?.subject, null);
  });
});
