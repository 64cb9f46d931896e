import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { untilUnused } from "../../../../services/brand/outside/untilUnused.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { checkConformance } from "../../../../src/brand/conformance/conformance.ts";
import { customersOnRecord, subjectOf } from "../../../support/brand/customersOnRecord.ts";
import { openRecords } from "../../../support/brand/openRecords.ts";
import { startReceiver } from "../../../support/brand/receiver.ts";
import { OFFICER, startStack } from "../../../support/brand/stackUnderTest.ts";

const TOKEN = "the brand's token";

describe("a check of a brand's installation from outside", () => {
  let database: Database;
  let stack: Awaited<ReturnType<typeof startStack>>;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let customers: ReturnType<typeof customersOnRecord>;
  /** Whether the installation waits, as it should, before it acknowledges. */
  let isCareful = true;

  before(async () => {
    database = await openRecords();
    customers = customersOnRecord(database);
    receiver = await startReceiver();
    stack = await startStack(database, {
      ...{ decideWithin: 5000, lease: 5000, token: TOKEN },
      extend(app, wake) {
        app.post("/.well-known/decdp/messages/stop", async (context) => {
          if (!isCareful) return context.json({});
          await customers.stop(await context.req.text(), 7n);
          wake();
          await untilUnused(database.query, subjectOf("ada"));
          return context.json({});
        });
      },
    });
    await customers.open(7n);
  });
  after(async () => {
    await stack.close();
    await receiver.close();
    await database.close();
  });

  const check = async () => {
    await customers.link("ada");
    await customers.consent("ada", 7n);
    await customers.answer("ada", 7n);
    const { checks, ...seconds } = await checkConformance({
      ...{ url: stack.url, token: TOKEN },
      customer: { customerId: "ada", campaign: 7n, stop: "ada" },
      webhook: {
        officerToken: OFFICER,
        receiver: { url: receiver.url, received: receiver.received as never },
      },
    });
    return {
      seconds,
      checks,
      outcomes: Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome])),
    };
  };

  it("passes one that works, and says the seconds from the stop to general content", async () => {
    const { outcomes, checks, seconds } = await check();
    const all = ["token", "decision", "ofrep", "stop", "webhook", "opendsr", "erasure"];
    assert.deepEqual(
      outcomes,
      Object.fromEntries(all.map((name) => [name, "passed"])),
      JSON.stringify(checks),
    );
    assert.ok(seconds.stopSeconds! <= seconds.acknowledgedSeconds!);
  });

  it("fails one that acknowledges a stop and goes on", async () => {
    isCareful = false;
    receiver.received.length = 0;
    const { outcomes } = await check();
    assert.equal(outcomes.stop, "failed");
  });

  it("does not pass what it could not try", async () => {
    const { checks } = await checkConformance({ url: stack.url, token: TOKEN });
    const untried = checks.filter(({ outcome }) => outcome === "notChecked").map(({ name }) => name);
    assert.deepEqual(untried, ["stop", "webhook", "erasure"]);
    const gone = await checkConformance({ url: "http://127.0.0.1:9", token: TOKEN });
    assert.ok(gone.checks.every(({ outcome }) => outcome !== "passed"));
  });
});
