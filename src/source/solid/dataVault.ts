import type { Rule } from "../../consent/settings/policy.ts";
import type { Source } from "../source.ts";
import { saysYes } from "./consentFile.ts";
import type { Mapping, SolidPending } from "./solid.ts";
import { createSolidSource, type SolidOptions } from "./solidSource.ts";

/** Where the Nederlandse Datakluis keeps what it has, below each pod. */
export const vaultResources = {
  basicProfile: "sndk/basicProfile.jsonld",
  clothingSize: "sndk/clothingSize.jsonld",
  themes: "sndk/npo/themes.jsonld",
  interests: "sndk/talpa/interest.jsonld",
} as const;

export type VaultResource = keyof typeof vaultResources;

/** A mapping that names a resource as the vault does. */
export type VaultMapping = Mapping & { readonly resource: VaultResource };

export interface DataVaultOptions extends Omit<SolidOptions, "mappings" | "optional" | "consents"> {
  readonly mappings: readonly VaultMapping[];
  /** Names of the vault's files of consent that have to say yes, such as "ads"; at least one. */
  readonly consents: readonly string[];
  /** Their member that has to be true. */
  readonly consentMember: string;
}

/**
 * The Nederlandse Datakluis: a Solid pod with known paths, in which files say what the customer consents to. Without their
 * yes nothing else is read. Resources that a vault has not are left out. No live vault was tried.
 */
export function createDataVault(options: DataVaultOptions): Source<SolidPending> {
  const { mappings, consents, consentMember, ...solid } = options;
  const source = createSolidSource({
    ...solid,
    mappings: mappings.map((mapping) => ({ ...mapping, resource: vaultResources[mapping.resource] })),
    optional: Object.values(vaultResources),
    consents: consents.map((name) => ({ resource: consentFile(name), member: consentMember })),
  });
  return { ...source, kind: "DataVault" };
}

/** Path of a file of consent below the vault. */
export function consentFile(name: string): string {
  return `sndk/consent/${name}.json`;
}

/** Purposes that each file of consent speaks of; any other says nothing that settings know. */
const purposesOf: Readonly<Record<string, readonly string[]>> = {
  ads: ["dpv:Advertising", "dpv:PersonalisedAdvertising", "dpv:TargetedAdvertising"],
};

/**
 * Rules for the customer's own settings from the files of consent in their vault, by name. A file that does not say yes
 * refuses its purposes; a yes to the vault's partners allows no brand anything, so that it adds no rule.
 */
export function rulesFromVault(files: Readonly<Record<string, unknown>>, consentMember: string): Rule[] {
  return Object.entries(files)
    .filter(([name, content]) => Object.hasOwn(purposesOf, name) && !saysYes(content, consentMember))
    .map(([name]) => ({
      verdict: "refuse",
      when: { purposes: purposesOf[name] },
      note: `Nederlandse Datakluis, ${consentFile(name)}`,
    }));
}
