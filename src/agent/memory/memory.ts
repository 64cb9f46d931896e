import * as z from "zod/v4";
import { emptyLedger } from "../../consent/ledger/ledger.ts";
import { readLedger, writeLedger } from "../../consent/ledger/ledgerFile.ts";
import { readPolicy, writePolicy } from "../../consent/settings/policyFile.ts";
import { defaultPolicy } from "../../consent/settings/presets.ts";
import { DecdpError } from "../../errors.ts";
import { type Card, readCard, writeCard } from "../../format/credential/card.ts";
import { toFileText, toJson } from "../../format/reading/json.ts";
import { type Reader, readerOf } from "../../format/reading/reading.ts";
import type { Store } from "../../store.ts";
import { keptRightShape } from "../rights/kept.ts";
import { stopShape } from "../stop/stop.ts";
import { keptSettingsShape } from "./formerSettings.ts";
import { historyShape } from "./historyShape.ts";
import { keptReceiptShape } from "./keptReceipt.ts";
import { knownRequestShape } from "./knownRequest.ts";
import { outboxEntryShape } from "./outboxEntry.ts";

/** A part of what the agent remembers. */
interface Section<Value> {
  readonly read: Reader<Value>;
  readonly write: (value: Value) => string;
  readonly empty: Value;
}

/** What an agent remembers, a section each. */
export const sections = {
  settings: sectionOf(readPolicy, writePolicy, defaultPolicy),
  formerSettings: listOf(keptSettingsShape, "The earlier settings"),
  ledger: sectionOf(readLedger, writeLedger, emptyLedger),
  history: listOf(historyShape, "The history"),
  requests: listOf(knownRequestShape, "The requests"),
  receipts: listOf(keptReceiptShape, "The receipts"),
  stops: listOf(stopShape, "The stops"),
  rights: listOf(keptRightShape, "The requests about rights"),
  outbox: listOf(outboxEntryShape, "The outbox"),
  watched: listOf(outboxEntryShape, "What is on chain"),
  cards: cards(),
};

type Sections = typeof sections;
export type SectionName = keyof Sections;
type Content<Name extends SectionName> = Sections[Name] extends Section<infer Value> ? Value : never;

/** Reads and changes what an agent remembers. Throws `InvalidValueError` if what the store holds is malformed. */
export interface Memory {
  read<Name extends SectionName>(name: Name): Promise<Content<Name>>;
  /** Replaces a section by what `change` makes of it, one change after the other. If that throws, nothing changes. */
  change<Name extends SectionName>(
    name: Name,
    change: (before: Content<Name>) => Content<Name>,
  ): Promise<Content<Name>>;
  /** Everything that is remembered, as one text. Secret. */
  export(): Promise<string>;
  /**
   * Takes over what another agent of the same customer exported. Throws `InvalidValueError` for a malformed text, and
   * `DecdpError` where this agent remembers something already; nothing changes then.
   */
  import(text: string): Promise<void>;
}

const PREFIX = "agent/";
const FORMAT = "decdp-agent-1";
const names = Object.keys(sections) as SectionName[];

const readExport = readerOf(
  z.strictObject({ format: z.literal(FORMAT), sections: z.partialRecord(z.enum(names), z.string()) }),
  "What another agent exported",
);

export function memoryIn(store: Store): Memory {
  const changes = new Map<SectionName, Promise<unknown>>();
  const read: Memory["read"] = async (name) => {
    const section = sections[name] as unknown as Section<Content<typeof name>>;
    const text = await store.get(`${PREFIX}${name}`);
    return text === undefined ? section.empty : section.read(text, `What the agent remembers (${name})`);
  };
  return {
    read,
    async change(name, change) {
      const section = sections[name] as unknown as Section<Content<typeof name>>;
      const apply = async () => {
        const next = change(await read(name));
        const text = section.write(next);
        // What could not be read again would lock the section for ever.
        section.read(text, `What the agent would remember (${name})`);
        await store.set(`${PREFIX}${name}`, text);
        return next;
      };
      const result = (changes.get(name) ?? Promise.resolve()).then(apply);
      changes.set(
        name,
        result.catch(() => undefined),
      );
      return result;
    },
    async export() {
      const kept = await Promise.all(names.map(async (name) => [name, await store.get(`${PREFIX}${name}`)]));
      const present = kept.filter(([, text]) => text !== undefined);
      return toFileText({ format: FORMAT, sections: Object.fromEntries(present) });
    },
    async import(text) {
      const given = Object.entries(readExport(text).sections) as [SectionName, string][];
      for (const [name, content] of given) sections[name].read(content, `The exported ${name}`);
      if ((await store.list(PREFIX)).length > 0) {
        throw new DecdpError("This agent remembers something already.", {
          hint: "Import into an empty store: two histories cannot be told apart once they are mixed.",
        });
      }
      for (const [name, content] of given) await store.set(`${PREFIX}${name}`, content);
    },
  };
}

function sectionOf<Value>(
  read: Reader<Value>,
  write: (value: Value) => string,
  empty: Value,
): Section<Value> {
  return { read, write, empty };
}

function listOf<Value>(shape: z.ZodType<Value>, name: string): Section<readonly Value[]> {
  return sectionOf<readonly Value[]>(readerOf(z.array(shape), name), toJson, []);
}

function cards(): Section<readonly Card[]> {
  const texts = readerOf(z.array(z.string()), "The cards");
  const read: Reader<readonly Card[]> = (content, name) => texts(content, name).map((text) => readCard(text));
  return sectionOf<readonly Card[]>(read, (kept) => toJson(kept.map(writeCard)), []);
}
