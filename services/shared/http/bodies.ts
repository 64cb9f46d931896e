import type { Next } from "hono";
import { errorReply, type Request } from "./replies.ts";
import { senderOf } from "./sender.ts";

export interface BodyLimits {
  /** Bodies that are read at the same time. */
  readonly most: number;
  /** Milliseconds in which a body must have come. */
  readonly longest: number;
}

interface Reading {
  readonly address: string;
  /** Gives the body up. */
  readonly end: () => void;
}

/**
 * Reads bodies before anything works on them, so that one that comes slowly holds up no work. Each has to come within a
 * time; when too many come at once, the oldest of the address with the most of them gives way, which an honest sender
 * is not for longer than a moment. Whoever is given up gets 408.
 */
export function readBodies({ most, longest }: BodyLimits) {
  // In the order in which they began.
  const readings = new Set<Reading>();
  return async (context: Request, next: Next) => {
    if (!hasBody(context)) return next();
    const { incoming } = context.env;
    let end = () => {};
    const givenUp = new Promise<undefined>((resolve) => {
      end = () => resolve(undefined);
    });
    const reading = { address: senderOf(context), end };
    if (readings.size >= most) heaviest(readings).end();
    readings.add(reading);
    const timer = setTimeout(end, longest);
    try {
      const text = context.req.text();
      // A body that is given up breaks off later.
      text.catch(() => {});
      if ((await Promise.race([text, givenUp])) === undefined) {
        setTimeout(() => incoming.destroy(), 100).unref();
        context.header("connection", "close");
        return errorReply(context, 408, "TooSlow", "The body did not come in time.");
      }
    } finally {
      clearTimeout(timer);
      readings.delete(reading);
    }
    return next();
  };
}

/** The oldest reading of the address that has the most. There is at least one. */
function heaviest(readings: ReadonlySet<Reading>): Reading {
  const counts = new Map<string, number>();
  for (const { address } of readings) counts.set(address, (counts.get(address) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...readings].find(({ address }) => counts.get(address) === most)!;
}

/** Refuses bodies of other types than JSON: browsers send text to any page's address without asking first. */
export function requireJson() {
  return async (context: Request, next: Next) => {
    if (!hasBody(context)) return next();
    const [type = ""] = (context.req.header("content-type") ?? "").split(";");
    if (type.trim().toLowerCase() === "application/json") return next();
    return errorReply(context, 415, "NotJson", "Send JSON, with the header content-type: application/json.");
  };
}

function hasBody({ req }: Request): boolean {
  return req.method === "POST" || req.method === "PUT";
}
