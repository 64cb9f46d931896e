import type { Hex } from "viem";
import type { PurposeTerm } from "../../consent/dpv/purposes.ts";
import type { Channel } from "../../consent/terms/words.ts";
import type { FrequencyCap } from "./frequencyCap.ts";
import type { QuietHours } from "./quietHours.ts";

/** What a campaign's answers are used for, and how. */
export interface Offer {
  readonly campaign: bigint;
  readonly terms: Hex;
  readonly purpose: PurposeTerm;
  readonly channel: Channel;
  /** One of so many customers who answered sees general content all the same (`isInControlGroup`); 0: all see their own. */
  readonly controlOneIn: number;
  readonly frequencyCap?: FrequencyCap | undefined;
  readonly quietHours?: QuietHours | undefined;
}
