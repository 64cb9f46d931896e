import type { Context } from "hono";
import { Counter, collectDefaultMetrics, Registry } from "prom-client";

/** What every service measures, in Prometheus's terms: its process and the requests that it gets. */
export function createMetrics(service: string) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: `decdp_${service}_requests_total`,
    help: "Requests by route and status.",
    labelNames: ["route", "status"],
    registers: [registry],
  });
  return { registry, requests };
}

/** The route that Prometheus reads. */
export function showMetrics(registry: Registry) {
  return async (context: Context) =>
    context.text(await registry.metrics(), 200, { "content-type": registry.contentType });
}
