import { concat, encodeFunctionData, encodePacked, size } from "viem";
import { InvalidValueError } from "../../errors.ts";
import { relayAbi as abi } from "../../generated/abis.ts";
import type { Deployment } from "../deployment.ts";
import type { SignedConsent } from "../typedData.ts";
import type { ContractCall } from "./call.ts";

export interface Messages {
  /** Calls of `consentCall`, `withdrawalCall` and `claimCall`, in any order. */
  readonly messages: readonly ContractCall[];
  /** Gas that each message gets: all of it, and no more. */
  readonly gasLimit: number;
}

/** The call that delivers many customers' messages, each on its own: one that fails leaves the others alone. */
export function deliveryCall({ relay }: Deployment, { messages, gasLimit }: Messages): ContractCall {
  const args = [messages.map(({ data }) => data), gasLimit] as const;
  return { to: relay, data: encodeFunctionData({ abi, functionName: "deliver", args }) };
}

/** Whether consents can go into one `consentsDeliveryCall`: same terms, same words, signatures of plain keys. */
export function haveWordsInCommon(consents: readonly SignedConsent[]): boolean {
  const isSame = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
  return consents.every(
    ({ terms, words, signature }) =>
      isSame(terms, consents[0]!.terms) && isSame(words, consents[0]!.words) && size(signature) === 65,
  );
}

/**
 * The call that records consents to the same terms, shown in the same words, each on its own; takes less gas than
 * `deliveryCall`. Throws `InvalidValueError` unless there are consents and `haveWordsInCommon`.
 *
 * @param gasLimit Gas that each consent gets: all of it, and no more.
 */
export function consentsDeliveryCall(
  { relay }: Deployment,
  { consents, gasLimit }: { readonly consents: readonly SignedConsent[]; readonly gasLimit: number },
): ContractCall {
  const [first] = consents;
  if (first === undefined || !haveWordsInCommon(consents)) {
    throw new InvalidValueError(
      "These consents have not all the same terms and words, and 65-byte signatures.",
      {
        details: { consents: consents.length },
        hint: "deliveryCall takes any.",
      },
    );
  }
  const packed = consents.map(({ subject, until, signedAt, signature }) =>
    encodePacked(["address", "uint40", "uint40", "bytes"], [subject, until, signedAt, signature]),
  );
  const args = [first.terms, first.words, concat(packed), gasLimit] as const;
  return { to: relay, data: encodeFunctionData({ abi, functionName: "deliverConsents", args }) };
}
