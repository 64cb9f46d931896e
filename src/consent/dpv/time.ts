import { duration } from "../../format/reading/fields.ts";
import { link, type Value } from "./node.ts";

const DAY = 86_400;

/** A duration of terms as DPV says it: "90 days" is P90D. */
export function durationNode(lasting: string): Value {
  if (lasting === "endless") return link("dpv:EndlessDuration");
  return {
    "@type": "dpv:TemporalDuration",
    "rdf:value": { "@type": "xsd:duration", "@value": isoDuration(duration.parse(lasting)) },
  };
}

/** ISO 8601, in days and seconds, which always last the same. */
export function isoDuration(seconds: number): string {
  const [days, rest] = [Math.floor(seconds / DAY), seconds % DAY];
  if (days === 0) return `PT${rest}S`;
  return rest === 0 ? `P${days}D` : `P${days}DT${rest}S`;
}
