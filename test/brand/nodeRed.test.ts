import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startNodeRed } from "../../scripts/brand/nodeRed/start.ts";
import { addTarget, approveTarget } from "../../services/brand/store/outside/targets.ts";
import type { Database } from "../../services/shared/database/database.ts";
import { createWebhookSecret } from "../../src/brand/webhooks/secret.ts";
import { customersOnRecord } from "../support/brand/customersOnRecord.ts";
import { openRecords } from "../support/brand/openRecords.ts";
import { startStack } from "../support/brand/stackUnderTest.ts";
import { freePort } from "../support/postgres.ts";

describe("Node-RED", () => {
  let nodeRed: Awaited<ReturnType<typeof startNodeRed>>;
  let database: Database;
  let stack: Awaited<ReturnType<typeof startStack>>;

  before(async () => {
    nodeRed = await startNodeRed(await freePort());
    database = await openRecords();
    stack = await startStack(database);
  });
  after(async () => {
    await stack?.close();
    await database?.close();
    await nodeRed?.close();
  });

  it("gets a withdrawal in a flow without a program", async () => {
    const customers = customersOnRecord(database);
    await customers.open(7n);
    await customers.link("ada");
    await customers.consent("ada", 7n);
    await addTarget(database.query, {
      ...{ target: "t", kind: "webhook", url: `${nodeRed.url}/stopped`, campaigns: undefined, createdAt: 0 },
      sealedSecrets: stack.stack.outside.seal(JSON.stringify([createWebhookSecret()])),
    });
    await approveTarget(database.query, "t", { by: "Eve", at: 1 });
    await customers.stop("ada", 7n);
    let kept: { headers: Record<string, string>; payload: { type: string; data: { customerId: string } } }[] =
      [];
    for (let looks = 0; kept.length === 0; looks++) {
      assert.ok(looks < 200, `nothing came: ${stack.failures.join("; ")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      kept = await (await fetch(`${nodeRed.url}/kept`)).json();
    }
    const [{ headers, payload }] = kept as [(typeof kept)[number]];
    assert.deepEqual([payload.type, payload.data.customerId], ["consent.withdrawn", "ada"]);
    assert.match(headers["webhook-signature"]!, /^v1,/);
  });
});
