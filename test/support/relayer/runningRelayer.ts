import type { ChildProcess } from "node:child_process";
import { endProcess } from "../clone.ts";
import type { Random } from "../random.ts";
import { type prepareRelayer, spawnRelayer } from "./relayerUnderTest.ts";

/** A relayer's process that is killed from time to time, and started again. */
export interface RunningRelayer {
  /** Where it listens, or listened last. */
  url(): string;
  /** How often it was killed. */
  kills(): number;
  /** Resolves after the last kill, when the relayer listens again. */
  readonly survived: Promise<void>;
  /** What all processes have printed. */
  printed(): string;
  end(): Promise<void>;
}

export interface Killing {
  readonly kills: number;
  /** Milliseconds. */
  readonly lifetime: number;
  readonly random: Random;
  /** Whether a process has lived for long enough after so many kills: a busy machine takes long to start one. */
  readonly mayKill: (killed: number) => boolean;
}

/**
 * Starts a relayer and kills it so many times, each at a random moment: while it starts, or at most `lifetime`
 * milliseconds after it listens and may be killed. Resolves when it listens for the first time.
 */
export async function keepKilling(
  relayer: Awaited<ReturnType<typeof prepareRelayer>>,
  parameters: readonly string[],
  { kills, lifetime, random, mayKill }: Killing,
): Promise<RunningRelayer> {
  let url = "";
  let killed = 0;
  let isEnding = false;
  let running: ChildProcess | undefined;
  const prints: (() => string)[] = [];
  const start = () => {
    const started = spawnRelayer(relayer.key, relayer.options, ...parameters);
    running = started.process;
    prints.push(started.printed);
    started.url.catch(() => {});
    return started;
  };
  const first = start();
  url = await first.url;
  const run = async () => {
    let isEarly = false;
    while (killed < kills && !isEnding) {
      await pause(random.between(0, lifetime));
      while (!isEarly && !mayKill(killed) && !isEnding) await pause(20);
      await endProcess(running!, "SIGKILL");
      killed++;
      const next = start();
      // One in four dies while it starts.
      isEarly = killed < kills && random.between(1, 4) === 1;
      if (!isEarly) url = await next.url;
    }
  };
  const survived = run();
  survived.catch(() => {});
  return {
    url: () => url,
    kills: () => killed,
    survived,
    printed: () => prints.map((print) => print()).join(""),
    async end() {
      isEnding = true;
      await endProcess(running!, "SIGKILL");
      await survived.catch(() => {});
      await endProcess(running!, "SIGKILL");
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
