import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { zeroAddress, zeroHash } from "viem";
import type { Gateway } from "../../../services/issuer/gateway.ts";
import { createEnding } from "../../../services/issuer/issuing/endAccess.ts";
import { sealSession } from "../../../services/issuer/issuing/sealedSession.ts";
import { issuerMigrations } from "../../../services/issuer/store/migrations.ts";
import { addSession, findSession, markEnded } from "../../../services/issuer/store/sessions.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import { createSecretKeys } from "../../../services/shared/secretKeys.ts";
import { LARGEST_TIME } from "../../../src/credential/credential.ts";
import { SourceError } from "../../../src/source/sourceError.ts";
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

  it("is not kept and tried for as long as its customer wrote, where the source never ends the access", async () => {
    const DAY = 86_400;
    const began = 1_800_000_000;
    const keys = createSecretKeys(new Uint8Array(32));
    const permission = {
      ...{ account: zeroAddress, issuer: 1n, source: "SolidPod" as const, schema: 1n, attributes: ["band"] },
      ...{
        commitment: 1n,
        session: zeroHash,
        signedAt: began,
        until: LARGEST_TIME,
        signature: "0x01" as const,
      },
    };
    const sealed = sealSession(keys, { permission, pending: {}, ask: { kind: "nothing" } });
    const session = {
      permission: "0x02",
      name: "pod",
      sealed,
      endsAt: began + 900,
      forgetAt: began + 3720,
    } as const;
    await addSession(database.query, { id: "b", ...session });
    let looks = 0;
    const source = {
      async end() {
        looks++;
        throw new SourceError("refused", "The pod still lets the gateway read.");
      },
    };
    const lookAt = async (now: number) => {
      // However long ago it was tried last.
      await database.query("update sessions set changed_at = changed_at - interval '1 hour'");
      const gateway = {
        ...{ database, keys, now: async () => now, log() {} },
        policy: { sourceTime: 1000, keepCards: 3600 },
        issuers: new Map([["pod", { source }]]),
        metrics: { failures: { inc() {} } },
      };
      await createEnding(gateway as unknown as Gateway)();
    };
    await lookAt(began + 1000);
    await lookAt(began + DAY);
    assert.equal(looks, 2);
    assert.equal((await findSession(database.query, "b"))?.sealed, sealed);
    await lookAt(began + 3 * DAY);
    await lookAt(began + 3 * DAY);
    assert.equal(looks, 3);
    assert.equal(await findSession(database.query, "b"), undefined);
  });
});
