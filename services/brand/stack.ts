import type { Database } from "../shared/database/database.ts";
import type { Log } from "../shared/runService.ts";
import type { AudienceParts } from "./deciding/audience.ts";
import { createDecider, type Decider } from "./deciding/decider.ts";
import { createOffers, type Offers } from "./deciding/offers.ts";
import { createProcessor } from "./erasing/processor.ts";
import type { Reach } from "./outside/guardedPost.ts";
import type { OutsideParts } from "./outside/parts.ts";

/** What serves the brand's own stack: decisions, audiences, targets, erasures. */
export interface Stack {
  readonly database: Database;
  readonly decider: Decider;
  readonly audience: AudienceParts;
  readonly outside: OutsideParts;
  readonly offers: Offers;
  /** What stands in the records for the brand's own name of a customer. */
  readonly digest: (customerId: string) => string;
  readonly open: (sealed: string) => string;
  /** Unix seconds; waits for no node. */
  readonly now: () => number;
  /** Where the brand's programs find the service. */
  readonly publicUrl: string;
  /** What the privacy officer shows; undefined: nobody can approve a target. */
  readonly officerToken: string | undefined;
  /** Called when something is to be sent or erased. */
  readonly wake: () => void;
}

export interface StackOptions {
  readonly database: Database;
  readonly digest: Stack["digest"];
  /** Encrypt and decrypt under the service's secret. */
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string;
  /** 64 hexadecimal digits that only this service has, and has at each start. */
  readonly signingSeed: string;
  readonly now: () => number;
  readonly domain: string;
  readonly publicUrl: string;
  readonly officerToken: string | undefined;
  readonly reach: Reach;
  /** Milliseconds for a decision. */
  readonly decideWithin: number;
  /** Milliseconds for which a record that was read may be used; unless told otherwise, as acknowledgements wait. */
  readonly lease?: number | undefined;
  readonly wake: () => void;
  readonly count?: OutsideParts["count"];
  readonly log: Log;
}

export function createStack(options: StackOptions): Stack {
  const { database, digest, seal, open, now, publicUrl, officerToken, reach, lease, wake, log } = options;
  const offers = createOffers(database.query);
  const processor = createProcessor(options.domain, options.signingSeed);
  return {
    ...{ database, offers, digest, open, now, publicUrl, officerToken, wake },
    decider: createDecider({ database, offers, digest, now, within: options.decideWithin, lease }),
    audience: { database, offers, open, now, lease },
    outside: { database, offers, seal, open, processor, reach, now, count: options.count, log },
  };
}
