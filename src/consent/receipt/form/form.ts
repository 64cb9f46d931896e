import type { CompactName } from "../../dpv/namespaces.ts";

// Forms say which nodes a receipt may have, with which properties, how often. They are the one source from which
// the context, the JSON schema and the SHACL shapes are made, and by which `check` reads a receipt.

/** What a property may hold. */
export type Value =
  | { readonly kind: "text"; readonly pattern?: string }
  | { readonly kind: "number" }
  /** A time in UTC, to the second. */
  | { readonly kind: "time" }
  /** A literal that says its own type, where the same property holds others elsewhere. */
  | { readonly kind: "typed"; readonly type: "xsd:duration" | "xsd:dateTime"; readonly pattern: string }
  /** One of these terms of the vocabulary. */
  | { readonly kind: "term"; readonly terms: readonly string[] }
  /** Something that is no term: an address, an account, another node. */
  | { readonly kind: "link"; readonly pattern: string }
  | { readonly kind: "node"; readonly form: string };

export interface Property {
  readonly name: CompactName;
  readonly min: number;
  /** Absent if there is no limit: then the values stand in a list. */
  readonly max?: 1;
  /** Each value is one of these. */
  readonly values: readonly Value[];
  /** Forms of which a list has at least one each. */
  readonly must?: readonly string[];
  /** What ISO/IEC TS 27560 or the guide calls the field; absent for what neither has. */
  readonly field?: string;
}

/** What one kind of node is. */
export interface Form {
  /** Its type is one of these; a node has one type only. */
  readonly types: readonly CompactName[];
  /** What ISO/IEC TS 27560 calls the field that the type is. */
  readonly field?: string;
  /** What its IRI must look like; absent if it must have none. */
  readonly id?: string;
  readonly properties: readonly Property[];
}

export type Forms = Readonly<Record<string, Form>>;

export const TIME = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
const HASH = "0x[0-9a-f]{64}";
export const HASH_PATTERN = `^${HASH}$`;
export const CONTACT = "^(https://|mailto:|tel:\\+)[^ ]+$";
/** An account by its chain (did:pkh), in lower case. */
export const ACCOUNT = "^did:pkh:eip155:[1-9][0-9]*:0x[0-9a-f]{40}$";
export const OF_TERMS = `^urn:decdp:terms:${HASH}(#[a-z]+(-[a-z0-9]+)*)?$`;
export const RENDERING = `^urn:decdp:rendering:${HASH}$`;
export const EVENT = `^urn:decdp:event:[1-9][0-9]*:${HASH}:[0-9]+$`;
export const BLOCK = "^urn:decdp:block:[1-9][0-9]*:[0-9]+$";
export const CONSENT = `^urn:decdp:consent:[1-9][0-9]*:0x[0-9a-f]{40}:${HASH}:0x[0-9a-f]{40}$`;
export const RECEIPT = `^urn:decdp:receipt:${HASH}$`;
export const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
export const AGENT = "^urn:decdp:agent:[A-Za-z0-9._~%-]+:[A-Za-z0-9._~%+-]+$";

export const text = (pattern?: string): Value => ({ kind: "text", ...(pattern && { pattern }) });
export const term = (...terms: readonly string[]): Value => ({ kind: "term", terms });
export const linkTo = (pattern: string): Value => ({ kind: "link", pattern });
export const node = (form: string): Value => ({ kind: "node", form });

/** A property with exactly one value. */
export function one(name: CompactName, value: Value | readonly Value[], field?: string): Property {
  return property(name, { min: 1, max: 1 }, value, field);
}

/** A property that may be absent. */
export function maybe(name: CompactName, value: Value | readonly Value[], field?: string): Property {
  return property(name, { min: 0, max: 1 }, value, field);
}

/** A property with a list of one value or more. */
export function some(name: CompactName, value: Value | readonly Value[], field?: string): Property {
  return property(name, { min: 1 }, value, field);
}

/** A property with a list of nodes, among them at least one of each of some forms. */
export function someWith(
  name: CompactName,
  must: readonly string[],
  value: readonly Value[],
  field?: string,
): Property {
  return { ...property(name, { min: 1 }, value, field), must };
}

/** A property with a list that may be absent. */
export function any(name: CompactName, value: Value | readonly Value[], field?: string): Property {
  return property(name, { min: 0 }, value, field);
}

function property(
  name: CompactName,
  count: { readonly min: number; readonly max?: 1 },
  value: Value | readonly Value[],
  field: string | undefined,
): Property {
  const values = "kind" in value ? [value] : value;
  return { name, ...count, values, ...(field !== undefined && { field }) };
}
