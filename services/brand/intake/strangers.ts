import { RateLimiterMemory } from "rate-limiter-flexible";
import { BusyError } from "../../shared/http/errors.ts";

/** What a process takes in a day of subjects of whom nothing is known: somebody has to deal with each request about rights. */
const MOST = { rights: 200, stops: 5000 } as const;
const DAY = 86_400;

/** Bounds what is kept of subjects of whom nothing is known: anybody can make an account and sign. */
export interface Strangers {
  /** Throws `BusyError` if there was enough of them today. */
  requireRoom(): Promise<void>;
  count(): Promise<void>;
}

/** Strangers by what they ask for. */
export type StrangersOf = Readonly<Record<keyof typeof MOST, Strangers>>;

export function createStrangers({
  rights,
  stops,
}: Readonly<Record<keyof typeof MOST, number>> = MOST): StrangersOf {
  return { rights: boundStrangers(rights), stops: boundStrangers(stops) };
}

function boundStrangers(most: number): Strangers {
  const limiter = new RateLimiterMemory({ points: most, duration: DAY });
  return {
    async requireRoom() {
      const spent = (await limiter.get(""))?.consumedPoints ?? 0;
      if (spent < most) return;
      throw new BusyError(
        429,
        "TooManyStrangers",
        "Too many of whom nothing is known asked today. Whoever has consented once is served.",
      );
    },
    async count() {
      await limiter.penalty("");
    },
  };
}
