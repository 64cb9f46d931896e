import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Gateway } from "../../../services/issuer/gateway.ts";
import { createEnding } from "../../../services/issuer/issuing/endAccess.ts";
import { issuerMigrations } from "../../../services/issuer/store/migrations.ts";
import { addSession, markEnded } from "../../../services/issuer/store/sessions.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import { copyEmptyDatabase } from "../../support/database/emptyDatabase.ts";
import { filesWith } from "../../support/relayer/filesWith.ts";

const SEALED = "permission-and-access-to-the-source";

describe("a session of a gateway that is over", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-forgetting-"));
  const place = path.join(folder, "database");
  let database: Database;
  before(async () => {
    await copyEmptyDatabase(place, issuerMigrations);
    database = await openDatabase(place, issuerMigrations);
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is not on the disk any more", async () => {
    const session = {
      id: "a",
      permission: "0x01",
      name: "bank",
      sealed: SEALED,
      endsAt: 9,
      forgetAt: 9,
    } as const;
    await addSession(database.query, session);
    await markEnded(database.query, "a");
    await database.query("checkpoint");
    assert.notDeepEqual(filesWith(place, SEALED), []);
    const policy = { sourceTime: 1000, keepCards: 3600 };
    const end = createEnding({ database, policy, now: async () => 5, log() {} } as unknown as Gateway);
    await end();
    assert.deepEqual(filesWith(place, SEALED), []);
  });
});
