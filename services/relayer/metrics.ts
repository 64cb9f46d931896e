import { Counter, Gauge, Histogram } from "prom-client";
import type { Query } from "../shared/database/database.ts";
import { createMetrics } from "../shared/metrics.ts";
import type { Notes } from "./notes.ts";
import type { Policy } from "./policy.ts";
import { strangersGasPaid } from "./store/strangers.ts";
import { countWaiting, totalOf } from "./store/waiting.ts";

export type RelayerMetrics = ReturnType<typeof createRelayerMetrics>;

const kinds = ["answer", "consent", "withdrawal", "claim"] as const;

/** What the relayer measures, in Prometheus's terms. */
export function createRelayerMetrics(
  query: Query,
  { strangersGas }: Pick<Policy, "strangersGas">,
  notes: Notes,
) {
  const shared = createMetrics("relayer");
  const registers = [shared.registry];
  new Gauge({
    name: "decdp_relayer_waiting",
    help: "Answers and messages that wait to be sent.",
    labelNames: ["kind"],
    registers,
    async collect() {
      const waiting = await countWaiting(query);
      for (const kind of kinds) this.set({ kind }, totalOf(waiting, kind).count);
    },
  });
  new Gauge({
    name: "decdp_relayer_oldest_seconds",
    help: "For how long the oldest of them has waited.",
    labelNames: ["kind"],
    registers,
    async collect() {
      const waiting = await countWaiting(query);
      for (const kind of kinds) this.set({ kind }, totalOf(waiting, kind).age);
    },
  });
  new Gauge({
    name: "decdp_relayer_strangers_gas_paid",
    help: "Gas that strangers have cost within 24 hours, or may still cost in transactions on their way.",
    registers,
    async collect() {
      this.set(Number(await strangersGasPaid(query)));
    },
  });
  new Gauge({
    name: "decdp_relayer_strangers_gas_limit",
    help: "The most gas that strangers may cost within 24 hours.",
    registers,
    collect() {
      this.set(Number(strangersGas));
    },
  });
  new Gauge({
    name: "decdp_relayer_out_of_funds",
    help: "1 while the account cannot pay for a single message at the market's price, otherwise 0.",
    registers,
    collect() {
      this.set(notes.isOutOfFunds ? 1 : 0);
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
      labelNames: ["kind", "lane"],
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
