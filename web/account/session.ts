import { signal } from "@preact/signals";
import type { Address } from "viem";
import { wordsIn } from "../shared/words/language.ts";
import type { BrandAccount, BrandOnChain, CampaignAccount } from "./auditor/account.ts";
import type { Message, Order, Progress } from "./auditor/messages.ts";
import type { Trouble } from "./auditor/trouble.ts";
import { startAuditor } from "./startAuditor.ts";
import { accountWords } from "./words/accountWords.ts";

/** What commands name of the page's network. */
export interface Place {
  readonly rpc: string;
  readonly campaigns: Address;
  readonly firstBlock: number;
}

export const words = wordsIn(accountWords);
export const place = signal<Place | undefined>(undefined);
export const brands = signal<readonly BrandOnChain[] | undefined>(undefined);
export const progress = signal<Progress | undefined>(undefined);
/** Those that are done, while others are still checked. */
export const campaigns = signal<readonly CampaignAccount[]>([]);
export const account = signal<BrandAccount | undefined>(undefined);
export const trouble = signal<Trouble | undefined>(undefined);

let worker: Worker | undefined;
let network = "";
/** Whose account is shown or worked out; undefined for a list of all brands. */
let shown: Address | undefined | "nothing" = "nothing";

/** Takes the text of network.json. */
export function useNetwork(text: string): void {
  const { rpc, deployment, firstBlock } = JSON.parse(text);
  network = text;
  place.value = { rpc, campaigns: deployment.campaigns, firstBlock };
}

/** Has an account worked out, unless it is shown already. */
export function show(brand: Address | undefined): void {
  const isShown = shown === brand || (brand !== undefined && account.value?.brand === brand);
  if (!isShown) begin(brand);
}

/** Goes on where an account was interrupted. */
export function tryAgain(): void {
  begin(shown === "nothing" ? undefined : shown);
}

function begin(brand: Address | undefined): void {
  worker?.terminate();
  shown = brand;
  [account.value, trouble.value, progress.value, campaigns.value] = [undefined, undefined, undefined, []];
  worker = startAuditor();
  worker.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  worker.onerror = ({ message }) => hear({ tells: "trouble", trouble: { kind: "other", message } });
  worker.postMessage({ network, languages: navigator.languages, brand } satisfies Order);
}

function hear(message: Message): void {
  if (message.tells === "brands") brands.value = message.brands;
  else if (message.tells === "progress") progress.value = message.progress;
  else if (message.tells === "campaign") campaigns.value = [...campaigns.value, message.campaign];
  else if (message.tells === "account") account.value = message.account;
  else trouble.value = message.trouble;
}
