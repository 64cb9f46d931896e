import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { EthereumProvider } from "hardhat/types/providers";

/** A journal's first line: what must be the same for the rest to be repeated. */
interface Beginning {
  /** ISO date of the first block. */
  readonly initialDate: string;
}

/** A request that changed the chain. */
interface Entry {
  readonly method: string;
  readonly params: readonly unknown[];
  /** When the request was made by this machine's clock, Unix seconds. */
  readonly madeAt: number;
  /** Hash of the latest block afterwards. */
  readonly hash: string;
  /** Time of the first block that the request made, Unix seconds; undefined if it made none. */
  readonly minedAt?: number | undefined;
}

/** The requests that made a chain, one JSON text per line, because Hardhat's node cannot save its state. */
export interface Journal {
  readonly beginning: Beginning;
  readonly entries: readonly Entry[];
  append(entry: Entry): void;
}

const changing = /^(eth_send|evm_|hardhat_)/;
const reading = new Set([
  "hardhat_addCompilationResult",
  "hardhat_getAutomine",
  "hardhat_metadata",
  "hardhat_setLoggingEnabled",
]);

/** Whether a JSON-RPC method changes the chain or its clock. */
export function changesChain(method: string): boolean {
  return changing.test(method) && !reading.has(method);
}

/** Reads a journal, or starts one. A last line that a crash cut off is left out. */
export function openJournal(file: string): Journal {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  // Text after the last line break is an entry that was not written completely.
  const [first, ...rest] = lines.slice(0, -1);
  if (first === undefined) {
    // Blocks are at least a second apart, and set-up must not move the chain's clock past this machine's.
    const beginning = { initialDate: new Date(Date.now() - 60_000).toISOString() };
    // Keys and cards will be beside it.
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(beginning)}\n`);
    return journalOf(file, beginning, []);
  }
  if (lines.at(-1) !== "") writeFileSync(file, `${[first, ...rest].join("\n")}\n`);
  return journalOf(
    file,
    JSON.parse(first),
    rest.map((line) => JSON.parse(line)),
  );
}

function journalOf(file: string, beginning: Beginning, entries: readonly Entry[]): Journal {
  return { beginning, entries, append: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`) };
}

interface Block {
  readonly number: bigint;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly hash: string;
}

/** The latest block, or the one with this number. */
export async function readBlock(provider: EthereumProvider, number?: bigint): Promise<Block> {
  const tag = number === undefined ? "latest" : `0x${number.toString(16)}`;
  const block = await provider.request({ method: "eth_getBlockByNumber", params: [tag, false] });
  return { number: BigInt(block.number), timestamp: Number(block.timestamp), hash: block.hash };
}

/** Makes a request that may change the chain, and records it before it is answered. */
export async function record<Response>(
  journal: Journal,
  provider: EthereumProvider,
  { method, params }: Pick<Entry, "method" | "params">,
  request: () => Promise<Response>,
): Promise<Response> {
  const before = await readBlock(provider);
  try {
    return await request();
  } finally {
    // A transaction that reverts is reported as an error but is in a block all the same.
    const last = await readBlock(provider);
    const first = last.number > before.number ? await readBlock(provider, before.number + 1n) : undefined;
    const madeAt = Math.floor(Date.now() / 1000);
    journal.append({ method, params, madeAt, hash: last.hash, minedAt: first?.timestamp });
  }
}

/**
 * Repeats a journal on a new chain with the same block times, and then moves the chain's clock on by the time that has
 * passed since. Throws if the chain comes out different.
 */
export async function replay(provider: EthereumProvider, { entries }: Journal): Promise<void> {
  for (const { method, params, minedAt } of entries) {
    if (minedAt !== undefined) {
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [minedAt] });
    }
    // What failed then fails again; the hash of the last block shows any other difference.
    await provider.request({ method, params: [...params] }).catch(() => {});
  }
  const last = entries.at(-1);
  if (last === undefined) return;
  const { hash, number } = await readBlock(provider);
  if (hash !== last.hash) {
    throw new Error(`The saved chain cannot be repeated: block ${number} came out different.`);
  }
  const passed = Math.max(0, Math.floor(Date.now() / 1000) - last.madeAt);
  await provider.request({ method: "evm_increaseTime", params: [passed] });
}
