import { encodeFunctionData, type Hex, hashTypedData } from "viem";
import { consentRegistryAbi as abi } from "../../generated/abis.ts";
import { contractSignature } from "../../signature/contractSignature.ts";
import type { Deployment } from "../deployment.ts";
import { hashOfConsent } from "../signatures/consentHash.ts";
import {
  type SignedConsent,
  type SignedWithdrawal,
  type SigningDomain,
  withdrawalTypedData,
} from "../typedData.ts";
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

/**
 * The call that records a signed consent; the signature in whatever form a wallet gives it. Throws `DecdpError` if the
 * subject is a smart account that is not deployed yet.
 */
export function consentCall(deployment: Deployment, consent: SignedConsent): ContractCall {
  const args = [consentAsSent(deployment, consent)] as const;
  const data = encodeFunctionData({ abi, functionName: "consentBySignature", args });
  return { to: deployment.consentRegistry, data };
}

/** A signed consent with the signature as the contract takes it. Throws as `consentCall` does. */
export function consentAsSent(deployment: Deployment, consent: SignedConsent): SignedConsent {
  const hash = hashOfConsent(domainIn(deployment), consent);
  return {
    ...consent,
    signature: contractSignature(consent.subject, { hash, signature: consent.signature }),
  };
}

/** The call with which the sender, the subject, withdraws. */
export function ownWithdrawalCall(
  { consentRegistry }: Deployment,
  { terms }: { readonly terms: Hex },
): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "withdraw", args: [terms] });
  return { to: consentRegistry, data };
}

/** The call that records a signed withdrawal. Takes and throws what `consentCall` does. */
export function withdrawalCall(deployment: Deployment, withdrawal: SignedWithdrawal): ContractCall {
  const { subject, terms, signedAt, signature } = withdrawalAsSent(deployment, withdrawal);
  const args = [subject, terms, signedAt, signature] as const;
  return {
    to: deployment.consentRegistry,
    data: encodeFunctionData({ abi, functionName: "withdrawBySignature", args }),
  };
}

/** A signed withdrawal with the signature as the contract takes it. Throws as `consentCall` does. */
export function withdrawalAsSent(deployment: Deployment, withdrawal: SignedWithdrawal): SignedWithdrawal {
  const { subject, signature } = withdrawal;
  const hash = hashTypedData(withdrawalTypedData(domainIn(deployment), withdrawal));
  return { ...withdrawal, signature: contractSignature(subject, { hash, signature }) };
}

function domainIn({ chainId, consentRegistry: address }: Deployment): SigningDomain {
  return { chainId, address };
}
