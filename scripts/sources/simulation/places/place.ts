import type { DataNeed } from "../../../../src/consent/terms/terms.ts";
import type { SourceOfData } from "../../../../src/consent/terms/words.ts";
import type { ConditionWords } from "../../../../src/format/campaign/requestWords.ts";
import type { Ask } from "../../../../src/source/source.ts";
import type { SourcesChain } from "../chain.ts";

/** Something that a place holds of the customer, or that passed between customer and gateway, as it is. */
export interface RawValue {
  /** What it is, for the report, which shows no value. */
  readonly what: string;
  readonly value: string;
}

/** What of the terms and the request of a campaign depends on the place that its customers' cards come from. */
export interface Question {
  readonly source: SourceOfData;
  readonly category: DataNeed["category"];
  /** The one rule; this customer satisfies it. */
  readonly rule: ConditionWords & { readonly attribute: string };
}

/** A place where the customer keeps attributes, with its counterpart running. */
export interface Place {
  /** Name of the issuer that reads it. */
  readonly name: string;
  /** What the report calls it. */
  readonly title: string;
  /** Source and options of the issuer, as the gateway's configuration has them. */
  readonly issuer: { readonly source: string; readonly options: object };
  /** What the gateway finds in its environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly question: Question;
  /** What the customer says to begin with. */
  readonly given?: unknown;
  /** Does what the source asks for, as the customer's page does, and returns what the page gives the gateway. */
  answer(ask: Ask): Promise<unknown>;
  /** The customer takes access back, if there is any. Throws if the place still lets the gateway in; says what ended. */
  end(): Promise<string>;
  /** All that it holds, and what was shown of it. */
  held(): Promise<readonly RawValue[]> | readonly RawValue[];
  close(): Promise<void>;
}

/** What a place is opened in. */
export interface Surroundings {
  readonly chain: SourcesChain;
  /** Where the gateway will listen. */
  readonly gatewayUrl: string;
  /** A folder of the operator's, which the gateway only reads. */
  readonly folder: string;
}

/** The page that a source asks the customer to open. */
export function pageIn(ask: Ask): string {
  if (ask.kind === "open") return ask.url;
  throw new Error(`The source asks to ${ask.kind}, and not to open a page.`);
}

/** Every text and number in a value of JSON, each called by the names that lead to it. */
export function leavesOf(value: unknown, what: string): RawValue[] {
  if (typeof value === "string" || typeof value === "number") return [{ what, value: `${value}` }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, Array.isArray(value) ? what : `${what}.${name}`),
  );
}
