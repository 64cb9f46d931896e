import { Counter, Gauge } from "prom-client";
import { createMetrics } from "../shared/metrics.ts";

export type BrandMetrics = ReturnType<typeof createBrandMetrics>;

/** What the service measures, in Prometheus's terms. */
export function createBrandMetrics() {
  const shared = createMetrics("brand");
  const registers = [shared.registry];
  return {
    ...shared,
    messages: new Counter({
      name: "decdp_brand_messages_total",
      help: "Messages of customers by kind and by what became of them.",
      labelNames: ["kind", "outcome"],
      registers,
    }),
    answers: new Counter({
      name: "decdp_brand_answers_total",
      help: "Answers that were checked off chain, put in a block, put off and given up.",
      labelNames: ["became"],
      registers,
    }),
    deliveries: new Counter({
      name: "decdp_brand_deliveries_total",
      help: "Messages to targets by the target's kind: taken, or failed and tried again.",
      labelNames: ["kind", "became"],
      registers,
    }),
    block: new Gauge({
      name: "decdp_brand_block",
      help: "The last block that was read.",
      registers,
    }),
    reorganisations: new Counter({
      name: "decdp_brand_reorganisations_total",
      help: "How often blocks that were read had been replaced.",
      registers,
    }),
    watching: new Gauge({
      name: "decdp_brand_pages_watching",
      help: "Pages that wait to be told of an answer.",
      registers,
    }),
    failures: new Counter({
      name: "decdp_brand_failures_total",
      help: "Steps that failed, because the node or the database did not answer.",
      registers,
    }),
  };
}
