import type { Address } from "viem";
import { InvalidValueError } from "../../errors.ts";
import { domainName } from "../brandDomain.ts";

/** What a brand may do beyond the purpose itself. */
export const uses = ["sold", "shared", "crossContext", "profiling", "tracking"] as const;
export type Use = (typeof uses)[number];

/**
 * What a request is about, as far as settings look at it. The reward is not among it, so it can never be a reason to
 * answer.
 */
export interface RequestFacts {
  /** The domain that the brand has proven; undefined if it has proven none. */
  readonly brand: string | undefined;
  /** The brand's account that asks, by which its other domains are found. */
  readonly account?: Address | undefined;
  /** A term, such as "dpv:DirectMarketing". */
  readonly purpose: string;
  readonly channel: string;
  /** Rung of the personalization pyramid, 0 everyone to 4 one-to-one. */
  readonly level: number;
  /** What data the request looks at and what can be inferred. */
  readonly categories: readonly string[];
  /** Names of the attributes that rules and model look at. */
  readonly attributes: readonly string[];
  /** Everybody who receives something. */
  readonly recipients: readonly string[];
  /** How long the brand keeps an answer, in seconds. */
  readonly retention: number;
  /** Kinds of the issuers whose credentials would be used. */
  readonly issuerKinds: readonly string[];
  readonly uses: readonly Use[];
  /** Attributes that some possible answer would take below the ledger's floor; empty if there are none. */
  readonly belowFloor: readonly string[];
  /** Unix seconds. */
  readonly now: number;
}

/** Throws `InvalidValueError` for facts that no comparison can be trusted with. */
export function requireFacts({ brand, level, retention, now }: RequestFacts): void {
  if (brand !== undefined) domainName(brand);
  for (const [name, value, largest] of [
    ["level", level, 4],
    ["retention", retention, 2 ** 40],
    ["now", now, 2 ** 40],
  ] as const) {
    if (Number.isInteger(value) && value >= 0 && value <= largest) continue;
    throw new InvalidValueError(`The request's ${name} is ${value}, not an integer from 0 to ${largest}.`, {
      details: { [name]: value },
      hint: "Refuse requests that do not state it.",
    });
  }
}
