import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { eraseCustomer } from "../../../services/brand/erasing/erase.ts";
import { addNonce } from "../../../services/brand/store/exchange/nonces.ts";
import { addRequest } from "../../../services/brand/store/exchange/requests.ts";
import { addDeliveries, forgetDeadLetters } from "../../../services/brand/store/outside/deliveries.ts";
import { forgetNames, keepName } from "../../../services/brand/store/outside/names.ts";
import { addTarget } from "../../../services/brand/store/outside/targets.ts";
import { lastPosition } from "../../../services/brand/store/records/changes.ts";
import { linkCustomer } from "../../../services/brand/store/records/customers.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import {
  customersOnRecord,
  digestOf,
  mirrored,
  secondsNow,
  subjectOf,
} from "../../support/brand/customersOnRecord.ts";
import { openRecords } from "../../support/brand/openRecords.ts";

const customerId = digestOf("ada");
const subject = subjectOf("ada");
const tables =
  "customers, statements, consents, answers, changes, requests, nonces, names, targets, deliveries";

describe("an erasure", () => {
  let database: Database;
  let customers: ReturnType<typeof customersOnRecord>;

  before(async () => {
    database = await openRecords();
    customers = customersOnRecord(database);
    await customers.open(7n);
  });
  after(() => database.close());
  beforeEach(() => database.query(`truncate ${tables} cascade`));

  const erase = () => eraseCustomer(database, customerId, secondsNow());
  /** Where the customer's digest stands, or the pseudonym but as evidence that it was erased. */
  const placesOf = async (word: string) => {
    const found: string[] = [];
    for (const table of tables.split(", ")) {
      const rows = await database.query(`select 1 from ${table} where to_jsonb(${table})::text like $1`, [
        `%${word}%`,
      ]);
      if (rows.length > 0) found.push(table);
    }
    return found;
  };
  const deliver = async (state: string, inFlight = 0) => {
    const delivery = { target: "t", item: "1", subject, customerId, position: 1, isUrgent: false };
    await addDeliveries(database.query, [{ ...delivery, event: '{"type":"segment.known"}' }]);
    await database.query("update deliveries set state = $1, in_flight_until = $2", [state, inFlight]);
  };

  it("is also of who was given a link and never opened it", async () => {
    const expiresAt = secondsNow() + 3600;
    await addRequest(database.query, {
      ...{ token: "a", session: "b", campaign: 7n, channel: "page", customerId, createdAt: 0, expiresAt },
    });
    await addNonce(database.query, { nonce: "a", customerId, expiresAt });
    await keepName(database.query, customerId, mirrored("ada"));
    const { erased } = await erase();
    assert.deepEqual(erased, [
      "the brand's own name, once every target has heard of the erasure",
      "links: 1",
    ]);
    assert.deepEqual((await erase()).erased, []);
    await forgetNames(database.query, secondsNow());
    assert.deepEqual(await placesOf(customerId), []);
  });

  it("is also of a pseudonym that was the customer's before, unless it is somebody else's now", async () => {
    await customers.link("ada");
    await customers.consent("ada", 7n);
    await customers.answer("ada", 7n);
    await database.transaction((query) =>
      linkCustomer(query, { subject: subjectOf("ada's new phone"), customerId, linkedAt: secondsNow() }),
    );
    const { erased } = await erase();
    assert.match(erased.join(), /link between.*consents: 1.*answers: 1/);
    assert.deepEqual(await placesOf(subject), ["changes"], "that it was erased");
    assert.deepEqual(
      await database.query("select kind from changes where customer_id is not null"),
      [{ kind: "erased" }],
      "targets hear of it once",
    );
    await customers.link("ada");
    await customers.consent("ada", 7n);
    await database.transaction((query) =>
      linkCustomer(query, { subject, customerId: digestOf("bea"), linkedAt: secondsNow() }),
    );
    assert.doesNotMatch((await erase()).erased.join(), /consents/, "it is bea's");
    assert.deepEqual(await placesOf(subject), ["customers", "statements", "consents", "changes"]);
  });

  it("leaves nothing that waits or was put aside for a target, but what is under way comes to its end", async () => {
    const target = { target: "t", kind: "webhook", url: "https://shop.example/", sealedSecrets: "" } as const;
    await addTarget(database.query, { ...target, campaigns: undefined, createdAt: 0 });
    for (const state of ["waiting", "dead"]) {
      await customers.link("ada");
      await deliver(state);
      await erase();
      assert.deepEqual(await placesOf(subject), ["changes"], state);
    }
    await customers.link("ada");
    await deliver("waiting", Date.now() + 300);
    await erase();
    assert.deepEqual(await placesOf(subject), ["changes", "deliveries"]);
  });

  it("is not needed to forget what was put aside when nobody knows any more what happened", async () => {
    const target = { target: "t", kind: "webhook", url: "https://shop.example/", sealedSecrets: "" } as const;
    await addTarget(database.query, { ...target, campaigns: undefined, createdAt: 0 });
    await customers.link("ada");
    await deliver("dead");
    await database.query("update deliveries set position = $1", [await lastPosition(database.query)]);
    await forgetDeadLetters(database.query);
    assert.deepEqual(await placesOf(subject), ["customers", "changes", "deliveries"]);
    await database.query("delete from changes");
    await forgetDeadLetters(database.query);
    assert.deepEqual(await placesOf(subject), ["customers"]);
  });
});
