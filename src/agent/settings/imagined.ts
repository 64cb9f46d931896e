import type { Address } from "viem";
import { classOfRole } from "../../consent/dpv/parties.ts";
import type { RequestFacts } from "../../consent/settings/facts.ts";
import type { RecipientRole } from "../../consent/terms/words.ts";
import { duration } from "../../format/reading/fields.ts";
import { usesOf } from "../request/facts.ts";

/** A request that nobody has made, to try settings out. What it would pay is not among it: no decision looks at that. */
export interface ImaginedRequest {
  /** The domain that the brand would have proven; undefined if it had proven none. */
  readonly brand: string | undefined;
  readonly purpose: string;
  readonly channel: string;
  /** 0 everyone to 4 one-to-one. */
  readonly level: number;
  readonly categories: readonly string[];
  /** Everybody who would receive something besides the brand. */
  readonly recipients: readonly RecipientRole[];
  /** Such as "90 days". */
  readonly retention: string;
  readonly sold: boolean;
  readonly isRepeated: boolean;
}

/** An imagined request as settings look at it, reckoned as that of a real one; `now` in Unix seconds. */
export function factsOfImagined(
  imagined: ImaginedRequest & { readonly account?: Address | undefined },
  now: number,
): RequestFacts {
  const { brand, account, purpose, channel, level, categories, recipients, retention, sold, isRepeated } =
    imagined;
  const roles = recipients.map((role) => ({ role }));
  return {
    ...{ brand, account, purpose, channel, level, categories, now },
    attributes: [],
    recipients: [...new Set(recipients.map((role) => classOfRole[role]))],
    retention: duration.parse(retention),
    issuerKinds: [],
    uses: usesOf({ sold, shared: false, recipients: roles, decision: {}, inferences: [], level }, isRepeated),
    belowFloor: [],
  };
}
