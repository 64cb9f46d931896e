import type { Address, Hex } from "viem";
import { hashOfJson } from "../../format/reading/json.ts";
import type { FrequencyCap } from "../decision/frequencyCap.ts";
import type { QuietHours } from "../decision/quietHours.ts";

export const draftStates = ["draft", "submitted", "returned", "approved", "published", "paused"] as const;
/**
 * A draft is written, submitted, and returned or approved by the privacy officer. An approved one is published. One that
 * did something else with a test customer than was expected is paused. Each change makes it a draft again.
 */
export type DraftState = (typeof draftStates)[number];

/** The recipe that a draft began with, and what was chosen of it. */
export interface DraftRecipe {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string | number>>;
}

/** How a campaign's segments may be shown. */
export interface DraftSettings {
  /** One of so many customers is in the control group; 0: there is none. */
  readonly controlOneIn: number;
  readonly frequencyCap?: FrequencyCap | undefined;
  readonly quietHours?: QuietHours | undefined;
}

/** What a campaign pays, to whom, and for how long. */
export interface DraftBudget {
  /** What one answer is paid, a decimal number of whole tokens, such as "0.50". */
  readonly reward: string;
  /** How many answers the budget pays for. */
  readonly answers: number;
  /** Most answers that are paid in one period. */
  readonly answersPerPeriod: number;
  /** Seconds after which a customer may answer again; 0 if only once. */
  readonly periodLength: number;
  /** Seconds from closing to the end, a day or more. */
  readonly notice: number;
  /** Seconds for which consent is asked. */
  readonly consentFor: number;
  /** Numbers of the issuers whose cards are accepted. */
  readonly issuers: readonly string[];
  readonly acceptsOwnWord: boolean;
}

export interface DraftMeasure {
  /** What counts, such as "books the service". */
  readonly counts: string;
  /** Seconds in which it counts. */
  readonly window: number;
}

/** What the privacy officer approves, all of it. The texts are kept as they were written, also if they are not whole yet. */
export interface DraftContent {
  /** What the brand calls the campaign. */
  readonly name: string;
  readonly recipe?: DraftRecipe | undefined;
  /** Text of the terms' core (`readTerms`). */
  readonly terms: string;
  /** Text of the campaign's document (`readCampaignDocument`), which contains the same terms. */
  readonly campaign: string;
  /** Texts of the terms' renderings (`readRendering`), one for each language; the service signs them. */
  readonly renderings: readonly string[];
  /** What each segment stands for at the brand, by its number, from 0. */
  readonly groups: Readonly<Record<string, string>>;
  /** How to know what it did. */
  readonly measure: DraftMeasure;
  readonly settings: DraftSettings;
  readonly budget: DraftBudget;
}

/** The privacy officer's signature under a content. */
export interface Approval {
  /** The officer's name. */
  readonly by: string;
  readonly address: Address;
  readonly signature: Hex;
  /** `hashOfContent` of what was approved. */
  readonly contentHash: Hex;
  /** Unix seconds. */
  readonly at: number;
}

export const draftDeeds = [
  "created",
  "changed",
  "submitted",
  "returned",
  "approved",
  "publishing",
  "published",
  "paused",
] as const;
export type DraftDeed = (typeof draftDeeds)[number];

/** One line of a draft's history. */
export interface DraftEvent {
  /** Unix seconds. */
  readonly at: number;
  /** Who did it, by name. */
  readonly by: string;
  readonly what: DraftDeed;
  /** What was said to it, such as why it was returned. */
  readonly note?: string | undefined;
}

/** A campaign in the office, before and after it is published. */
export interface Draft extends DraftContent {
  readonly id: string;
  /** Grows with each change; whoever changes it names the one that it saw. */
  readonly version: number;
  readonly state: DraftState;
  readonly contentHash: Hex;
  /** From marketer to officer and back. */
  readonly note: string;
  /** The oldest first. */
  readonly history: readonly DraftEvent[];
  readonly approval?: Approval | undefined;
  /** While it is being published: since when, and what keeps it from being done. */
  readonly publishing?: { readonly since: number; readonly problem?: string | undefined } | undefined;
  /** Number of the campaign, once it is published. */
  readonly published?: string | undefined;
}

/**
 * The hash of a content, which the officer signs: keccak256 over its canonical JSON (RFC 8785). Notes and history are no
 * part of it: they change nothing of what customers are asked and promised.
 */
export function hashOfContent(content: DraftContent): Hex {
  return hashOfJson(contentFields(content));
}

/** The content alone. */
export function contentFields({
  name,
  recipe,
  terms,
  campaign,
  renderings,
  groups,
  measure,
  settings,
  budget,
}: DraftContent): DraftContent {
  return {
    name,
    ...(recipe && { recipe }),
    ...{ terms, campaign, renderings, groups, measure, settings, budget },
  };
}
