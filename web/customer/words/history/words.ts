import type { LifeEvent } from "../../../../src/consent/receipt/life/states.ts";

/** What the room of what happened says. */
export interface HistoryWords {
  readonly none: string;
  readonly events: Readonly<Record<LifeEvent, string>>;
  readonly received: string;
  readonly answeredGroup: (group: number) => string;
  readonly askedFor: (right: string) => string;
  readonly acknowledgedBy: (who: string) => string;
  readonly what: string;
  readonly receipt: string;

  readonly couldKnow: string;
  readonly couldKnowText: string;
  readonly nothingKnown: string;
  readonly detail: string;
  readonly stillPossible: string;
  readonly outOf: (left: number, all: number | undefined) => string;

  readonly when: string;
  readonly until: string;
  readonly who: string;
  readonly person: string;
  readonly software: string;
  readonly onChain: string;
  readonly block: (block: number) => string;
  readonly notOnChain: string;
  readonly signedByYou: string;
  readonly signedByThem: string;
  readonly yes: string;
  readonly asked: string;
  readonly silent: (day: string) => string;
  readonly kept: string;
  readonly read: string;
  readonly saveReceipt: string;

  readonly takeAlong: string;
  readonly everything: string;
  readonly everythingText: string;
  readonly receipts: string;
  readonly receiptsText: string;
  readonly dossier: (brand: string) => string;
  readonly dossierText: string;
  readonly dossierMissing: (count: number) => string;
  readonly yourAccount: string;
  readonly theirAccount: string;
  readonly saveDossier: string;
}
