import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { fromRoot } from "../../../services/shared/paths.ts";
import { median } from "../../shared/median.ts";

/** Settings of Node.js for a process whose memory is watched. */
export const watchable = ["--expose-gc", "--import", fromRoot("scripts/bench/issuer/collectGarbage.ts")];

/** MiB of a process in memory, as a rule. */
export interface Memory {
  readonly firstHalfMiB: number;
  readonly secondHalfMiB: number;
}

/** Milliseconds between two looks, and from the collection to the look. */
const [PACE, COLLECTION] = [3000, 700];

/** Looks at the memory of a `watchable` process again and again, each time after it has collected its garbage. */
export function watchMemory(child: ChildProcess): { stop(): Memory } {
  const seen: number[] = [];
  const looks = setInterval(() => {
    child.kill("SIGUSR2");
    setTimeout(() => seen.push(memoryOf(child.pid!)), COLLECTION);
  }, PACE);
  return {
    stop() {
      clearInterval(looks);
      const half = Math.ceil(seen.length / 2);
      const usual = (sizes: readonly number[]) => Math.round(median(sizes) / 2 ** 20);
      return { firstHalfMiB: usual(seen.slice(0, half)), secondHalfMiB: usual(seen.slice(half)) };
    },
  };
}

/** Bytes, on Linux; 0 elsewhere. */
function memoryOf(id: number): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
