import { Counter } from "prom-client";
import { createMetrics } from "../shared/metrics.ts";

export type IssuerMetrics = ReturnType<typeof createIssuerMetrics>;

/** What the gateway measures, in Prometheus's terms. */
export function createIssuerMetrics() {
  const shared = createMetrics("issuer");
  const registers = [shared.registry];
  return {
    ...shared,
    sessions: new Counter({
      name: "decdp_issuer_sessions_total",
      help: "Sessions by issuer and by what became of them.",
      labelNames: ["issuer", "state"],
      registers,
    }),
    leaves: new Counter({
      name: "decdp_issuer_leaves_total",
      help: "Leaves that were issued, renewed and revoked.",
      labelNames: ["issuer", "change"],
      registers,
    }),
    roots: new Counter({
      name: "decdp_issuer_roots_total",
      help: "Roots that were published.",
      labelNames: ["issuer"],
      registers,
    }),
    failures: new Counter({
      name: "decdp_issuer_failures_total",
      help: "Steps that failed, because the node, the database or a source did not answer.",
      registers,
    }),
  };
}
