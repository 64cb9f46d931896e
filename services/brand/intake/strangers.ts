import { RateLimiterMemory } from "rate-limiter-flexible";
import { BusyError } from "../../shared/http/errors.ts";

/** Requests about rights of subjects of whom nothing is known that a process takes in a day. */
const MOST = 200;
const DAY = 86_400;

/** Bounds what is kept of subjects of whom nothing is known: anybody can make an account and sign. */
export interface Strangers {
  /** Throws `BusyError` if there was enough of them today. */
  requireRoom(): Promise<void>;
  count(): Promise<void>;
}

export function createStrangers(most = MOST): Strangers {
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
