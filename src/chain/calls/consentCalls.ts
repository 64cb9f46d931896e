import { encodeFunctionData, type Hex } from "viem";
import { consentRegistryAbi as abi } from "../../generated/abis.ts";
import type { Deployment } from "../deployment.ts";
import type { SignedConsent, SignedWithdrawal } from "../typedData.ts";
import { hashOfWords, type Words } from "../words.ts";
import type { ContractCall } from "./call.ts";

/** The call that publishes terms of the sender, the brand. */
export function publishTermsCall(
  { consentRegistry }: Deployment,
  { core, uri }: { readonly core: string; readonly uri: string },
): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "publishTerms", args: [core, uri] });
  return { to: consentRegistry, data };
}

/** The call with which the sender, the subject, consents until a Unix time. */
export function ownConsentCall(
  { consentRegistry }: Deployment,
  { terms, until, words }: { readonly terms: Hex; readonly until: number; readonly words: Words },
): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "consent", args: [terms, until, hashOfWords(words)] });
  return { to: consentRegistry, data };
}

/** The call that records a signed consent. */
export function consentCall({ consentRegistry }: Deployment, consent: SignedConsent): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "consentBySignature", args: [consent] });
  return { to: consentRegistry, data };
}

/** The call with which the sender, the subject, withdraws. */
export function ownWithdrawalCall(
  { consentRegistry }: Deployment,
  { terms }: { readonly terms: Hex },
): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "withdraw", args: [terms] });
  return { to: consentRegistry, data };
}

/** The call that records a signed withdrawal. */
export function withdrawalCall(
  { consentRegistry }: Deployment,
  { subject, terms, signedAt, signature }: SignedWithdrawal,
): ContractCall {
  const args = [subject, terms, signedAt, signature] as const;
  return {
    to: consentRegistry,
    data: encodeFunctionData({ abi, functionName: "withdrawBySignature", args }),
  };
}
