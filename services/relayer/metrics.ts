import { Counter, Gauge, Histogram } from "prom-client";
import type { Query } from "../shared/database/database.ts";
import { createMetrics } from "../shared/metrics.ts";
import { countWaiting } from "./store/queue.ts";

export type RelayerMetrics = ReturnType<typeof createRelayerMetrics>;

const kinds = ["answer", "consent", "withdrawal", "claim"] as const;

/** What the relayer measures, in Prometheus's terms. */
export function createRelayerMetrics(query: Query) {
  const shared = createMetrics("relayer");
  const registers = [shared.registry];
  new Gauge({
    name: "decdp_relayer_waiting",
    help: "Answers and messages that wait to be sent.",
    labelNames: ["kind"],
    registers,
    async collect() {
      for (const kind of kinds) this.set({ kind }, (await countWaiting(query, kind)).count);
    },
  });
  new Gauge({
    name: "decdp_relayer_oldest_seconds",
    help: "For how long the oldest of them has waited.",
    labelNames: ["kind"],
    registers,
    async collect() {
      for (const kind of kinds) this.set({ kind }, (await countWaiting(query, kind)).age);
    },
  });
  return {
    ...shared,
    checks: new Histogram({
      name: "decdp_relayer_check_seconds",
      help: "Time to check an answer off chain.",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    answers: new Counter({
      name: "decdp_relayer_answers_total",
      help: "Answers on chain, by what became of them.",
      labelNames: ["state", "reason"],
      registers,
    }),
    batchSize: new Histogram({
      name: "decdp_relayer_batch_size",
      help: "Answers or messages in a transaction.",
      labelNames: ["kind"],
      buckets: [1, 2, 4, 8, 16, 32, 64, 128],
      registers,
    }),
    transactions: new Counter({
      name: "decdp_relayer_transactions_total",
      help: "Final transactions.",
      labelNames: ["kind", "status"],
      registers,
    }),
    gas: new Counter({
      name: "decdp_relayer_gas_total",
      help: "Gas used by final transactions.",
      labelNames: ["kind"],
      registers,
    }),
    repriced: new Counter({
      name: "decdp_relayer_repriced_total",
      help: "Transactions that were sent again for a higher fee.",
      registers,
    }),
    failures: new Counter({
      name: "decdp_relayer_failures_total",
      help: "Steps that failed, because the node or the database did not answer.",
      registers,
    }),
  };
}
