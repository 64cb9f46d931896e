import type { Database } from "../../shared/database/database.ts";
import type { Log } from "../../shared/runService.ts";
import type { Offers } from "../deciding/offers.ts";
import type { Processor } from "../erasing/processor.ts";
import type { TargetKind } from "../store/outside/targets.ts";
import type { Reach } from "./guardedPost.ts";
import type { Became } from "./outcome.ts";

/** What goes out to targets works with. */
export interface OutsideParts {
  readonly database: Database;
  readonly offers: Offers;
  /** Encrypt and decrypt under the service's secret. */
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string;
  /** What signs for the brand's service as a processor of erasures. */
  readonly processor: Processor;
  readonly reach: Reach;
  /** Told of each message to a target, for the figures. */
  readonly count?: ((kind: TargetKind, became: Became) => void) | undefined;
  /** Unix seconds. */
  readonly now: () => number;
  /** Nothing about a customer goes in. */
  readonly log: Log;
}
