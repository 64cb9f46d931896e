import { signal } from "@preact/signals";
import type { JSX } from "preact";
import type { Agent } from "../../src/agent/agent.ts";
import type { KeptReceipt } from "../../src/agent/memory/keptReceipt.ts";
import type { KnownRequest } from "../../src/agent/memory/knownRequest.ts";
import type { OutboxEntry } from "../../src/agent/memory/outboxEntry.ts";
import type { Stop } from "../../src/agent/stop/stop.ts";
import type { Surroundings } from "../../src/agent/surroundings.ts";
import type { Card } from "../../src/format/credential/card.ts";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import { wordsIn } from "../shared/words/language.ts";
import type { CardDesk } from "./cards/desk.ts";
import { customerWords } from "./words/customerWords.ts";

/** An agent that is open, and what it works with. */
export interface Opened {
  readonly agent: Agent;
  readonly network: PageNetwork;
  readonly surroundings: Surroundings;
  readonly desk: CardDesk;
}

/** Where the page stands. What an open vault takes is loaded when it is opened. */
export type Phase =
  | { readonly name: "loading" }
  | { readonly name: "failed"; readonly error: unknown }
  /** `network` is the text of network.json. "elsewhere": another tab works with what is kept on this device. */
  | { readonly name: "new" | "locked" | "elsewhere"; readonly network: string }
  | ({ readonly name: "open"; readonly inside: (opened: Opened) => JSX.Element } & Opened);

export const words = wordsIn(customerWords);
export const phase = signal<Phase>({ name: "loading" });
export const isOnline = signal(navigator.onLine);
export const requests = signal<readonly KnownRequest[]>([]);
export const receipts = signal<readonly KeptReceipt[]>([]);
export const stops = signal<readonly Stop[]>([]);
export const cards = signal<readonly Card[]>([]);
/** What waits to be sent. */
export const outbox = signal<readonly OutboxEntry[]>([]);
/** What went wrong while something was sent; it is tried again by itself. */
export const sendingProblem = signal<unknown>(undefined);

let sending: Promise<void> | undefined;

/** Reads what the agent remembers. */
export async function refresh(): Promise<void> {
  if (phase.value.name !== "open") return;
  const { agent } = phase.value;
  [requests.value, receipts.value, stops.value, cards.value, outbox.value] = await Promise.all([
    agent.requests(),
    agent.receipts(),
    agent.stops(),
    agent.cards(),
    agent.outbox(),
  ]);
}

/** Sends what waits, once at a time. What cannot be sent stays, and is tried again. */
export function send(): Promise<void> {
  sending ??= deliver().finally(() => {
    sending = undefined;
  });
  return sending;
}

/** Waits for what is being sent now. */
export async function endSending(): Promise<void> {
  await sending;
}

async function deliver(): Promise<void> {
  if (phase.value.name !== "open" || !navigator.onLine) return;
  try {
    await phase.value.agent.deliver();
    sendingProblem.value = undefined;
  } catch (error) {
    sendingProblem.value = error;
  }
  await refresh();
}

for (const event of ["online", "offline"]) {
  addEventListener(event, () => {
    isOnline.value = navigator.onLine;
  });
}
