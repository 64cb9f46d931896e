import type { Located, Party, Terms } from "../../consent/terms/terms.ts";
import type { Channel } from "../../consent/terms/words.ts";

/** A company that would use a brand's segment for its own customers. */
export interface Partner {
  readonly party: Party;
  /** Where it stores the segment. At least one. */
  readonly places: readonly Located[];
  /** How long it keeps the segment, such as "90 days". */
  readonly retention: string;
  /** How soon it stops after it heard of a withdrawal, such as "1 minute". */
  readonly stopsWithin: string;
  /** Over which channel it addresses customers. */
  readonly channel: Channel;
  /** What it adds to what the brand sells, in a sentence. */
  readonly adds: string;
}

/**
 * The terms under which one partner receives the segment that customers show in a campaign. Each partner has terms, and so a
 * consent, a receipt and a withdrawal, of its own: a consent on chain is to terms as a whole, and this is how it can say "all
 * but this one" without a word that the chain does not check. Nothing is paid for it, and a "no" costs nothing, so that a
 * customer who refuses keeps everything else.
 *
 * The campaign's consent has to be live as well (`checkHandOver`), so that one withdrawal from the campaign stops all
 * partners.
 */
export function partnerTerms(campaign: Terms, { party, places, retention, channel }: Partner): Terms {
  const { replaces: _, largestReward: __, ...rest } = campaign;
  return {
    ...rest,
    channel,
    ...{ rewardBasis: "none", ifYouSayNo: [], shared: true },
    recipients: [
      ...campaign.recipients,
      { role: "controller", name: party.name, receives: ["pseudonym", "segment"], places, retention },
    ],
  };
}

/** Whether terms name a partner as somebody who receives the segment. */
export function areTermsFor({ recipients }: Terms, partner: string): boolean {
  return recipients.some(
    ({ role, name, receives }) => role === "controller" && name === partner && receives.includes("segment"),
  );
}
