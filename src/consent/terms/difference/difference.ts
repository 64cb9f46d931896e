import { DecdpError } from "../../../errors.ts";
import { canonicalTerms, hashOfTerms } from "../reading.ts";
import type { Terms } from "../terms.ts";
import type { Change } from "./aspect.ts";
import { aspects } from "./aspects.ts";
import { english } from "./words/en.ts";
import type { DifferenceWords } from "./words/words.ts";

export type DifferenceVerdict = "same" | "narrower" | "wider" | "incomparable";

export interface Difference {
  readonly verdict: DifferenceVerdict;
  /** Each single change; none with a verdict "same" changes what the customer agreed to. */
  readonly changes: readonly Change[];
}

/**
 * What newer terms change for somebody who agreed to older ones: "narrower" if nothing is asked or done that was not
 * agreed to, "wider" if something is, "incomparable" if it is partly the one and partly the other, or simply different.
 *
 * @param words In whose language the changes are said; English unless told otherwise.
 */
export function differenceOf(older: Terms, newer: Terms, words: DifferenceWords = english): Difference {
  const changes = aspects.flatMap((aspect) => aspect(older, newer, words));
  if (changes.length === 0 && canonicalTerms(older) !== canonicalTerms(newer)) {
    return {
      verdict: "same",
      changes: [{ aspect: "Spelling", direction: "none", words: words.onlySpelling }],
    };
  }
  return { verdict: verdictOf(changes), changes };
}

/**
 * Throws `DecdpError` unless consents to the older terms continue under the newer ones: these name the older by their
 * hash, and are the same or narrower. That both are of one brand is for the chain to say.
 */
export function requireContinuation(older: Terms, newer: Terms): Difference {
  const hash = hashOfTerms(older);
  if (newer.replaces !== hash) {
    throw new DecdpError("The newer terms do not say that they continue the older ones.", {
      details: { replaces: newer.replaces, wanted: hash },
      hint: `Set "replaces" to ${hash}, or ask every customer again.`,
    });
  }
  const difference = differenceOf(older, newer);
  if (difference.verdict === "same" || difference.verdict === "narrower") return difference;
  const refused = difference.changes.filter(
    ({ direction }) => direction === "wider" || direction === "other",
  );
  throw new DecdpError(
    `The newer terms go beyond the older ones. ${refused.map(({ words }) => words).join(" ")}`,
    {
      details: { verdict: difference.verdict, refused },
      hint: "Ask every customer again: nobody agreed to this.",
    },
  );
}

function verdictOf(changes: readonly Change[]): DifferenceVerdict {
  const has = (wanted: Change["direction"]) => changes.some(({ direction }) => direction === wanted);
  if (has("other") || (has("wider") && has("narrower"))) return "incomparable";
  if (has("wider")) return "wider";
  return has("narrower") ? "narrower" : "same";
}
