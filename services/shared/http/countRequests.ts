import type { Next } from "hono";
import type { Counter } from "prom-client";
import type { Request } from "./replies.ts";

/** Counts requests by the first part of their path, if it is a known one, and by their status. */
export function countRequests(requests: Counter<"route" | "status">, routes: readonly string[]) {
  return async (context: Request, next: Next) => {
    await next();
    const [, route = ""] = context.req.path.split("/");
    // Strangers choose the paths, and each label of a counter is kept.
    requests.inc({ route: routes.includes(route) ? route : "other", status: context.res.status });
  };
}
