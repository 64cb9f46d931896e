// Terms of DPV 2.3 and of its extension for IEEE 7012-2025 that settings can be read from and written as. The roster's
// own definitions cite terms that the extension lacks, such as Analytics2PAllowed: those are not used.

import type { Conditions } from "../policy.ts";

const IEEE = "https://w3id.org/dpv/standards/ieee/7012#";
const prefixes = { dpv: "https://w3id.org/dpv#", pd: "https://w3id.org/dpv/pd#", ieee: IEEE } as const;

/** The IRI of a name such as "dpv:Marketing"; undefined if its prefix is of another vocabulary. */
export function iriOf(name: string): string | undefined {
  const [, prefix = "", rest] = /^([a-z]+):([A-Za-z0-9-]+)$/.exec(name) ?? [];
  return Object.hasOwn(prefixes, prefix) ? `${prefixes[prefix as keyof typeof prefixes]}${rest}` : undefined;
}

/** The name of an IRI such as "https://w3id.org/dpv#Marketing"; undefined if it is of another vocabulary. */
export function nameOf(iri: string): string | undefined {
  const found = Object.entries(prefixes).find(
    ([, start]) => iri.startsWith(start) && /^[A-Za-z0-9-]+$/.test(iri.slice(start.length)),
  );
  return found && `${found[0]}:${iri.slice(found[1].length)}`;
}

/** A term of IEEE 7012 by its name. */
export function ieee(name: string): string {
  return `${IEEE}${name}`;
}

const sharing: Conditions = { uses: ["sold", "shared"] };
const profiling: Conditions = { uses: ["profiling"] };
const tracking: Conditions = { uses: ["tracking"] };
/** Brands that the customer never agreed to anything with. */
const strangers: Conditions = { knownFor: { atMost: "0 days" } };

/** What settings write for a refusal. Reading gives the refusal back. */
export const written: Readonly<Record<string, Conditions>> = {
  SharingDataDisallowed: sharing,
  ProfilingDisallowed: profiling,
  TrackingDisallowed: tracking,
};

export const writtenBehaviour: Readonly<Record<string, Conditions>> = {
  AgentDisallowsRequests: {},
  AgentAllowsRequestsOnlyPriorAgreementParty: strangers,
};

/**
 * What is refused for each term that is read. A term that forbids a part, such as sharing what is not anonymous, forbids
 * the whole: a request does not tell them apart. Others profile and track only what they are given.
 */
export const read: Readonly<Record<string, Conditions>> = {
  ...written,
  ...writtenBehaviour,
  AgentAllowsRequestsOnlyKnownParty: strangers,
  SharingData3PDisallowed: sharing,
  SharingDataAnonymised3PDisallowed: sharing,
  SharingDataNonAnonymised3PDisallowed: sharing,
  SharingDataNonAnonymisedDisallowed: sharing,
  Profiling3PDisallowed: sharing,
  ProfilingWithFPDisallowed: profiling,
  ProfilingWithPIIDisallowed: profiling,
  Tracking3PDisallowed: sharing,
  TrackingWithFPDisallowed: tracking,
  TrackingWithPIIDisallowed: tracking,
};

const basic = [sharing, profiling, tracking];

/** What the agreements of the roster forbid. What they permit is a contract's matter: settings still ask. */
export const roster: Readonly<Record<string, readonly Conditions[]>> = {
  "SD-BASE": basic,
  "SD-BASE-DP": basic,
  "SD-BASE-A": basic,
  "SD-BASE-A-DP": basic,
  "SD-BASE-AT": [sharing, profiling],
  "SD-BASE-AT-DP": [sharing, profiling],
  "SD-BASE-ATP": [sharing],
  "SD-BASE-ATP-DP": [sharing],
  "SD-BASE-ATP-S3P": [sharing],
  "SD-BASE-ATP-S3P-DP": [sharing],
};

/** Conditions that a prohibition of DPV can have, by the property that holds them. */
export const properties = {
  purposes: "https://w3id.org/dpv#hasPurpose",
  categories: "https://w3id.org/dpv#hasPersonalData",
  recipients: "https://w3id.org/dpv#hasRecipient",
} as const;

export const PROHIBITION = "https://w3id.org/dpv#Prohibition";
export const HAS_PROHIBITION = "https://w3id.org/dpv#hasProhibition";
