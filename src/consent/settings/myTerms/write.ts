import { toCanonicalJson, toFileText } from "../../../format/reading/json.ts";
import type { Conditions, Policy, Rule } from "../policy.ts";
import {
  HAS_PROHIBITION,
  ieee,
  iriOf,
  PROHIBITION,
  properties,
  written,
  writtenBehaviour,
} from "./vocabulary.ts";

/** Settings as preferences of IEEE 7012. */
export interface WrittenPreferences {
  /** Expanded JSON-LD; an `AgreementPreference`. */
  readonly text: string;
  /** Rules that the vocabulary cannot express, and permissions: those stay with the customer. */
  readonly notWritten: readonly Rule[];
}

/**
 * Writes what settings refuse as preferences by the vocabulary of IEEE 7012 (MyTerms) and DPV. Permissions are not
 * written: a brand could take them for an offer of contract, while the customer only gives consent, and asks first.
 */
export function writePreferences({ rules }: Policy): WrittenPreferences {
  const refusals = rules.filter(({ verdict }) => verdict === "refuse").map(({ when }) => when);
  const named = namesFor(written, refusals);
  const behaviour = namesFor(writtenBehaviour, refusals);
  const expressed = new Map(
    refusals.map((when) => [when, prohibitionOf(when)] as const).filter(([, node]) => node !== undefined),
  );
  const isWritten = ({ verdict, when }: Rule) =>
    verdict === "refuse" &&
    (expressed.has(when) ||
      [...named, ...behaviour].some((name) => isSame({ ...written, ...writtenBehaviour }[name]!, when)) ||
      (Object.keys(when).join() === "uses" &&
        when.uses!.every((use) => named.some((name) => written[name]!.uses!.includes(use)))));
  const preference = {
    "@type": [ieee("AgreementPreference")],
    [HAS_PROHIBITION]: [...named.map((name) => ({ "@id": ieee(name) })), ...expressed.values()],
    [ieee("hasAgentBehaviour")]: (behaviour.length > 0 ? behaviour : ["AgentAllowsRequests"]).map((name) => ({
      "@id": ieee(name),
    })),
    [ieee("hasConflictResolution")]: [{ "@id": ieee("ResolvePreferringProhibition") }],
    [ieee("hasDeonticInterpretation")]: [{ "@id": ieee("ProhibitiveInterpretation") }],
    [ieee("hasPreferenceApplicability")]: [{ "@id": ieee("PreferenceAlwaysApplies") }],
  };
  return { text: toFileText([preference]), notWritten: rules.filter((rule) => !isWritten(rule)) };
}

/** Names of terms all of whose uses, or whose very conditions, are refused whoever asks. */
function namesFor(terms: Readonly<Record<string, Conditions>>, refusals: readonly Conditions[]): string[] {
  const refusedUses = refusals
    .filter((when) => Object.keys(when).join() === "uses")
    .flatMap(({ uses }) => uses!);
  return Object.entries(terms)
    .filter(
      ([, term]) =>
        refusals.some((when) => isSame(when, term)) || term.uses?.every((use) => refusedUses.includes(use)),
    )
    .map(([name]) => name);
}

/** A prohibition of DPV; undefined if a condition has no property there. A list of alternatives is one prohibition. */
function prohibitionOf(when: Conditions): object | undefined {
  const fields = Object.entries(when).filter(([, value]) => value !== undefined);
  if (fields.length === 0) return undefined;
  const node: Record<string, unknown> = { "@type": [PROHIBITION] };
  for (const [field, names] of fields) {
    if (!Object.hasOwn(properties, field)) return undefined;
    const iris = (names as readonly string[]).map(iriOf);
    if (iris.includes(undefined)) return undefined;
    node[properties[field as keyof typeof properties]] = iris.map((iri) => ({ "@id": iri }));
  }
  return node;
}

function isSame(left: Conditions, right: Conditions): boolean {
  return toCanonicalJson(left) === toCanonicalJson(right);
}
