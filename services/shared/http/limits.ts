import type { Next } from "hono";
import { RateLimiterMemory } from "rate-limiter-flexible";
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

/** Works on so many requests at the same time; the others get the reply that is given here. */
export function limitRunning(most: number, refuse: (context: Request) => Response) {
  let running = 0;
  return async (context: Request, next: Next) => {
    if (running >= most) return refuse(context);
    running++;
    try {
      return await next();
    } finally {
      running--;
    }
  };
}
