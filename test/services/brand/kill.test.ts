import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { brandMigrations } from "../../../services/brand/store/migrations.ts";
import { keepCampaign } from "../../../services/brand/store/records/campaigns.ts";
import { readChanges } from "../../../services/brand/store/records/changes.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { readOpening } from "../../../src/chain/history.ts";
import { readStopAcknowledgement } from "../../../src/format/record/stopNotice.ts";
import { until } from "../../support/brand/brandWorld.ts";
import { answerFileOf, stopNoticeOf } from "../../support/brand/crowdMessages.ts";
import { type SpawnedBrand, spawnBrand } from "../../support/brand/spawnBrand.ts";
import { endProcess } from "../../support/clone.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { copyNewDatabase } from "../../support/database/emptyDatabase.ts";
import { createRandom } from "../../support/random.ts";

const CUSTOMERS = 14;
const STOPPING = 4;
/** More of them take more of everybody's time: DECDP_TEST_KILLS=20 tries it hard. */
const KILLS = Number(process.env.DECDP_TEST_KILLS ?? 1);
/** Milliseconds: after each kill the service starts again, which takes seconds on a busy machine. */
const PATIENCE = 60_000 + 10_000 * KILLS;
const YEAR = 365 * 86_400;

describe("a brand's service that is killed again and again", () => {
  let chain: CrowdChain;
  let folder: string;
  let running: SpawnedBrand | undefined;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "decdp-brand-"));
    chain = await openCrowdChain();
  });
  after(async () => {
    if (running !== undefined) await endProcess(running.process, "SIGKILL");
    await chain?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("loses and doubles no answer, and uses none after the acknowledgement of its stop", async (test) => {
    // Another seed each time; a failure is repeated with the one that it names.
    const seed = Number(process.env.DECDP_TEST_SEED ?? Date.now() % 2 ** 31);
    test.diagnostic(`seed ${seed}`);
    const random = createRandom(seed);
    const place = path.join(folder, "database");
    await copyNewDatabase(place);
    const { blockNumber: openedIn } = await readOpening(chain.client, chain.deployment, {
      ...{ campaign: 1n, fromBlock: 0n },
    });
    const prepared = await openDatabase(place, brandMigrations);
    await keepCampaign(prepared.query, {
      ...{ campaign: 1n, terms: chain.terms, purpose: "dpv:Marketing", channel: "web", isSealed: false },
      ...{ retention: YEAR, recipients: ["Shop"], published: "{}", openedIn },
    });
    await prepared.close();

    let url = "";
    const start = async () => {
      running = spawnBrand(chain, place);
      url = await running.url;
    };
    await start();
    /** Posts until the service has replied, however often it is killed meanwhile. */
    const tell = (kind: string, body: string) =>
      until(
        async () => {
          const headers = { "content-type": "application/json" };
          const post = { method: "POST", headers, body };
          const reply = await fetch(`${url}/.well-known/decdp/messages/${kind}`, post).catch(() => undefined);
          if (reply === undefined || reply.status === 503) return undefined;
          const text = await reply.text();
          assert.equal(reply.status, 200, text);
          return text;
        },
        `the service takes ${kind}`,
        PATIENCE,
      );
    const answering = chain.answers.slice(0, CUSTOMERS).map(async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, random.between(0, 2000)));
      await tell("answer", await answerFileOf(chain, index));
      if (index >= STOPPING) return;
      const acknowledged = readStopAcknowledgement(await tell("stop", await stopNoticeOf(chain, index)));
      assert.equal(acknowledged.subject.toLowerCase(), chain.answers[index]!.subject.toLowerCase());
    });
    const killing = async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        await new Promise((resolve) => setTimeout(resolve, random.between(200, 1200)));
        await endProcess(running!.process, "SIGKILL");
        await start();
      }
    };
    await Promise.all([...answering, killing()]);

    const isDone = async () => {
      const { waiting } = await (await fetch(`${url}/health`)).json();
      return waiting.answers === 0 && waiting.campaigns === 0;
    };
    await until(isDone, "nothing waits", 60_000);
    const events = await readAnswersSettled(chain.client, chain.deployment, { campaign: 1n, fromBlock: 0n });
    await endProcess(running!.process, "SIGTERM");

    const records = await openDatabase(place, brandMigrations);
    try {
      const subjects = chain.answers.slice(0, CUSTOMERS).map(({ subject }) => subject.toLowerCase());
      const kept = await records.query<{ subject: string; state: string; segment: number }>(
        "select subject, state, segment from answers",
      );
      assert.deepEqual(kept.map(({ subject }) => subject).sort(), subjects.slice(STOPPING).sort());
      assert.ok(kept.every(({ state }) => state === "settled"));
      assert.equal(new Set(events.map(({ nullifier }) => nullifier)).size, events.length);
      const onChain = new Set(events.map(({ subject }) => subject.toLowerCase()));
      assert.deepEqual(
        subjects.slice(STOPPING).filter((subject) => !onChain.has(subject)),
        [],
        "every answer that was not stopped is settled",
      );
      const changes = await readChanges(records.query, 0, 1000);
      for (const subject of subjects.slice(STOPPING)) {
        const kinds = changes.filter((change) => change.subject === subject).map(({ kind }) => kind);
        assert.deepEqual(kinds, ["consented", "answered", "settled"]);
      }
      for (const subject of subjects.slice(0, STOPPING)) {
        const kinds = changes.filter((change) => change.subject === subject).map(({ kind }) => kind);
        assert.equal(kinds.at(-1), "withdrawn", kinds.join());
        assert.equal(kinds.filter((kind) => kind === "answered").length, 1);
      }
    } finally {
      await records.close();
    }
  });
});
