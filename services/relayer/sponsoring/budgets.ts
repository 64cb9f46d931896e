import { PLAIN_MESSAGE_GAS } from "../../../src/chain/actions/delivery.ts";
import type { Query } from "../../shared/database/database.ts";
import { ServiceError } from "../../shared/serviceError.ts";
import type { Policy } from "../policy.ts";
import { type MostGas, sponsoredGas } from "../store/sponsored.ts";

/** The most that each takes where it is alone in its transaction: an answer, one with a ticket, and a plain key's consent. */
const ANSWER_GAS = 400_000;
const SOLO_ANSWER_GAS = 850_000;
const CONSENT_GAS = 2 * PLAIN_MESSAGE_GAS;

/** What the operator pays in 24 hours for the customers of a campaign. */
export interface Budgets {
  /** Gas spent or set aside, and the most of it; undefined for a campaign without a limit. */
  stateOf(campaign: bigint): Promise<{ readonly gasPaid: bigint; readonly gasLimit: bigint } | undefined>;
  /**
   * Keeps something for a campaign, unless its budget does not suffice: then undefined is returned. What is being kept at
   * the same time is set aside for each.
   *
   * @param kinds What it consists of, such as an answer and its consent.
   */
  within<Result>(
    campaign: bigint | undefined,
    kinds: readonly (keyof MostGas)[],
    keep: () => Promise<Result>,
  ): Promise<Result | undefined>;
}

/** Throws `ServiceError` for a budget of a campaign that the operator does not pay for. */
export function createBudgets(
  { budgets, campaignIds, codeGas }: Pick<Policy, "budgets" | "campaignIds" | "codeGas">,
  query: Query,
): Budgets {
  for (const { campaign } of budgets) {
    if (campaignIds.includes(campaign)) continue;
    throw new ServiceError(
      `There is a budget for campaign ${campaign}, which the relayer does not pay for.`,
      {
        hint: "Name the campaign with --campaign-ids as well.",
      },
    );
  }
  const limits = new Map(budgets.map(({ campaign, gas }) => [campaign, gas]));
  const most: MostGas = {
    answer: ANSWER_GAS,
    soloAnswer: SOLO_ANSWER_GAS,
    consent: CONSENT_GAS,
    claim: codeGas + CONSENT_GAS,
  };
  const setAside = new Map<bigint, bigint>();
  const change = (campaign: bigint, gas: bigint) =>
    setAside.set(campaign, (setAside.get(campaign) ?? 0n) + gas);
  return {
    async stateOf(campaign) {
      const gasLimit = limits.get(campaign);
      return gasLimit === undefined
        ? undefined
        : { gasPaid: await sponsoredGas(query, campaign, most), gasLimit };
    },
    async within(campaign, kinds, keep) {
      const limit = campaign === undefined ? undefined : limits.get(campaign);
      if (campaign === undefined || limit === undefined) return keep();
      const gas = BigInt(kinds.reduce((sum, kind) => sum + most[kind], 0));
      change(campaign, gas);
      // As it is before looking: what is kept meanwhile may not be among what is found, and is set aside no more.
      const reserved = setAside.get(campaign)!;
      try {
        const used = await sponsoredGas(query, campaign, most);
        return used + reserved > limit ? undefined : await keep();
      } finally {
        change(campaign, -gas);
      }
    },
  };
}
