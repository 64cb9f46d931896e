import { defineSchema } from "../../../src/request/schema.ts";
import type { Reading, Source, Start } from "../../../src/source/source.ts";

/** What nobody but the source may see. */
export const RAW = "NL91ABNA0417164300";

/** A source whose answers a test decides, and which notes what it was asked. */
export interface HostileSource extends Source<{ readonly token: string }> {
  readonly begun: Start[];
  readonly ended: unknown[];
  /** What it does when it is read. */
  onRead: (given: unknown, now: number) => Promise<Reading>;
  /** How often ending fails before it succeeds. */
  failingEnds: number;
}

const schema = defineSchema("test/hostile/1", [
  { name: "band", categories: ["low", "high"] },
  { name: "other", categories: ["low", "high"] },
]);

/** A source that is honest until told otherwise. */
export function createHostileSource(): HostileSource {
  const source: HostileSource = {
    kind: "BankAccount",
    schema,
    begun: [],
    ended: [],
    failingEnds: 0,
    onRead: async (given, now) => honest(String(given), now),
    async begin(start) {
      source.begun.push(start);
      return { pending: { token: RAW }, ask: { kind: "open", url: "https://bank.example/" } };
    },
    read: async (pending, given, now) => ({ reading: await source.onRead(given, now), pending }),
    async end(pending) {
      source.ended.push(pending);
      if (source.failingEnds-- > 0) throw new Error(`cannot end the access of ${RAW}`);
    },
  };
  return source;
}

export function honest(account: string, now: number): Reading {
  return { account, values: { band: "high", other: "low" }, asOf: now };
}
