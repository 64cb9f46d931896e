import { signal } from "@preact/signals";
import type { Address } from "viem";
import type { NoisyTally } from "../../src/brand/insights/release.ts";
import type { Draft, DraftContent } from "../../src/brand/office/draft.ts";
import type { House } from "../../src/brand/office/house.ts";
import type { CampaignLine, Insights } from "../../src/brand/office/insights.ts";
import type { PrivacyBudget } from "../../src/brand/privacy/budget.ts";
import { DecdpError } from "../../src/errors.ts";
import { languageOf } from "../shared/words/language.ts";
import { sharedWords } from "../shared/words/sharedWords.ts";
import { officeWords } from "./words/office.ts";

export const language = languageOf(navigator.languages);
export const words = { ...sharedWords[language], ...officeWords[language] };

/** Who is here, in the memory of this tab only. */
export const who = signal<{ readonly token: string; readonly name: string } | undefined>(undefined);

/** Who the brand is, and what its account can pay with; amounts in the smallest unit. */
export interface HouseFacts {
  readonly house: House;
  readonly domain: string;
  readonly account: Address;
  readonly funds: { readonly tokens: string; readonly gas: string; readonly gasPrice: string };
}
export const facts = signal<HouseFacts | undefined>(undefined);

/** The service does not do what was asked; `reason` is its name for why. */
export class OfficeError extends DecdpError {
  override readonly name = "OfficeError";
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Asks the service, on the page's own origin. Throws `OfficeError`; whoever is not known has to come in again. */
async function ask<Reply>(
  method: "GET" | "POST" | "PUT",
  place: string,
  body?: object,
  token = who.value?.token,
): Promise<Reply> {
  const reply = await fetch(place, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json = await reply.json().catch(() => ({}));
  if (reply.ok) return json as Reply;
  if (reply.status === 401) who.value = undefined;
  throw new OfficeError(json.error ?? "Unavailable", json.message ?? reply.statusText);
}

const by = () => who.value!.name;

export async function comeIn(token: string, name: string): Promise<void> {
  facts.value = await ask<HouseFacts>("GET", "house", undefined, token);
  who.value = { token, name };
}

export const readFacts = async () => {
  facts.value = await ask<HouseFacts>("GET", "house");
};
export const readDrafts = async () => (await ask<{ drafts: Draft[] }>("GET", "drafts")).drafts;
export const readDraft = (id: string) => ask<Draft>("GET", `drafts/${id}`);
export const beginDraft = (content: DraftContent) => ask<Draft>("POST", "drafts", { by: by(), content });
export const saveDraft = (id: string, version: number, content: DraftContent) =>
  ask<Draft>("PUT", `drafts/${id}`, { by: by(), version, content });
export const doDeed = (
  deed: "submit" | "publish" | "pause",
  { id, version }: Draft,
  note: string | undefined,
) => ask<Draft>("POST", `drafts/${id}/${deed}`, { by: by(), version, ...(note && { note }) });
export const readCampaigns = async () =>
  (await ask<{ campaigns: CampaignLine[] }>("GET", "campaigns")).campaigns;
export const readCampaign = (campaign: string) =>
  ask<{ insights: Insights; budget: PrivacyBudget }>("GET", `campaigns/${campaign}`);
export const makeRelease = (campaign: string, epsilon: number) =>
  ask<{ tally: NoisyTally; budget: PrivacyBudget }>("POST", `campaigns/${campaign}/release`, { epsilon });
