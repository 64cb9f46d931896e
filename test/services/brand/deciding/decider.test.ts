import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createDecider } from "../../../../services/brand/deciding/decider.ts";
import { createOffers } from "../../../../services/brand/deciding/offers.ts";
import { keepSettings } from "../../../../services/brand/store/outside/settings.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import {
  customersOnRecord,
  digestOf,
  secondsNow,
  subjectOf,
} from "../../../support/brand/customersOnRecord.ts";
import { openRecords } from "../../../support/brand/openRecords.ts";

const question = { purpose: "dpv:Marketing", channel: "web" };

describe("the brand's service decides", () => {
  let database: Database;
  let customers: ReturnType<typeof customersOnRecord>;
  let decider: ReturnType<typeof createDecider>;
  const deciderOf = (one: Database, within?: number) =>
    createDecider({
      database: one,
      offers: createOffers(one.query),
      digest: digestOf,
      now: secondsNow,
      lease: 5000,
      ...(within !== undefined && { within }),
    });

  before(async () => {
    database = await openRecords();
    customers = customersOnRecord(database);
    for (const campaign of [7n, 8n, 9n]) await customers.open(campaign, campaign === 9n ? "push" : "web");
    await keepSettings(database.query, 8n, { controlOneIn: 0, frequencyCap: { most: 2, within: 3600 } });
    decider = deciderOf(database, 5000);
    for (const name of ["ada", "bea"]) {
      await customers.link(name);
      await customers.consent(name, 7n);
      await customers.answer(name, 7n);
    }
  });
  after(() => database.close());

  it("a segment by the brand's own name, and writes down that it was used", async () => {
    const decision = await decider.decide({ customerId: "ada", ...question });
    assert.equal(decision.content === "personal" && decision.segment, 3);
    const uses = await database.query<{ campaign: string; nullifier: string }>(
      "select campaign, nullifier from uses where subject = $1",
      [subjectOf("ada")],
    );
    assert.deepEqual(uses, [
      { campaign: "7", nullifier: `${decision.content === "personal" && decision.nullifier}` },
    ]);
  });

  it("general content for others, for other purposes and channels, and writes nothing down", async () => {
    const reasonOf = async (asked: Partial<typeof question>, customerId = "ada") =>
      (await decider.decide({ customerId, ...question, ...asked })).reason;
    assert.equal(await reasonOf({}, "nobody"), "unknownCustomer");
    assert.equal(await reasonOf({ channel: "shop" }), "notAsked");
    assert.equal(await reasonOf({ purpose: "dpv:Advertising" }), "notAsked");
    assert.equal(await reasonOf({ channel: "push" }), "noConsent");
    const elsewhere = { customerId: "ada", campaign: 7n, channel: "push" };
    assert.equal((await decider.decideCampaign(elsewhere)).reason, "notAsked");
    const uses = await database.query("select at from uses");
    assert.equal(uses.length, 1);
  });

  it("nothing personal any more once a stop is recorded, and again after a new consent", async () => {
    await customers.stop("bea", 7n);
    assert.equal((await decider.decide({ customerId: "bea", ...question })).reason, "withdrawn");
    await customers.consent("bea", 7n);
    assert.equal((await decider.decide({ customerId: "bea", ...question })).reason, "neverAnswered");
    await customers.answer("bea", 7n, 1);
    const again = await decider.decide({ customerId: "bea", ...question });
    assert.equal(again.content === "personal" && again.segment, 1);
  });

  it("not more often than a cap allows, however many pages ask at once", async () => {
    await customers.consent("ada", 8n);
    await customers.answer("ada", 8n, 2);
    const asked = { customerId: "ada", campaign: 8n };
    const decisions = await Promise.all(Array.from({ length: 12 }, () => decider.decideCampaign(asked)));
    assert.equal(decisions.filter(({ content }) => content === "personal").length, 2);
    const next = await decider.decideCampaign(asked);
    assert.ok(next.content === "general" && next.reason === "frequencyCap" && next.again! > secondsNow());
  });

  it("all campaigns in advance, but leaves capped ones to when they are shown", async () => {
    await database.query("delete from uses");
    const all = await decider.decideAll({ customerId: "ada" });
    assert.deepEqual(
      all.map(({ campaign, decision }) => [campaign, decision.reason]),
      [
        [7n, "answered"],
        [8n, "askSingly"],
        [9n, "noConsent"],
      ],
    );
  });

  it("general content in time when the database hangs or is gone, and gathers nothing meanwhile", async () => {
    let open = 0;
    const hanging = (query: Database["query"]): Database => ({
      ...database,
      query,
      transaction: () => new Promise(() => {}),
    });
    const gone = deciderOf(
      hanging(async () => {
        throw new Error("gone");
      }),
    );
    assert.deepEqual(await gone.decide({ customerId: "ada", ...question }), {
      content: "general",
      reason: "fault",
      fault: "database",
    });
    let isHanging = false;
    const slow = deciderOf(
      hanging((sql, parameters) => {
        if (!isHanging) return database.query(sql, parameters);
        open++;
        return new Promise(() => {});
      }),
    );
    await slow.decide({ customerId: "ada", ...question });
    isHanging = true;
    const start = performance.now();
    const decisions = await Promise.all(
      Array.from({ length: 1000 }, () => slow.decide({ customerId: "ada", ...question })),
    );
    assert.ok(performance.now() - start < 1500);
    const faults = new Set(decisions.map((decision) => "fault" in decision && decision.fault));
    assert.deepEqual([...faults].sort(), ["busy", "slow"]);
    assert.ok(open <= 256, `${open} open questions`);
  });
});
