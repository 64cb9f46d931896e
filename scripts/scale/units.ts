import { readFileSync } from "node:fs";
import { pad } from "viem";
import { fromRoot } from "../../services/shared/paths.ts";
import { linkCustomer, recordAnswer, recordConsent } from "../../src/brand/lightRecord.ts";
import { SUBTREE_BYTES } from "../../src/credential/treeChunks.ts";
import { memoryStore } from "../../src/store.ts";
import { readGasSnapshot } from "../shared/gasSnapshot.ts";

/** What one thing costs, each measured once and read from where it stands. */
export interface Units {
  readonly gas: (step: string) => number;
  /** Answers that a relayer settles in a second, on two cores that it shares with chain and customers. */
  readonly settledPerSecond: number;
  /** Milliseconds of a core to check a proof among many. */
  readonly checkMs: number;
  /** Of a tree with a million leaves, on disk. */
  readonly tree: {
    readonly buildSeconds: number;
    readonly pathMs: number;
    readonly replaceMs: number;
    readonly memoryMiB: number;
    readonly chunkBytes: number;
  };
  /** Bytes of keys and values of a customer with one consent and one answer. */
  readonly recordBytes: number;
}

export async function readUnits(): Promise<Units> {
  const page = readFileSync(fromRoot("docs/performance.md"), "utf8");
  const million = measured(
    page,
    /A million leaves [^\n]*?: built in (\d+) s and \d+ CPU s, ([\d.]+) ms for a path, ([\d.]+) ms to replace or insert a leaf, (\d+) MiB/,
    4,
  );
  return {
    gas: readGasSnapshot(),
    settledPerSecond: measured(page, /^\| 1000 \| [\d.]+ \| ([\d.]+) \|/m, 1)[0]!,
    checkMs: measured(page, /among many\s+(\d+) ms each/, 1)[0]!,
    tree: {
      ...{ buildSeconds: million[0]!, pathMs: million[1]!, replaceMs: million[2]!, memoryMiB: million[3]! },
      chunkBytes: SUBTREE_BYTES,
    },
    recordBytes: await recordBytes(),
  };
}

/** The numbers that docs/performance.md has at one place. */
function measured(page: string, pattern: RegExp, count: number): number[] {
  const [, ...found] = pattern.exec(page) ?? [];
  if (found.length === count) return found.map(Number);
  throw new Error(`docs/performance.md no longer says ${pattern}. Mend scripts/scale/units.ts with it.`);
}

/** With values as long as they get. */
async function recordBytes(): Promise<number> {
  const store = memoryStore();
  const subject = pad("0x1", { size: 20 });
  const terms = pad("0xa1");
  const [signedAt, until, campaign, nullifier] = [1_800_000_000, 1_830_000_000, 100_000n, 2n ** 253n];
  await linkCustomer(store, subject);
  await recordConsent(store, subject, { terms, until, signedAt });
  const answer = { terms, campaign, nullifier, segment: 3, validAt: signedAt, expiry: until };
  await recordAnswer(store, subject, { answer, now: signedAt });
  let bytes = 0;
  for (const key of await store.list(""))
    bytes += Buffer.byteLength(key) + Buffer.byteLength((await store.get(key))!);
  return bytes;
}
