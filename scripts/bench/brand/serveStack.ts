import { untilUnused } from "../../../services/brand/outside/untilUnused.ts";
import { brandMigrations } from "../../../services/brand/store/migrations.ts";
import { openSharedDatabase } from "../../../services/shared/database/openDatabase.ts";
import { customersOnRecord } from "../../../test/support/brand/customersOnRecord.ts";
import { startStack } from "../../../test/support/brand/stackUnderTest.ts";
import { CAMPAIGN, sha256SubjectOf } from "./manyRecords.ts";

// A process that serves a brand's stack over a database, whose address is the argument, until it is ended. A stop is
// recorded and acknowledged as the service does it, without the customer's signature and the chain.
const database = await openSharedDatabase(process.argv[2]!, brandMigrations);
const customers = customersOnRecord(database, sha256SubjectOf);
const { url } = await startStack(database, {
  extend(app, wake) {
    app.post("/stops", async (context) => {
      const { customerId } = await context.req.json<{ customerId: string }>();
      await customers.stop(customerId, CAMPAIGN);
      wake();
      await untilUnused(database.query, sha256SubjectOf(customerId));
      return context.json({ stopped: true });
    });
  },
});
console.log(`serves at ${url}`);
