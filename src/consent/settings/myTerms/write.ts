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
  const refusedUses = refusals.filter(isAboutUses).flatMap(({ uses }) => uses!);
  const terms = Object.entries(written).filter(([, { uses }]) =>
    uses!.every((use) => refusedUses.includes(use)),
  );
  const behaviours = Object.entries(writtenBehaviour).filter(([, term]) =>
    refusals.some((when) => isSame(when, term)),
  );
  const usesInTerms = terms.flatMap(([, { uses }]) => uses!);
  const isWritten = (when: Conditions) =>
    prohibitionOf(when) !== undefined ||
    behaviours.some(([, term]) => isSame(when, term)) ||
    (isAboutUses(when) && when.uses!.every((use) => usesInTerms.includes(use)));
  const prohibitions = refusals.map(prohibitionOf).filter((node) => node !== undefined);
  const behaviourNames = behaviours.length > 0 ? behaviours.map(([name]) => name) : ["AgentAllowsRequests"];
  const preference = {
    "@type": [ieee("AgreementPreference")],
    [HAS_PROHIBITION]: [...terms.map(([name]) => reference(name)), ...prohibitions],
    [ieee("hasAgentBehaviour")]: behaviourNames.map(reference),
    [ieee("hasConflictResolution")]: [reference("ResolvePreferringProhibition")],
    [ieee("hasDeonticInterpretation")]: [reference("ProhibitiveInterpretation")],
    [ieee("hasPreferenceApplicability")]: [reference("PreferenceAlwaysApplies")],
  };
  return {
    text: toFileText([preference]),
    notWritten: rules.filter(({ verdict, when }) => verdict !== "refuse" || !isWritten(when)),
  };
}

function reference(name: string): { readonly "@id": string } {
  return { "@id": ieee(name) };
}

function isAboutUses(when: Conditions): boolean {
  return when.uses !== undefined && Object.values(when).filter((given) => given !== undefined).length === 1;
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
