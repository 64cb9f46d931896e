import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { relayerMigrations } from "../../../services/relayer/store/migrations.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { openFolder } from "../../../services/shared/database/folder.ts";
import { type Migrations, migrate } from "../../../services/shared/database/migrate.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import { connectServer } from "../../../services/shared/database/server.ts";
import { ServiceError } from "../../../services/shared/serviceError.ts";
import { copyNewDatabase } from "../../support/database/emptyDatabase.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../../support/postgres.ts";

const first = ["create table if not exists notes (id integer primary key)"];
const second = ["alter table notes add column text text", "insert into notes values (1, 'kept')"];
const one: Migrations = { service: "sample", migrations: [first] };
const both: Migrations = { service: "sample", migrations: [first, second] };

const appliedIn = async (database: Database) =>
  (await database.query<{ number: number }>("select number from migrations order by number")).map(
    ({ number }) => number,
  );
const notesIn = (database: Database) => database.query("select id, text from notes");

function refused(message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof ServiceError, String(error));
    assert.match(error.message, message);
    return true;
  };
}

/** What holds of migrations wherever the database is. */
function describeMigrations(open: () => Promise<Database>): void {
  let database: Database;
  before(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await database.query("drop schema public cascade");
    await database.query("create schema public");
  });
  after(() => database.close());

  it("are applied in order, each once", async () => {
    await migrate(database, one);
    assert.deepEqual(await appliedIn(database), [1]);
    for (let times = 0; times < 3; times++) await migrate(database, both);
    assert.deepEqual(await appliedIn(database), [1, 2]);
    assert.deepEqual(await notesIn(database), [{ id: 1, text: "kept" }]);
  });

  it("take over a database from before them, with what is in it", async () => {
    await database.query(first[0]!);
    await database.query("insert into notes values (7)");
    await migrate(database, both);
    assert.deepEqual(await appliedIn(database), [1, 2]);
    assert.deepEqual(await notesIn(database), [
      { id: 7, text: null },
      { id: 1, text: "kept" },
    ]);
  });

  it("leave nothing behind where they fail, and can be tried again", async () => {
    const broken = { ...both, migrations: [first, [...second, "insert into nowhere values (1)"]] };
    await assert.rejects(
      migrate(database, broken),
      refused(/^Migration 2 of the database failed: .*nowhere.*Nothing of it was applied/),
    );
    assert.deepEqual(await appliedIn(database), [1]);
    await migrate(database, both);
    assert.deepEqual(await notesIn(database), [{ id: 1, text: "kept" }]);
  });

  it("refuse a database that is newer than the release", async () => {
    await migrate(database, both);
    await assert.rejects(
      migrate(database, one),
      refused(/newer than this release: it has migration 2, this release knows 1\. Start the newer release/),
    );
    assert.deepEqual(await appliedIn(database), [1, 2]);
  });

  it("refuse the database of another service", async () => {
    await migrate(database, one);
    const other = { ...both, service: "other" };
    await assert.rejects(migrate(database, other), refused(/that of another service, the sample\./));
    assert.deepEqual(await appliedIn(database), [1]);
  });

  it("make room for ids of chains beyond 2^31 in a relayer's database", async () => {
    for (const statement of relayerMigrations.migrations[0]!) await database.query(statement);
    const insert =
      "insert into answers (id, chain, campaigns, campaign, nullifier, body) values ($1, $2, '', '', $1, '')";
    await database.query(insert, ["old", 31_337]);
    await assert.rejects(database.query(insert, ["large", 2 ** 40]), /out of range/);
    await migrate(database, { ...relayerMigrations, migrations: relayerMigrations.migrations.slice(0, 2) });
    await database.query(insert, ["large", 2 ** 40]);
    const chains = await database.query("select id, chain::text from answers order by id");
    assert.deepEqual(chains, [
      { id: "large", chain: `${2 ** 40}` },
      { id: "old", chain: "31337" },
    ]);
  });

  it("reduce what has ended in a relayer's database from before, and leave what waits as it is", async () => {
    const { migrations, ...relayer } = relayerMigrations;
    await migrate(database, { ...relayer, migrations: migrations.slice(0, 3) });
    for (const [id, state] of [
      [1, "done"],
      [2, "open"],
    ]) {
      await database.query(
        `insert into works (nonce, kind, destination, data, gas, state) values ($1, 'answers', '0x', $2, '1', $3)`,
        [id, `data ${id}`, state],
      );
      await database.query(`insert into transactions values ($1, $2, 'raw', '1', '1', 1)`, [`0x${id}`, id]);
    }
    await database.query(
      "insert into messages (id, kind, body, state, work) values ('consent', 'consent', 'signed', 'settled', 1)",
    );
    for (const [id, state, work] of [
      ["gone", "refused", 1],
      ["sent", "sent", 2],
    ]) {
      await database.query(
        `insert into answers (id, chain, campaigns, campaign, nullifier, body, ticket, consent, state, work, received_at)
         values ($1, 1, '', '', $1, 'proved', 'ticket', 'consent', $2, $3, '2026-01-01Z')`,
        [id, state, work],
      );
    }
    await migrate(database, relayerMigrations);
    const answers = await database.query(
      `select id, body, ticket, consent, work, ended_at = '2026-01-01Z' as ended,
         digest = '0x' || encode(sha256('proved'), 'hex') as known from answers order by id`,
    );
    const none = { body: null, ticket: null, consent: null, work: null };
    assert.deepEqual(answers, [
      { id: "gone", ...none, ended: true, known: true },
      { id: "sent", body: "proved", ticket: "ticket", consent: "consent", work: 2, ended: null, known: true },
    ]);
    assert.deepEqual(await database.query("select body, work from messages"), [{ body: null, work: null }]);
    assert.deepEqual(await database.query("select data, closed_at is null as open from works order by id"), [
      { data: null, open: false },
      { data: "data 2", open: true },
    ]);
    assert.deepEqual(await database.query("select hash from transactions"), [{ hash: "0x2" }]);
    // A consent may be deleted while an answer that needed it still waits.
    await database.query("delete from messages");
    assert.deepEqual(await database.query("select consent from answers where id = 'sent'"), [
      { consent: null },
    ]);
  });
}

describe("migrations in a folder", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-migrations-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe("of any kind", () => describeMigrations(() => openFolder(path.join(folder, "any"), "sample")));

  it("are there after it is opened again", async () => {
    const place = path.join(folder, "again");
    await copyNewDatabase(place);
    await (await openDatabase(place, one)).close();
    const database = await openDatabase(place, both);
    assert.deepEqual(await appliedIn(database), [1, 2]);
    await database.close();
    await assert.rejects(openDatabase(place, one), refused(/newer than this release/));
    // What was refused has given the folder back.
    await (await openDatabase(place, both)).close();
  });

  it("keep a folder from others in this process, too", async () => {
    const place = path.join(folder, "twice");
    await copyNewDatabase(place);
    const first = await openDatabase(place, one);
    await assert.rejects(openDatabase(place, one), refused(/^This process uses the folder .*--database/));
    assert.deepEqual(await appliedIn(first), [1]);
    await first.close();
    await (await openDatabase(place, one)).close();
  });

  it("wait for no other process: a folder is of one, whichever service it runs", async () => {
    const place = path.join(folder, "locked");
    await copyNewDatabase(place);
    await (await openFolder(place, "sample")).close();
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
    try {
      writeFileSync(path.join(place, "other.pid"), `${other.pid}`);
      await assert.rejects(
        openDatabase(place, one),
        refused(new RegExp(`^Process ${other.pid} \\(other\\) uses the folder .*--database`)),
      );
    } finally {
      other.kill("SIGKILL");
      await new Promise((resolve) => other.once("exit", resolve));
    }
    await (await openDatabase(place, one)).close();
  });
});

const programs = findPostgres();

describe("migrations on a server", { skip: programs === undefined && "PostgreSQL is not installed." }, () => {
  let server: PostgresServer;
  let databases = 0;
  before(async () => {
    server = await startPostgres(programs!);
  });
  after(() => server.stop());

  const createDatabase = () => server.createDatabase(`sample${++databases}`);

  describe("of any kind", () => describeMigrations(async () => connectServer(await createDatabase())));

  it("are applied once by many processes that start together", async () => {
    const url = await createDatabase();
    const processes = Array.from({ length: 8 }, () => connectServer(url));
    try {
      await Promise.all(processes.map((database) => migrate(database, both)));
      assert.deepEqual(await appliedIn(processes[0]!), [1, 2]);
      assert.deepEqual(await notesIn(processes[0]!), [{ id: 1, text: "kept" }]);
    } finally {
      await Promise.all(processes.map((database) => database.close()));
    }
  });

  it("leave a database from whose tables what was deleted can be taken", async () => {
    const database = connectServer(await createDatabase());
    await migrate(database, both);
    const sizeOf = async () =>
      (await database.query<{ size: number }>("select pg_relation_size('notes')::integer as size"))[0]!.size;
    assert.ok((await sizeOf()) > 0);
    await database.query("delete from notes");
    await database.scrub(["notes"]);
    assert.equal(await sizeOf(), 0);
    await database.close();
  });

  it("leave the database to one of two services that start together", async () => {
    const url = await createDatabase();
    const starts = await Promise.allSettled([openDatabase(url, both), openDatabase(url, both)]);
    const started = starts.filter((start) => start.status === "fulfilled");
    assert.equal(started.length, 1);
    const [failed] = starts.filter((start) => start.status === "rejected");
    refused(/^Another sample uses this database\./)(failed?.reason);
    const database = started[0]!.value;
    assert.deepEqual(await appliedIn(database), [1, 2]);
    await database.close();
    await (await openDatabase(url, both)).close();
  });

  it("tell the owner of the process that the database is lost, and end nothing themselves", async () => {
    const url = await createDatabase();
    const [database, other] = [await openDatabase(url, both), connectServer(url)];
    const others = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()";
    await other.query(`${others} and datname = current_database()`);
    const { message } = await database.lost;
    assert.match(message, /^The database is lost: .*Start the sample again/);
    await database.close();
    await other.close();
    await (await openDatabase(url, both)).close();
  });

  it("are not begun where the server does not answer", async () => {
    const nowhere = "postgres://decdp:word@127.0.0.1:1/nothing";
    await assert.rejects(openDatabase(nowhere, one), (error) => {
      refused(/^The database cannot be used: .*ECONNREFUSED.*--database/)(error);
      assert.doesNotMatch((error as Error).message, /word/);
      return true;
    });
  });
});
