import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { relayerMigrations } from "../../../services/relayer/store/migrations.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { openFolder } from "../../../services/shared/database/folder.ts";
import { createLeadership } from "../../../services/shared/database/leadership.ts";
import { type Migrations, migrate } from "../../../services/shared/database/migrate.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import { connectServer } from "../../../services/shared/database/server.ts";
import { ServiceError } from "../../../services/shared/serviceError.ts";
import { copyNewDatabase } from "../../support/database/emptyDatabase.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../../support/postgres.ts";

const first = ["create table if not exists notes (id integer primary key)"];
const second = ["alter table notes add column text text", "insert into notes values (1, 'kept')"];
const sample = { service: "sample", fromPublic: ["notes"] } as const;
const one: Migrations = { ...sample, migrations: [first] };
const both: Migrations = { ...sample, migrations: [first, second] };
const other: Migrations = { service: "other", migrations: [["create table notes (id integer primary key)"]] };
/** The relayer's, under the name of the sample. */
const ofRelayer: Migrations = { ...relayerMigrations, service: "sample" };

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
    for (const schema of ["public", "sample", "other"]) {
      await database.query(`drop schema if exists ${schema} cascade`);
    }
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
    await database.query("create table public.notes (id integer primary key)");
    await database.query("insert into public.notes values (7)");
    await migrate(database, both);
    assert.deepEqual(await appliedIn(database), [1, 2]);
    assert.deepEqual(await notesIn(database), [
      { id: 7, text: null },
      { id: 1, text: "kept" },
    ]);
  });

  const inPublic = async (service: string) => {
    await database.query("create table public.notes (id integer primary key)");
    await database.query("create table public.stranger (id integer)");
    await database.query("insert into public.notes values (7)");
    await database.query(
      "create table public.migrations (number integer primary key, service text not null, applied_at timestamptz default now())",
    );
    await database.query("insert into public.migrations values (1, $1)", [service]);
  };
  const tables = async () =>
    database.query(
      `select schemaname as schema, tablename as table from pg_tables
       where schemaname in ('public', 'sample') order by schemaname, tablename`,
    );

  it("move what a service had in a database of its own, and nothing else, where an older release finds it newer", async () => {
    await inPublic("sample");
    for (let times = 0; times < 2; times++) await migrate(database, both);
    assert.deepEqual(await notesIn(database), [
      { id: 7, text: null },
      { id: 1, text: "kept" },
    ]);
    assert.deepEqual(await appliedIn(database), [1, 2]);
    assert.deepEqual(await tables(), [
      { schema: "public", table: "migrations" },
      { schema: "public", table: "stranger" },
      { schema: "sample", table: "migrations" },
      { schema: "sample", table: "notes" },
    ]);
    assert.deepEqual(await database.query("select max(number) as number from public.migrations"), [
      { number: 2 ** 31 - 1 },
    ]);
  });

  it("leave in its place what another service had in a database of its own", async () => {
    await inPublic("other");
    await migrate(database, both);
    assert.deepEqual(await notesIn(database), [{ id: 1, text: "kept" }]);
    assert.deepEqual(await database.query("select id from public.notes"), [{ id: 7 }]);
    assert.deepEqual(await database.query("select number from public.migrations"), [{ number: 1 }]);
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

  it("refuse a schema that another service has under this name", async () => {
    await migrate(database, one);
    await database.query("update migrations set service = 'stranger'");
    await assert.rejects(migrate(database, both), refused(/that of another service, the stranger\./));
    assert.deepEqual(await appliedIn(database), [1]);
  });

  it("make room for ids of chains beyond 2^31 in a relayer's database", async () => {
    await migrate(database, { ...ofRelayer, migrations: ofRelayer.migrations.slice(0, 1) });
    const insert =
      "insert into answers (id, chain, campaigns, campaign, nullifier, body) values ($1, $2, '', '', $1, '')";
    await database.query(insert, ["old", 31_337]);
    await assert.rejects(database.query(insert, ["large", 2 ** 40]), /out of range/);
    await migrate(database, { ...ofRelayer, migrations: ofRelayer.migrations.slice(0, 2) });
    await database.query(insert, ["large", 2 ** 40]);
    const chains = await database.query("select id, chain::text from answers order by id");
    assert.deepEqual(chains, [
      { id: "large", chain: `${2 ** 40}` },
      { id: "old", chain: "31337" },
    ]);
  });

  it("reduce what has ended in a relayer's database from before, and leave what waits as it is", async () => {
    const { migrations, ...relayer } = ofRelayer;
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
    await migrate(database, ofRelayer);
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

/** Two services use one database at the same time, and neither sees anything of the other. */
async function shareDatabase(place: string): Promise<void> {
  const [mine, theirs] = await Promise.all([openDatabase(place, both), openDatabase(place, other)]);
  try {
    const write = (database: Database, id: number) =>
      database.transaction(async (query) => {
        await query("insert into notes (id) values ($1)", [id]);
        await query("delete from notes where id = $1", [id]);
        await query("insert into notes (id) values ($1)", [id]);
      });
    const [, , , , during] = await Promise.all([
      write(mine, 2),
      write(theirs, 2),
      write(mine, 3),
      theirs.query("select id from notes where id = 1"),
      mine.query("select id from notes where id = 1"),
    ]);
    assert.deepEqual(during, [{ id: 1 }]);
    await theirs.scrub(["notes"]);
    assert.deepEqual(await theirs.query("select id from notes"), [{ id: 2 }]);
  } finally {
    await theirs.close();
  }
  assert.deepEqual(await mine.query("select id from notes order by id"), [{ id: 1 }, { id: 2 }, { id: 3 }]);
  await mine.close();
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

  it("give each of two services in this process a schema of its own", async () => {
    const place = path.join(folder, "shared");
    await copyNewDatabase(place);
    await shareDatabase(place);
    await (await openDatabase(place, both)).close();
  });

  it("keep a folder from others of the same service in this process, too", async () => {
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

  describe("of any kind", () =>
    describeMigrations(async () => connectServer(await createDatabase(), "sample")));

  it("are applied once by many processes that start together", async () => {
    const url = await createDatabase();
    const processes = Array.from({ length: 8 }, () => connectServer(url, "sample"));
    try {
      await Promise.all(processes.map((database) => migrate(database, both)));
      assert.deepEqual(await appliedIn(processes[0]!), [1, 2]);
      assert.deepEqual(await notesIn(processes[0]!), [{ id: 1, text: "kept" }]);
    } finally {
      await Promise.all(processes.map((database) => database.close()));
    }
  });

  it("leave a database from whose tables what was deleted can be taken", async () => {
    const database = connectServer(await createDatabase(), "sample");
    await migrate(database, both);
    const sizeOf = async () =>
      (await database.query<{ size: number }>("select pg_relation_size('notes')::integer as size"))[0]!.size;
    assert.ok((await sizeOf()) > 0);
    await database.query("delete from notes");
    await database.scrub(["notes"]);
    assert.equal(await sizeOf(), 0);
    await database.close();
  });

  it("give each of two services a schema of its own, and the lead among its processes", async () => {
    const url = await createDatabase();
    await shareDatabase(url);
    const leaderships = ["sample", "other", "sample"].map((service) => createLeadership(url, service));
    const leads = [];
    for (const leadership of leaderships) leads.push(await leadership.isMine());
    assert.deepEqual(leads, [true, true, false]);
    for (const leadership of leaderships) await leadership.close();
  });

  it("leave the database to one of two processes of a service that start together", async () => {
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
    const [database, killer] = [await openDatabase(url, both), connectServer(url, "other")];
    const others = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()";
    await killer.query(`${others} and datname = current_database()`);
    const { message } = await database.lost;
    assert.match(message, /^The database is lost: .*Start the sample again/);
    await database.close();
    await killer.close();
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
