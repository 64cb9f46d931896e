import { classOfRole } from "../../consent/dpv/parties.ts";
import type { Review } from "../../consent/ledger/review.ts";
import type { RequestFacts, Use } from "../../consent/settings/facts.ts";
import { retentionOf } from "../../consent/terms/reading.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { attributesUsed } from "../../format/campaign/requestWords.ts";
import type { ReceivedRequest } from "./receive.ts";

/**
 * A request as settings look at it.
 *
 * @param issuerKind Kind of the issuer whose card would be used.
 * @param now Unix seconds.
 */
export function factsOf(
  { published: { document }, opened, brand }: Pick<ReceivedRequest, "published" | "opened" | "brand">,
  {
    issuerKind,
    review,
    now,
  }: { readonly issuerKind: string; readonly review: Pick<Review, "belowFloor">; readonly now: number },
): RequestFacts {
  const { terms } = document;
  return {
    brand: brand.domain,
    account: brand.account,
    purpose: terms.purpose,
    channel: terms.channel,
    level: terms.level,
    categories: categoriesOf(terms),
    attributes: attributesUsed(document),
    recipients: recipientsOf(terms, opened.isSealed),
    retention: retentionOf(terms),
    issuerKinds: [issuerKind],
    uses: usesOf(terms, opened.periodLength > 0),
    belowFloor: review.belowFloor,
    now,
  };
}

function categoriesOf({ data, inferences }: Terms): string[] {
  return [...new Set([...data, ...inferences].map(({ category }) => category))];
}

/** Their kinds. Everybody can read the answers of an open campaign, whatever its terms say. */
function recipientsOf({ recipients }: Terms, isSealed: boolean): string[] {
  const named = recipients.map(({ role }) => classOfRole[role]);
  return [...new Set([...named, ...(isSealed ? [] : [classOfRole.thirdParty])])];
}

/** The parts of terms that say what a brand may do beyond the purpose itself. */
interface UsesInTerms extends Pick<Terms, "sold" | "shared" | "level"> {
  readonly recipients: readonly Pick<Terms["recipients"][number], "role">[];
  readonly decision: Pick<Terms["decision"], "logic">;
  readonly inferences: readonly unknown[];
}

/** What a brand may do beyond the purpose itself. Whoever asks again and again can see how a customer changes. */
export function usesOf(
  { sold, shared, recipients, decision, inferences, level }: UsesInTerms,
  isRepeated: boolean,
): Use[] {
  const is: Readonly<Record<Use, boolean>> = {
    sold,
    shared,
    crossContext: recipients.some(({ role }) => role === "thirdParty" || role === "controller"),
    profiling: level >= 2 || inferences.length > 0 || decision.logic !== undefined,
    tracking: isRepeated,
  };
  return (Object.keys(is) as Use[]).filter((use) => is[use]);
}
