import { hardhat } from "./hardhat.ts";
import type { Part, Plan } from "./plan.ts";

/** Milliseconds after which a part that says nothing hangs; each test says when it has ended. */
const LONGEST_SILENCE = 5 * 60_000;

/** A part that has ended. */
export interface Finished {
  readonly part: Part;
  readonly code: number;
  readonly seconds: number;
  /** What it printed. */
  readonly output: string;
}

/** Runs the parts in their order, so many at once, and leaves out those that need one that failed. */
export async function runParts(
  parts: Plan,
  atOnce: number,
  tell: (finished: Finished) => void,
): Promise<Finished[]> {
  const finished: Finished[] = [];
  const waiting = [...parts];
  const running = new Set<Promise<void>>();
  const isReady = ({ needs }: Part) =>
    needs === undefined || finished.some(({ part, code }) => part.name === needs && code === 0);
  for (;;) {
    const next = waiting.findIndex(isReady);
    if (next !== -1 && running.size < atOnce) {
      const run: Promise<void> = runPart(waiting.splice(next, 1)[0]!).then((result) => {
        finished.push(result);
        tell(result);
        running.delete(run);
      });
      running.add(run);
    } else if (running.size > 0) await Promise.race(running);
    else return finished;
  }
}

async function runPart(part: Part): Promise<Finished> {
  const start = performance.now();
  const { child, ended } = hardhat(part.parameters, "pipe", part.needs !== undefined);
  const output: Buffer[] = [];
  const giveUp = () => {
    output.push(
      Buffer.from(`\nIt has said nothing for ${LONGEST_SILENCE / 60_000} minutes, and was ended.\n`),
    );
    child.kill("SIGKILL");
  };
  const timer = setTimeout(giveUp, LONGEST_SILENCE);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (bytes) => {
      output.push(bytes);
      timer.refresh();
    });
  }
  const code = await ended;
  clearTimeout(timer);
  const seconds = (performance.now() - start) / 1000;
  return { part, code, seconds, output: Buffer.concat(output).toString() };
}
