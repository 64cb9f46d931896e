import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { privateKeyToAccount } from "viem/accounts";
import { officeApp } from "../../../../services/brand/http/office/routes.ts";
import { addDraft } from "../../../../services/brand/office/drafts.ts";
import type { Office } from "../../../../services/brand/office/office.ts";
import { addUses } from "../../../../services/brand/store/outside/uses.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { replyToErrors } from "../../../../services/shared/http/errors.ts";
import { contentOfRecipe } from "../../../../src/brand/office/fromRecipe.ts";
import type { Insights } from "../../../../src/brand/office/insights.ts";
import { customersOnRecord, secondsNow, subjectOf } from "../../../support/brand/customersOnRecord.ts";
import { officeHouse } from "../../../support/brand/office/house.ts";
import { openRecords } from "../../../support/brand/openRecords.ts";

const house = officeHouse("0x00000000000000000000000000000000000000aa");

describe("what the office knows of a campaign", () => {
  let database: Database;
  let app: ReturnType<typeof officeApp>;

  before(async () => {
    database = await openRecords();
    const client = { account: privateKeyToAccount(`0x${"11".repeat(32)}`) };
    const office = { database, house, client, deployment: {}, policy: {}, now: secondsNow, wake() {} };
    app = officeApp(office as never as Office, { marketer: "the marketer's token", officer: undefined });
    app.onError(replyToErrors((line) => failures.push(line)));
    const customers = customersOnRecord(database);
    await customers.open(7n);
    await customers.open(8n);
    const content = contentOfRecipe(house, "product", { answers: 100 });
    await addDraft(database.query, {
      ...{ id: "made", version: 9, state: "published", note: "", history: [], published: "7" },
      ...content,
    });
    for (let index = 0; index < 31; index++) {
      const name = `customer ${index}`;
      await customers.link(name);
      await customers.consent(name, 7n);
      // 14 in group 1, 12 in group 2, 5 in group 3.
      await customers.answer(name, 7n, index < 14 ? 1 : index < 26 ? 2 : 3);
      if (index < 12) {
        await customers.consent(name, 8n);
        await customers.answer(name, 8n, 1);
      }
    }
    // One of group 1 stops: 13 are left.
    await customers.stop("customer 0", 7n);
    await addUses(
      database.query,
      Array.from({ length: 11 }, (_, index) => ({
        ...{ subject: subjectOf(`customer ${index}`), campaign: 7n, nullifier: 1n, at: secondsNow() },
      })),
    );
  });
  after(() => database.close());

  const failures: string[] = [];
  const ask = async (place: string, body?: object) => {
    const reply = await app.request(place, {
      headers: { authorization: "Bearer the marketer's token", "content-type": "application/json" },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    return { status: reply.status, json: await reply.json() };
  };

  it("has groups by the draft's names, with those hidden that are small or would give one away", async () => {
    const { insights } = (await ask("/campaigns/7")).json as { insights: Insights };
    assert.equal(insights.name, "Products for your days out");
    assert.equal(insights.tally.total, 30);
    assert.deepEqual(
      insights.tally.cells.map(({ name, count }) => [name, count]),
      [
        ["not known", undefined],
        ["home", undefined],
        ["days out", 12],
        ["outdoor", undefined],
      ],
    );
    assert.deepEqual(
      insights.days.map(({ sum }) => sum),
      [30],
    );
    assert.equal(insights.reach, 30);
    assert.deepEqual(insights.uses, { uses: 11, customers: 11 });
    assert.deepEqual(insights.permissions, { live: 30 });
    assert.deepEqual(insights.overlap, [{ campaign: "8", name: "8", both: 11, only: 19 }]);
    // The node does not answer: what it would say is not known, and nothing else is missing.
    assert.equal(insights.money, undefined);
  });

  it("is nothing for what is no number of a campaign, without a word in the log", async () => {
    for (const name of ["9", "x", "0", "-1", "1e9", "%00"]) {
      assert.equal((await ask(`/campaigns/${name}`)).status, 404, name);
    }
    assert.deepEqual(failures, []);
  });

  it("is listed with the newest first", async () => {
    assert.equal((await ask("/campaigns/9")).status, 404);
    assert.equal((await ask("/campaigns/x")).status, 404);
    const { campaigns } = (await ask("/campaigns")).json;
    assert.deepEqual(
      campaigns.map(({ campaign, answered }: { campaign: string; answered?: number }) => [
        campaign,
        answered,
      ]),
      [
        ["8", 12],
        ["7", 30],
      ],
    );
  });

  it("leaves the brand with noise only, and only as long as the budget lasts", async () => {
    const first = await ask("/campaigns/7/release", { epsilon: 600 });
    assert.equal(first.status, 200, JSON.stringify(first.json));
    assert.deepEqual(first.json.budget, { total: 1000, spent: 600, left: 400 });
    // The same question on the same day has the same answer, and costs nothing.
    assert.deepEqual((await ask("/campaigns/7/release", { epsilon: 600 })).json, first.json);
    const refused = await ask("/campaigns/8/release", { epsilon: 600 });
    assert.equal(refused.status, 422);
    assert.equal(refused.json.error, "NotReleased");
  });
});
