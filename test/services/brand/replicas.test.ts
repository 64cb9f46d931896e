import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { parseEther } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { startBrand } from "../../../services/brand/startBrand.ts";
import { brandMigrations } from "../../../services/brand/store/migrations.ts";
import { keepCampaign } from "../../../services/brand/store/records/campaigns.ts";
import { readChanges } from "../../../services/brand/store/records/changes.ts";
import { decisionRow, standingOf } from "../../../services/brand/store/records/decisions.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { openSharedDatabase } from "../../../services/shared/database/openDatabase.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { readOpening } from "../../../src/chain/history.ts";
import { BRAND_KEY, TOKEN, until } from "../../support/brand/brandWorld.ts";
import { answerFileOf, stopNoticeOf } from "../../support/brand/crowdMessages.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../../support/postgres.ts";

const programs = findPostgres();
const CUSTOMERS = 16;
const STOPPING = 6;
const YEAR = 365 * 86_400;

describe("services of one brand that share a PostgreSQL server", {
  skip: programs === undefined && "no PostgreSQL",
}, () => {
  let chain: CrowdChain;
  let server: PostgresServer;
  let records: Database;
  let services: Service[] = [];

  before(async () => {
    chain = await openCrowdChain();
    server = await startPostgres(programs!);
    const database = await server.createDatabase("brand");
    records = await openSharedDatabase(database, brandMigrations);
    const opening = { campaign: 1n, fromBlock: 0n };
    const { blockNumber: openedIn } = await readOpening(chain.client, chain.deployment, opening);
    await keepCampaign(records.query, {
      ...{ campaign: 1n, terms: chain.terms, purpose: "dpv:Marketing", channel: "web", isSealed: false },
      ...{ retention: YEAR, recipients: ["Shop"], published: "{}", openedIn },
    });
    const account = privateKeyToAccount(BRAND_KEY);
    const start = () =>
      startBrand(
        {
          ...{ campaigns: chain.deployment.campaigns, domain: "shop.example", rpc: chain.url, database },
          ...{ publicUrl: undefined, linkUrl: undefined, host: "127.0.0.1", port: 0, firstBlock: 0n },
          ...{ confirmations: 1, largestFee: parseEther("1"), batchSize: 8, linkLength: 60 },
          ...{ ticketLength: 60, speaksFor: [], rate: 10_000_000, origins: [], poll: 100, decideWithin: 40 },
          allowLocalTargets: false,
        },
        { account, secret: new Uint8Array(32).fill(7), token: TOKEN },
        () => {},
      );
    services = [await start(), await start()];
  });
  after(async () => {
    for (const service of services) await service.close();
    await records?.close();
    await server?.stop();
    await chain?.close();
  });

  it("use nothing after an acknowledgement, whichever of them gave it, and go on when one ends", async () => {
    const tell = async (which: number, kind: string, body: string) => {
      const headers = { "content-type": "application/json" };
      const place = `${services[which % 2]!.url}/.well-known/decdp/messages/${kind}`;
      const reply = await fetch(place, { method: "POST", headers, body });
      assert.equal(reply.status, 200, await reply.clone().text());
    };
    const isKnown = async (index: number) => {
      const now = Number((await chain.client.getBlock()).timestamp);
      const key = { subject: chain.answers[index]!.subject, campaign: 1n, now };
      return standingOf((await decisionRow(records.query, key))!, now).why === "known";
    };
    /** Decides again and again until told; every decision that began after the acknowledgement counts. */
    const deciding = async (index: number, stopped: { at?: number; used: number }, end: () => boolean) => {
      while (!end()) {
        const began = performance.now();
        if ((await isKnown(index)) && stopped.at !== undefined && began > stopped.at) stopped.used++;
      }
    };
    await Promise.all(
      chain.answers.slice(0, CUSTOMERS).map(async (_, index) => {
        await tell(index, "answer", await answerFileOf(chain, index));
        if (index >= STOPPING) return;
        assert.ok(await isKnown(index), "it counts at once");
        const stopped: { at?: number; used: number } = { used: 0 };
        let isOver = false;
        const decisions = deciding(index, stopped, () => isOver);
        // The other one is told to stop, and the answer is given once more meanwhile.
        const replay = answerFileOf(chain, index).then((body) =>
          fetch(`${services[index % 2]!.url}/.well-known/decdp/messages/answer`, {
            ...{ method: "POST", headers: { "content-type": "application/json" }, body },
          }),
        );
        await tell(index + 1, "stop", await stopNoticeOf(chain, index));
        stopped.at = performance.now();
        await replay;
        await new Promise((resolve) => setTimeout(resolve, 100));
        isOver = true;
        await decisions;
        assert.equal(stopped.used, 0, "no use after the acknowledgement");
      }),
    );
    await services[0]!.close();
    const waiting = async () => (await (await fetch(`${services[1]!.url}/health`)).json()).waiting.answers;
    await until(async () => (await waiting()) === 0, "nothing waits", 60_000);
    const events = await readAnswersSettled(chain.client, chain.deployment, { campaign: 1n, fromBlock: 0n });
    const settled = new Set(events.map(({ subject }) => subject.toLowerCase()));
    assert.equal(settled.size, events.length);
    const subjects = chain.answers.slice(0, CUSTOMERS).map(({ subject }) => subject.toLowerCase());
    assert.ok(subjects.slice(STOPPING).every((subject) => settled.has(subject)));
    const kept = await records.query<{ subject: string }>("select subject from answers order by subject");
    assert.deepEqual(
      kept.map(({ subject }) => subject),
      subjects.slice(STOPPING).sort(),
    );
    const changes = await readChanges(records.query, 0, 1000);
    const kinds = (subject: string) =>
      changes.filter((change) => change.subject === subject).map(({ kind }) => kind);
    for (const subject of subjects.slice(STOPPING)) {
      assert.deepEqual(kinds(subject), ["consented", "answered", "settled"]);
    }
  });
});
