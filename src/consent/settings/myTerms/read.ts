import * as z from "zod/v4";
import { toCanonicalJson } from "../../../format/reading/json.ts";
import { readShape } from "../../../format/reading/reading.ts";
import type { Conditions, Rule } from "../policy.ts";
import { HAS_PROHIBITION, ieee, nameOf, properties, read, roster } from "./vocabulary.ts";

/** What preferences of IEEE 7012 add to settings. */
export interface ReadPreferences {
  /** Refusals only, each once. */
  readonly rules: readonly Rule[];
  /** IRIs that add nothing: permissions, obligations, and what is unknown. Show them to the customer. */
  readonly notRead: readonly string[];
}

const reference = z.looseObject({ "@id": z.string().max(2_000).optional() });
const preference = z.record(
  z.string(),
  z.union([z.string(), z.array(z.union([z.string(), reference])).max(500)]),
);
const shape = z.union([preference.transform((one) => [one]), z.array(preference).min(1).max(100)]);

/** How prohibitions are resolved and when they apply: as settings do it anyhow. */
const understood = new Set(
  [
    "ResolvePreferringProhibition",
    "ProhibitiveInterpretation",
    "PreferenceAlwaysApplies",
    "AgentAllowsRequests",
  ].map(ieee),
);

/**
 * Reads preferences in expanded JSON-LD. They can only make settings stricter: what they forbid becomes a refusal, and
 * what they permit is left to rules that the customer writes. Throws `InvalidValueError` for what is no such JSON.
 */
export function readPreferences(content: unknown, name = "The preferences"): ReadPreferences {
  const rules = new Map<string, Rule>();
  const notRead = new Set<string>();
  const add = (when: Conditions) => rules.set(toCanonicalJson(when), { verdict: "refuse", when });
  for (const node of readShape(shape, content, name)) {
    for (const [property, values] of Object.entries(node)) {
      if (property.startsWith("@")) continue;
      for (const value of Array.isArray(values) ? values : [values]) {
        const iri = typeof value === "string" ? value : value["@id"];
        const found = iri === undefined ? undefined : refusalsOf(iri);
        const conditions =
          property === HAS_PROHIBITION && iri === undefined ? conditionsOf(value) : undefined;
        if (found !== undefined) found.forEach(add);
        else if (conditions !== undefined) add(conditions);
        else if (iri === undefined || !understood.has(iri)) notRead.add(iri ?? property);
      }
    }
  }
  return { rules: [...rules.values()], notRead: [...notRead] };
}

function refusalsOf(iri: string): readonly Conditions[] | undefined {
  const name = nameOf(iri)?.replace(/^ieee:/, "") ?? "";
  if (Object.hasOwn(roster, name)) return roster[name];
  return Object.hasOwn(read, name) ? [read[name]!] : undefined;
}

/** The conditions of a prohibition of DPV; undefined unless settings understand all of it. */
function conditionsOf(node: unknown): Conditions | undefined {
  const conditions: Record<string, string[]> = {};
  for (const [property, values] of Object.entries(node as Readonly<Record<string, unknown>>)) {
    if (property === "@type") continue;
    const field = Object.entries(properties).find(([, iri]) => iri === property)?.[0];
    const references = z
      .array(z.strictObject({ "@id": z.string() }))
      .min(1)
      .safeParse(values);
    const names = references.data?.map((one) => nameOf(one["@id"]));
    if (field === undefined || names === undefined || names.includes(undefined)) return undefined;
    conditions[field] = names as string[];
  }
  return Object.keys(conditions).length === 0 ? undefined : conditions;
}
