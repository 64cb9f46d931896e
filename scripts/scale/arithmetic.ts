import { TREE_CAPACITY } from "../../src/credential/issuerTree.ts";
import { CHUNK_SIZE } from "../../src/credential/treeChunks.ts";
import type { Units } from "./units.ts";

const YEAR = 31_536_000;
const DAY = 86_400;

/** What is assumed of a large brand and a large issuer; docs/scale.md says the same. */
export const assumed = {
  customers: 100_000_000,
  /** Share of customers who take part. */
  participation: 0.3,
  /** Answers a year of each who takes part. */
  answers: 4,
  /** Withdrawals a year of each who takes part. */
  withdrawals: 0.1,
  /** How much busier the busiest hour is than the mean. */
  peak: 10,
  /** What a database adds to keys and values: row headers, indexes, free space. */
  database: 3,
  credentials: 100_000_000,
  /** Cards that change in a day: issued, renewed, revoked. */
  changes: 300_000,
  /** Times a day that each tree's root is published. */
  roots: 4,
  /** What a rollup and the main chain take, in gas a second. */
  rollupGas: 25_000_000,
  mainGas: 5_000_000,
} as const;

/** One line of arithmetic: what, how it is worked out, and what it comes to. */
export type Line = readonly [what: string, how: string, result: string];

export function brandLines({ gas, settledPerSecond, checkMs, recordBytes }: Units): Line[] {
  const { customers, participation, answers, withdrawals, peak, database, rollupGas, mainGas } = assumed;
  const takingPart = customers * participation;
  const mean = (takingPart * answers) / YEAR;
  const busiest = mean * peak;
  const gasOfAnswer = gas("settle a batch of 128") / 128;
  const gasPeak = busiest * gasOfAnswer;
  const bytes = takingPart * recordBytes * database;
  return [
    ["who takes part", `${integer(customers)} x ${participation}`, integer(takingPart)],
    ["answers a second, mean", `${integer(takingPart)} x ${answers} / year`, rate(mean)],
    ["answers a second, busiest hour", `x ${peak}`, rate(busiest)],
    [
      "relayers for that",
      `${rate(busiest)} / ${settledPerSecond} a second each`,
      integer(Math.ceil(busiest / settledPerSecond)),
    ],
    [
      "cores to check the proofs off chain",
      `${rate(busiest)} x ${checkMs} ms`,
      rate((busiest * checkMs) / 1_000),
    ],
    ["gas a second, busiest hour", `${rate(busiest)} x ${integer(gasOfAnswer)}`, integer(gasPeak)],
    ["share of a rollup", `of ${integer(rollupGas)} a second`, percent(gasPeak / rollupGas)],
    ["share of the main chain", `of ${integer(mainGas)} a second`, percent(gasPeak / mainGas)],
    [
      "withdrawals a second, mean",
      `${integer(takingPart)} x ${withdrawals} / year`,
      rate((takingPart * withdrawals) / YEAR),
    ],
    ["light records", `${integer(takingPart)} x ${recordBytes} bytes x ${database}`, gigabytes(bytes)],
  ];
}

export function issuerLines({ gas, tree }: Units): Line[] {
  const { credentials, changes, roots } = assumed;
  const trees = Math.ceil(credentials / TREE_CAPACITY);
  const chunks = Math.ceil(credentials / CHUNK_SIZE);
  // A changed leaf makes one chunk new, and each publication the top of its tree.
  const published = Math.min(changes, chunks * roots) * tree.chunkBytes + trees * roots * tree.chunkBytes;
  const gasOfDay = trees * roots * gas("publish the next root");
  return [
    ["trees", `${integer(credentials)} / ${integer(TREE_CAPACITY)}`, integer(trees)],
    [
      "building all of them, on two cores",
      `${trees} x ${tree.buildSeconds} s`,
      `${integer((trees * tree.buildSeconds) / 60)} minutes, once`,
    ],
    ["changes a second", `${integer(changes)} / day`, rate(changes / DAY)],
    [
      "cores for them",
      `${rate(changes / DAY)} x ${tree.replaceMs} ms`,
      rate((changes / DAY) * (tree.replaceMs / 1_000)),
    ],
    ["paths a second from one core", `1 / ${tree.pathMs} ms`, integer(1_000 / tree.pathMs)],
    [
      "memory, one process for each tree that changes",
      `${trees} x ${tree.memoryMiB} MiB`,
      gigabytes(trees * tree.memoryMiB * 2 ** 20),
    ],
    ["chunks", `${integer(credentials)} / ${integer(CHUNK_SIZE)}`, integer(chunks)],
    [
      "chunks to serve, all",
      `${integer(chunks)} x ${integer(tree.chunkBytes)} bytes`,
      gigabytes(chunks * tree.chunkBytes),
    ],
    [
      "published anew in a day, at most",
      "a chunk for each change, a top for each root",
      gigabytes(published),
    ],
    ["gas a day", `${trees} x ${roots} x ${integer(gas("publish the next root"))}`, integer(gasOfDay)],
  ];
}

function integer(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** Two digits, or whole numbers. */
function rate(value: number): string {
  return value >= 100 ? integer(value) : String(Number(value.toPrecision(2)));
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

function gigabytes(bytes: number): string {
  return `${Number((bytes / 1e9).toPrecision(2))} GB`;
}
