import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import {
  addAnswers,
  type CheckedAnswer,
  findSameAnswers,
} from "../../../../services/relayer/store/answers.ts";
import { relayerMigrations } from "../../../../services/relayer/store/migrations.ts";
import { countPending, pendingIn } from "../../../../services/relayer/store/pending.ts";
import { markRefused } from "../../../../services/relayer/store/queue.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { openDatabase } from "../../../../services/shared/database/openDatabase.ts";
import type { Answer } from "../../../../src/answer/answer.ts";
import type { Deployment } from "../../../../src/chain/deployment.ts";
import { readCrowd } from "../../../support/crowd/crowd.ts";
import { copyEmptyDatabase } from "../../../support/database/emptyDatabase.ts";

describe("answers that are kept at once", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-many-"));
  const deployment = { chainId: 31_337, campaigns: "0x01" } as unknown as Deployment;
  const [sample] = readCrowd().answers;
  let database: Database;
  before(async () => {
    await copyEmptyDatabase(path.join(folder, "database"), relayerMigrations);
    database = await openDatabase(path.join(folder, "database"), relayerMigrations);
  });
  beforeEach(async () => {
    await database.query("delete from answers");
    await database.query("delete from messages");
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const answer = (nullifier: bigint, validAt = 1): Answer => ({ ...sample!, nullifier, validAt });
  const consentOf = (subject: string, signedAt = 1) => ({
    content: { subject, terms: "0xaa", signedAt },
    subject,
    lane: "unproven" as const,
  });
  const add = (...checked: CheckedAnswer[]) => addAnswers(database, deployment, checked);
  const lanes = async () =>
    (await database.query<{ lane: string }>("select lane from messages order by lane")).map(
      ({ lane }) => lane,
    );

  it("are told apart: what is new, what is known, and what has the nullifier of another one", async () => {
    await add({ answer: answer(1n), lane: "sponsored" });
    const additions = await add(
      { answer: answer(1n), lane: "sponsored" },
      { answer: answer(2n), lane: "sponsored" },
      { answer: answer(2n), lane: "sponsored" },
      { answer: answer(2n, 2), lane: "sponsored" },
      { answer: answer(1n, 2), lane: "sponsored" },
    );
    assert.deepEqual(
      additions.map(({ isNew, isSame }) => [isNew, isSame]),
      [
        [false, true],
        [true, true],
        [false, true],
        [false, false],
        [false, false],
      ],
    );
    const kept = await findSameAnswers(database.query, deployment, [answer(2n), answer(3n), answer(2n, 2)]);
    assert.deepEqual(
      kept.map((one) => one && [one.state, one.isSame]),
      [["queued", true], undefined, ["queued", false]],
    );
  });

  it("vouch for their consents, which may be the same, unless they were refused before", async () => {
    const [first] = await add({ answer: answer(1n), lane: "sponsored" });
    await markRefused(database.query, "answers", [{ id: first!.id, reason: "Expired" }]);
    const again = await add(
      { answer: answer(1n), lane: "sponsored", consent: consentOf("0x01") },
      { answer: answer(2n), lane: "sponsored", consent: consentOf("0x02") },
      { answer: answer(3n), lane: "sponsored", consent: consentOf("0x02") },
      { answer: answer(4n), lane: "foreign", consent: consentOf("0x04") },
    );
    assert.ok(again.every(({ isNew, state }) => isNew && state === "queued"));
    assert.deepEqual(await lanes(), ["sponsored", "unproven", "unproven"]);
    const counts = await countPending(database.query);
    assert.equal(pendingIn(counts, ["sponsored"], false), 4, "three answers and a consent");
    assert.equal(pendingIn(counts, ["unproven", "foreign"], false), 3);
    assert.equal(pendingIn(counts, ["sponsored", "unproven", "foreign"], true), 0);
  });

  // Property L-8
  it("leave no consent behind where they are not kept: one card is one consent", async () => {
    await add(
      ...["0x01", "0x02", "0x03"].map((subject) => ({
        answer: { ...answer(1n), subject } as Answer,
        ...({ lane: "sponsored", consent: consentOf(subject) } as const),
      })),
    );
    const later = { answer: answer(1n, 2), lane: "sponsored", consent: consentOf("0x04") } as const;
    assert.deepEqual(
      (await add(later)).map(({ isSame }) => isSame),
      [false],
    );
    assert.deepEqual(await lanes(), ["sponsored"]);
    const kept = await database.query<{ subject: string }>("select subject from messages");
    assert.deepEqual(kept, [{ subject: "0x01" }]);
  });

  it("are all kept, or none", async () => {
    const broken = { ...answer(6n), campaign: undefined } as unknown as Answer;
    const consent = { ...consentOf("0x05"), lane: null as unknown as "unproven" };
    await assert.rejects(
      add({ answer: answer(5n), lane: "sponsored" }, { answer: broken, lane: "foreign", consent }),
    );
    assert.deepEqual(await findSameAnswers(database.query, deployment, [answer(5n)]), [undefined]);
  });
});
