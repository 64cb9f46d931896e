import type { DaysCount } from "../insights/overTime.ts";
import type { Tally } from "../insights/tally.ts";
import type { DraftMeasure, DraftSettings } from "./draft.ts";

/** A number of people or of what they did; undefined where it is too small to be shown. */
export type Shown = number | undefined;

/** Where a campaign's segments go beside pages of the brand. */
export interface TargetUse {
  readonly kind: string;
  readonly host: string;
  readonly isApproved: boolean;
  readonly waiting: Shown;
  /** What could not be sent; no number of people. */
  readonly dead: number;
}

/** What a brand can know about one of its campaigns. Amounts are decimal strings of the token's smallest unit. */
export interface Insights {
  readonly campaign: string;
  readonly name: string;
  /** The draft that it was made from; undefined if it was opened elsewhere. */
  readonly draft: string | undefined;
  readonly channel: string;
  readonly purpose: string;
  readonly isSealed: boolean;
  readonly settings: DraftSettings;
  readonly measure: DraftMeasure | undefined;
  readonly tally: Tally;
  readonly days: readonly DaysCount[];
  readonly overlap: readonly {
    readonly campaign: string;
    readonly name: string;
    readonly both: Shown;
    readonly only: Shown;
  }[];
  readonly reach: Shown;
  readonly uses: { readonly uses: Shown; readonly customers: Shown };
  readonly targets: readonly TargetUse[];
  readonly funnel: { readonly links: Shown; readonly answered: Shown; readonly settled: Shown };
  readonly permissions: { readonly live: Shown; readonly withdrawn: Shown };
  readonly money:
    | {
        readonly reward: string;
        readonly funded: string;
        readonly paid: string;
        readonly left: string;
        /** Answers that can still be paid. */
        readonly answersLeft: string;
        /** Unix seconds; undefined unless it is closing. */
        readonly closesAt: number | undefined;
      }
    | undefined;
}

/** One line of the list of campaigns. */
export type CampaignLine = Pick<
  Insights,
  "campaign" | "name" | "channel" | "purpose" | "isSealed" | "draft"
> & {
  readonly answered: Shown;
};
