import type { Store } from "../../store.ts";

/** How far an audit has come. */
export interface AuditProgress {
  readonly step: AuditStep;
  readonly done: number;
  readonly total: number;
}

/** What takes long in an audit. */
export type AuditStep = "blocks" | "block times" | "transactions" | "kept answers" | "proofs";

/** Requests to a node at once. */
export const LOT = 50;

/** Where finished pieces of work are kept, so that an interrupted audit goes on from there. */
export interface Pieces {
  /** What was kept under a name; undefined if nothing was. */
  read<Value>(name: string): Promise<Value | undefined>;
  keep(name: string, value: unknown): Promise<void>;
}

/** Keeps pieces in a store, under names that begin with a prefix. */
export function piecesIn(store: Store, prefix: string): Pieces {
  return {
    async read(name) {
      const text = await store.get(`${prefix}/${name}`);
      return text === undefined ? undefined : parse(text);
    },
    keep: (name, value) => store.set(`${prefix}/${name}`, stringify(value)),
  };
}

/**
 * Works on items in lots, many at once within a lot, and keeps the results of each lot. Lots that are kept are not worked
 * on again.
 *
 * @param name Of the work; with the same name the items must be the same.
 */
export async function inLots<Item, Result>(
  pieces: Pieces,
  { name, items, size }: { readonly name: string; readonly items: readonly Item[]; readonly size: number },
  work: (lot: readonly Item[]) => Promise<readonly Result[]>,
  onDone: (done: number) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += size) {
    const key = `${name}/${start}`;
    let lot = await pieces.read<readonly Result[]>(key);
    if (lot === undefined) {
      lot = await work(items.slice(start, start + size));
      await pieces.keep(key, lot);
    }
    results.push(...lot);
    onDone(results.length);
  }
  return results;
}

// JSON has no big integers. A text from the chain must not be taken for one, so they are kept as objects.

function stringify(value: unknown): string {
  return JSON.stringify(value, (_name, part) => (typeof part === "bigint" ? { integer: `${part}` } : part));
}

function parse<Value>(text: string): Value {
  return JSON.parse(text, (_name, part) =>
    typeof part === "object" && part !== null && typeof part.integer === "string"
      ? BigInt(part.integer)
      : part,
  );
}
