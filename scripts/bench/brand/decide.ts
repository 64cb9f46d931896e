import { createDecider } from "../../../services/brand/deciding/decider.ts";
import { createOffers } from "../../../services/brand/deciding/offers.ts";
import { digestOf, secondsNow } from "../../../test/support/brand/customersOnRecord.ts";
import { findPostgres, startPostgres } from "../../../test/support/postgres.ts";
import type { Figures } from "../../report/figures.ts";
import { fillRecords, nameOf } from "./manyRecords.ts";
import { post, spawnStack } from "./stackProcess.ts";

export interface DecideOptions {
  /** Light records. */
  readonly records: number;
  /** Seconds of each kind of load. */
  readonly seconds: number;
  /** Decisions a second. */
  readonly rate: number;
}

interface Measured {
  /** Milliseconds of each decision. */
  readonly times: readonly number[];
  readonly personal: number;
  readonly faults: number;
}

type Decide = (name: string) => Promise<{ readonly content: string; readonly reason: string }>;

/** How long a decision takes among many records, in process and over HTTP, and when the database is gone. */
export async function benchDecide({ records, seconds, rate }: DecideOptions): Promise<Figures> {
  const programs = findPostgres();
  if (programs === undefined)
    throw new Error("The bench needs PostgreSQL's programs (apt-get install postgresql).");
  const server = await startPostgres(programs);
  let isStopped = false;
  const stop = async () => {
    if (!isStopped) await server.stop();
    isStopped = true;
  };
  try {
    const location = await server.createDatabase("records");
    console.log(`  filling ${records} light records`);
    const database = await fillRecords(location, records);
    const offers = createOffers(database.query);
    const decider = createDecider({ database, offers, digest: digestOf, now: secondsNow });
    const question = { purpose: "dpv:Marketing", channel: "web" } as const;
    const load = { records, seconds, rate };
    const inProcess = await measure(load, (customerId) => decider.decide({ customerId, ...question }));
    const stack = await spawnStack(location);
    const overHttp: Decide = async (customerId) =>
      (await post(`${stack.url}/decisions`, { customerId, ...question })).json;
    try {
      await measure({ ...load, seconds: Math.min(5, seconds) }, overHttp);
      const [before, http] = [stack.memory(), await measure(load, overHttp)];
      const after = stack.memory();
      await database.close();
      await stop();
      const gone = await measure({ ...load, seconds: Math.min(5, seconds) }, overHttp);
      return {
        "decide.records": records,
        "decide.p50Ms.inProcess": percentile(inProcess.times, 0.5),
        "decide.p99Ms.inProcess": percentile(inProcess.times, 0.99),
        "decide.p50Ms.http": percentile(http.times, 0.5),
        "decide.p99Ms.http": percentile(http.times, 0.99),
        "decide.perSecond": round(http.personal / seconds),
        "decide.faults": inProcess.faults + http.faults,
        "decide.p99Ms.databaseGone": percentile(gone.times, 0.99),
        "decide.personal.databaseGone": gone.personal,
        "decide.memoryMiB.before": before,
        "decide.memoryMiB.after": after,
      };
    } finally {
      await stack.end("SIGKILL");
    }
  } finally {
    await stop();
  }
}

/** Decides for customers at random, so many a second, however long each takes. */
async function measure({ records, seconds, rate }: DecideOptions, decide: Decide): Promise<Measured> {
  const times: number[] = [];
  let personal = 0;
  let faults = 0;
  const running: Promise<void>[] = [];
  const start = performance.now();
  for (let asked = 0; asked < seconds * rate; asked++) {
    const due = start + (asked * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const begun = performance.now();
    const name = nameOf(1 + Math.floor(Math.random() * records));
    running.push(
      decide(name).then(({ content, reason }) => {
        times.push(performance.now() - begun);
        if (content === "personal") personal++;
        if (reason === "fault") faults++;
      }),
    );
  }
  await Promise.all(running);
  return { times, personal, faults };
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
