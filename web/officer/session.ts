import { signal } from "@preact/signals";
import type { Draft } from "../../src/brand/office/draft.ts";
import type {
  DraftReview,
  OfficeDossier,
  OfficerFigures,
  OfficerPlace,
  ReviewedTarget,
  ReviewQueue,
  ShownStanding,
} from "../../src/brand/office/officer.ts";
import { DecdpError } from "../../src/errors.ts";
import { languageOf } from "../shared/words/language.ts";
import { sharedWords } from "../shared/words/sharedWords.ts";
import { officerWords } from "./words/officerWords.ts";

export const language = languageOf(navigator.languages);
export const words = { ...sharedWords[language], ...officerWords[language] };

/** Who is here, in the memory of this tab only. */
export const who = signal<{ readonly token: string; readonly name: string } | undefined>(undefined);

/** A signature of the officer, as the service takes it. */
export interface SignedOrder {
  readonly by: string;
  readonly address: string;
  readonly signature: string;
  readonly at: number;
}

/** What is said to a customer about a request. */
export interface RightsOrder {
  readonly state: "in_progress" | "fulfilled" | "denied";
  readonly words: string;
  readonly extend?: boolean;
}

/** Asks the service, on the page's own origin. Throws `DecdpError`; whoever is not known has to come in again. */
async function ask<Reply>(
  method: "GET" | "POST",
  place: string,
  body?: object,
  token = who.value?.token,
): Promise<Reply> {
  const reply = await fetch(`api/${place}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new DecdpError(words.noAnswer, { hint: words.noAnswerHint, cause });
  });
  const json = await reply.json().catch(() => ({}));
  if (reply.ok) return json as Reply;
  if (reply.status === 401 || reply.status === 403) {
    who.value = undefined;
    throw new DecdpError(words.wrongToken);
  }
  throw new DecdpError(reply.status === 409 ? words.changedMeanwhile : (json.message ?? reply.statusText));
}

/** Seconds by which the service's clock is ahead of this device's, which may be wrong. */
let ahead = 0;

/** The service's time, Unix seconds: approvals are dated by it. */
export const serviceTime = () => Math.floor(Date.now() / 1000 + ahead);

async function dated<Reply extends { readonly place: OfficerPlace }>(asked: Promise<Reply>): Promise<Reply> {
  const reply = await asked;
  ahead = reply.place.now - Date.now() / 1000;
  return reply;
}

/** Lets in whoever shows the officer's token. Throws `DecdpError` for another one. */
export async function comeIn(token: string, name: string): Promise<void> {
  await ask<ReviewQueue>("GET", "reviews", undefined, token);
  who.value = { token, name };
}

export const readQueue = () => dated(ask<ReviewQueue>("GET", "reviews"));
export const readReview = (draft: string) =>
  dated(ask<DraftReview>("GET", `reviews/${encodeURIComponent(draft)}`));
export const approveDraft = ({ id, version }: Draft, signed: SignedOrder) =>
  ask<Draft>("POST", `reviews/${id}/approve`, { ...signed, version });
export const returnDraft = ({ id, version }: Draft, note: string) =>
  ask<Draft>("POST", `reviews/${id}/return`, { by: who.value!.name, version, note });
export const approveTarget = ({ target }: ReviewedTarget, signed: SignedOrder) =>
  ask<ReviewedTarget>("POST", `targets/${target}/approve`, signed);
export const readRights = async () => (await ask<{ rights: ShownStanding[] }>("GET", "rights")).rights;
export const replyToRights = (id: string, order: RightsOrder) =>
  ask<unknown>("POST", `rights/${id}/replies`, order);
export const readFigures = () => ask<OfficerFigures>("GET", "figures");
export const readDossier = () => ask<OfficeDossier>("GET", "dossier");
