import type { Amount } from "../terms.ts";

/** Whether a reward is no smaller than another one. Without a limit or in another currency, nobody can say. */
export function paysAtLeast(reward: Amount | undefined, other: Amount | undefined): boolean {
  if (reward === undefined || other === undefined) return reward === other;
  return reward.currency === other.currency && isAtLeast(reward.amount, other.amount);
}

/** Whether one decimal string is no less than another one, exactly. */
export function isAtLeast(amount: string, other: string): boolean {
  return scaled(amount) >= scaled(other);
}

/** With the 18 decimals that an amount can have. */
function scaled(amount: string): bigint {
  const [whole = "0", decimals = ""] = amount.split(".");
  return BigInt(whole + decimals.padEnd(18, "0"));
}
