import type { Context } from "hono";
import { Counter, collectDefaultMetrics, Registry } from "prom-client";
import { createReadings } from "./readings.ts";

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

/** The route that Prometheus reads. Collecting may take queries, and anybody may ask: done once a second. */
export function showMetrics(registry: Registry) {
  const read = createReadings();
  return async (context: Context) => {
    const text = await read("metrics", () => registry.metrics());
    return context.text(text, 200, { "content-type": registry.contentType });
  };
}
