import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Address } from "viem";
import { stateFile } from "../../cli/setting/state.ts";
import { readLightRecords } from "../../src/audit/brand/lightRecordsFile.ts";
import { namedIn } from "./asking.ts";
import type { Person } from "./people.ts";

// What a shop keeps around DeCDP. The light records and seal keys are those of the command line, in its own database.

/** A shop's folder. */
export interface Shop {
  /** The folder of the command line's state for the network. */
  readonly folder: string;
  /** Which of the shop's customers a pseudonym is: without it no segment could be used. */
  readonly index: string;
  /** When which customer was with the shop. */
  readonly log: string;
  /** What customers buy, which other law makes the shop keep: from it, groups can be guessed. */
  readonly sales: string;
  /** What `brand records` wrote for an audit. */
  readonly records: string;
  /** A copy of the state. */
  readonly backup: string;
}

export function shopIn(home: string, folder: string): Shop {
  const place = path.join(home, "shop");
  mkdirSync(place, { recursive: true });
  const at = (name: string) => path.join(place, name);
  return {
    folder,
    index: at("index.json"),
    log: at("visits.json"),
    sales: at("sales.json"),
    records: at("records.json"),
    backup: at("backup.db"),
  };
}

/** Writes the shop's own papers. */
export function writePapers({ index, log, sales }: Shop, people: readonly Person[]): void {
  const by = <Value>(value: (person: Person) => Value) =>
    JSON.stringify(Object.fromEntries(people.map((person) => [person.number, value(person)])));
  writeFileSync(
    index,
    by(({ subject }) => subject),
  );
  writeFileSync(
    log,
    by(({ visitedAt }) => visitedAt),
  );
  writeFileSync(
    sales,
    by(({ guesses }) => guesses),
  );
}

export function backUp({ folder, backup }: Shop): void {
  copyFileSync(stateFile(folder), backup);
}

/** What the shop does besides `brand erase`: nothing names the customer any more, and no log says when it was there. */
export function eraseFromPapers({ index, log, backup }: Shop, { number }: Person): void {
  for (const file of [index, log]) {
    const { [number]: _, ...others } = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify(others));
  }
  rmSync(backup, { force: true });
}

/** Everything that a shop has stored, as whoever gets hold of it reads it. */
export interface Stored {
  readonly index: ReadonlyMap<number, Address>;
  /** Seconds from the beginning. */
  readonly visits: ReadonlyMap<number, number>;
  readonly guesses: ReadonlyMap<number, readonly [open: number, sealed: number]>;
  /** The group in the sealed campaign, by pseudonym in small letters. */
  readonly groups: ReadonlyMap<string, number>;
  /** By pseudonym in small letters. */
  readonly sealKeys: ReadonlyMap<string, bigint>;
  /** Pseudonyms whose customers wrote, in a request about their rights, who they are. */
  readonly named: ReadonlyMap<number, Address>;
  /** When a pseudonym was erased, Unix seconds. */
  readonly erased: ReadonlyMap<string, number>;
}

/** Reads all that is stored: papers, the state, exports and backups. */
export function readStored({ folder, index, log, sales, records, backup }: Shop): Stored {
  const byNumber = <Value>(file: string) =>
    new Map(
      Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, Value>).map(
        ([number, value]) => [Number(number), value] as const,
      ),
    );
  const states = [stateFile(folder), backup].filter((file) => existsSync(file)).map(readState);
  const exported = existsSync(records)
    ? readLightRecords(readFileSync(records, "utf8")).records.flatMap(({ subject, answers }) =>
        answers.map(({ segment }) => [subject.toLowerCase(), segment] as const),
      )
    : [];
  return {
    index: byNumber(index),
    visits: byNumber(log),
    guesses: byNumber(sales),
    groups: new Map([...states.flatMap((state) => state.groups), ...exported]),
    sealKeys: new Map(states.flatMap((state) => state.sealKeys)),
    named: new Map(states.flatMap((state) => state.named)),
    erased: new Map(states.flatMap((state) => state.erased)),
  };
}

function readState(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = (query: string) => database.prepare(query).all() as Record<string, string | number>[];
    return {
      groups: rows("SELECT key, value FROM light_records WHERE key LIKE '%/answer/%'").map(
        ({ key, value }) => [`${key}`.split("/")[1]!, JSON.parse(`${value}`).segment as number] as const,
      ),
      named: rows("SELECT key, value FROM light_records WHERE key LIKE 'rights/%'").flatMap(
        ({ key, value }) => {
          const number = namedIn(`${value}`);
          return number === undefined ? [] : [[number, `${key}`.split("/")[1]! as Address] as const];
        },
      ),
      sealKeys: rows("SELECT subject, seal_key FROM seal_keys").map(
        (row) => [`${row.subject}`, BigInt(row.seal_key!)] as const,
      ),
      erased: rows("SELECT subject, erased_at FROM erased").map(
        (row) => [`${row.subject}`, Number(row.erased_at)] as const,
      ),
    };
  } finally {
    database.close();
  }
}
