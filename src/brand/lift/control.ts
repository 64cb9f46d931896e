import { concat, keccak256, numberToHex, stringToHex } from "viem";
import { InvalidValueError } from "../../errors.ts";
import { requireFieldElement } from "../../field.ts";

const LABEL = stringToHex("decdp control group 1");

/**
 * Whether a customer is in the control group of a campaign, and so gets no offer. The nullifier decides, of the answer in
 * this campaign and period: the customer cannot choose it without another card, the brand does not know it before the answer
 * is there, and an auditor finds it on chain. A larger group contains every smaller one.
 *
 * @param oneIn One of so many customers is in the group, 2 to 1,000.
 */
export function isInControlGroup(nullifier: bigint, oneIn: number): boolean {
  requireFieldElement("nullifier", nullifier);
  if (!Number.isInteger(oneIn) || oneIn < 2 || oneIn > 1_000) {
    throw new InvalidValueError(`A control group of one in ${oneIn} cannot be.`, {
      details: { oneIn },
      hint: "Give an integer from 2 to 1,000, such as 10.",
    });
  }
  const hash = BigInt(keccak256(concat([LABEL, numberToHex(nullifier, { size: 32 })])));
  return hash * BigInt(oneIn) < 2n ** 256n;
}
