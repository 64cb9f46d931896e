import type { Next } from "hono";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { BusyError } from "./errors.ts";
import { errorReply, type Request } from "./replies.ts";
import { senderOf } from "./sender.ts";

/** Refuses what goes beyond a number of requests of one address in a minute. */
export function limitRate(rate: number) {
  const limiter = new RateLimiterMemory({ points: rate, duration: 60 });
  return async (context: Request, next: Next) => {
    const isAllowed = await limiter.consume(senderOf(context)).then(
      () => true,
      () => false,
    );
    if (!isAllowed) return errorReply(context, 429, "TooManyRequests", "Try again in a minute.");
    return next();
  };
}

/** Counts what was refused of each address within a minute. */
export interface RefusalLimit {
  /** Throws `BusyError` for an address that has had its fill. */
  require(address: string): Promise<void>;
  count(address: string): Promise<void>;
}

/** Refusals cost their sender nothing and the service its work: one address gets so many in a minute. */
export function limitRefusals(rate: number): RefusalLimit {
  const limiter = new RateLimiterMemory({ points: rate, duration: 60 });
  return {
    async require(address) {
      const spent = (await limiter.get(address))?.consumedPoints ?? 0;
      if (spent < rate) return;
      throw new BusyError(429, "TooManyRefusals", "Too much of yours was refused; try again in a minute.");
    },
    async count(address) {
      await limiter.penalty(address);
    },
  };
}
