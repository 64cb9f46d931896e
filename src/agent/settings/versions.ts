import type { Policy } from "../../consent/settings/policy.ts";
import { readPolicy, writePolicy } from "../../consent/settings/policyFile.ts";
import type { Memory } from "../memory/memory.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";

/** How many earlier settings are kept. */
const MOST = 50;

/** Settings that others took the place of. */
export interface FormerSettings {
  /** Until when they counted, Unix seconds. */
  readonly until: number;
  readonly policy: Policy;
}

/**
 * Puts settings in place of those that count, which are kept. The same settings again change nothing. Throws
 * `InvalidValueError` for malformed ones.
 */
export async function changeSettings(
  surroundings: Pick<Surroundings, "now">,
  memory: Memory,
  policy: Policy,
): Promise<void> {
  const text = writePolicy(await memory.read("settings"));
  const next = readPolicy(writePolicy(policy));
  if (text === writePolicy(next)) return;
  const until = clockOf(surroundings);
  // First: whoever is interrupted here has one version twice, and has lost none.
  await memory.change("formerSettings", (before) => [...before, { until, text }].slice(-MOST));
  await memory.change("settings", () => next);
}

/** Earlier settings, the latest first. */
export async function formerSettings(memory: Memory): Promise<readonly FormerSettings[]> {
  const kept = await memory.read("formerSettings");
  return kept.map(({ until, text }) => ({ until, policy: readPolicy(text) })).reverse();
}
