import { isAtLeast } from "../difference/reward.ts";
import { inWords } from "../wording.ts";
import type { Withheld } from "../words.ts";
import { faultIf, type LintRule } from "./rule.ts";

/** What others get who gave no data, so that withholding it makes consent the price of it. */
const belongsToEveryone: readonly Withheld[] = ["generalOffers", "generalPrice", "memberPrice", "service"];
/** Above it, in whatever currency, a reward presses people. */
export const USUAL_CAP = "10";

/** A "no" is free, and a "yes" is not bought. */
export const refusalRules: readonly LintRule[] = [
  {
    id: "no-costs",
    severity: "error",
    check: ({ terms: { ifYouSayNo } }) =>
      ifYouSayNo
        .filter((thing) => belongsToEveryone.includes(thing))
        .map((thing) => ({
          field: "ifYouSayNo",
          why: `A no costs the ${inWords(thing)}, which others get: such a consent is not free (GDPR art. 7(4); the Norwegian Elkjøp decision, 2026).`,
          fix: `Take "${thing}" off the list, and give it to whoever says no as well.`,
        })),
  },
  {
    id: "no-club-perks",
    severity: "warning",
    check: ({ terms: { ifYouSayNo } }) =>
      faultIf(
        ifYouSayNo.includes("clubPerks"),
        "ifYouSayNo",
        "Perks of a club were accepted once as something that a refusal may cost (the Danish Magasin decision, 2022), but not discounts that others get.",
        "Be sure that the perk exists for members only, and that nobody needs it.",
      ),
  },
  {
    id: "no-said",
    severity: "error",
    check: ({ terms: { rewardBasis, ifYouSayNo } }) =>
      faultIf(
        (rewardBasis !== "none") !== ifYouSayNo.includes("reward"),
        "ifYouSayNo",
        rewardBasis === "none"
          ? "A no costs a reward that does not exist."
          : "An answer is rewarded, so a no costs the reward, and nothing says so.",
        rewardBasis === "none" ? 'Take "reward" off the list.' : 'Add "reward" to the list.',
      ),
  },
  {
    id: "price-disclosed",
    severity: "error",
    check: ({ terms: { affectsPrice, decision, ifYouSayNo } }) =>
      faultIf(
        affectsPrice !== (decision.consequences.includes("price") || ifYouSayNo.includes("personalPrice")),
        "affectsPrice",
        "Whether prices depend on the answer is said in one place and denied in another; whoever personalises prices must say so (Directive 2011/83 art. 6(1)(ea)).",
        'Make it agree with "price" among the consequences and "personalPrice" in "ifYouSayNo".',
      ),
  },
  {
    id: "price-personal",
    severity: "warning",
    check: ({ terms: { affectsPrice } }) =>
      faultIf(
        affectsPrice,
        "affectsPrice",
        "Prices that depend on the answer can make a no expensive.",
        "Be sure that whoever says no pays the general price, with every general discount.",
      ),
  },
  {
    id: "reward-by-result",
    severity: "error",
    check: ({ terms: { rewardBasis } }) =>
      faultIf(
        rewardBasis === "result",
        "rewardBasis",
        "The reward depends on what the answer says, which pays people for being somebody, and for lying.",
        'Pay every valid answer alike: "answer".',
      ),
  },
  {
    id: "reward-limit",
    severity: "warning",
    check: ({ terms: { rewardBasis, largestReward } }) =>
      faultIf(
        (rewardBasis === "none") !== (largestReward === undefined),
        "largestReward",
        rewardBasis === "none"
          ? "Nothing is rewarded, but a largest reward is stated."
          : "An answer is rewarded, but nothing says how much at most.",
        rewardBasis === "none" ? "Leave it away." : "State the most that one answer is paid.",
      ),
  },
  {
    id: "reward-cap",
    severity: "warning",
    check: ({ terms: { largestReward }, reward, rewardCap }) =>
      [largestReward, reward]
        .flatMap((given) => {
          if (given === undefined || (rewardCap && rewardCap.currency !== given.currency)) return [];
          const cap = rewardCap?.amount ?? USUAL_CAP;
          return faultIf(
            !isAtLeast(cap, given.amount),
            "largestReward",
            `A reward of ${given.amount} ${given.currency} is above ${cap} ${given.currency}: it can press people who need the money.`,
            "Pay less, or be sure that a no is as easy as a yes.",
          );
        })
        .slice(0, 1),
  },
  {
    id: "reward-differs",
    severity: "error",
    check: ({ terms: { rewardBasis, largestReward }, reward }) => {
      if (reward === undefined || isAtLeast("0", reward.amount)) return [];
      const isBeyond =
        largestReward !== undefined &&
        (largestReward.currency !== reward.currency || !isAtLeast(largestReward.amount, reward.amount));
      return faultIf(
        rewardBasis === "none" || isBeyond,
        "largestReward",
        `The campaign pays ${reward.amount} ${reward.currency} for an answer, which the terms do not say.`,
        "Let terms and campaign say the same.",
      );
    },
  },
];
