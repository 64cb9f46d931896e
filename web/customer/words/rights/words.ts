import type { RightStanding } from "../../../../src/agent/rights/kept.ts";
import type { RightsAction } from "../../../../src/chain/requests/rightsRequest.ts";

/** What the room of rights says. */
export interface RightsWords {
  readonly intro: string;
  readonly none: string;
  readonly noBrand: string;
  readonly ask: string;
  readonly askTitle: string;
  readonly which: string;
  readonly what: string;
  readonly actions: Readonly<Record<RightsAction, { readonly name: string; readonly text: string }>>;
  readonly ownWords: string;
  readonly ownWordsHint: string;
  readonly notTo: (partner: string) => string;
  readonly send: string;
  readonly sent: string;
  readonly open: string;

  readonly states: Readonly<Record<RightStanding["state"], string>>;
  readonly asked: string;
  readonly state: string;
  readonly theySay: string;
  readonly due: string;
  readonly daysLeft: (days: number) => string;
  readonly late: (days: number) => string;
  readonly clock: string;
  readonly takenBack: string;
  readonly takeBack: string;

  readonly kept: string;
  readonly keptText: string;
  readonly keptAnswer: (group: number, until: string) => string;
  readonly keptConsent: (until: string) => string;
  readonly keptWithdrawn: (since: string) => string;
  readonly keptKeys: (count: number) => string;
  readonly keptNothing: string;
  readonly saveRecord: string;

  readonly complain: string;
  readonly complainText: string;
  readonly complainTo: string;
  readonly letter: string;
  readonly saveComplaint: string;
  readonly stopComplaint: (brand: string) => string;
  readonly notLate: string;
}
