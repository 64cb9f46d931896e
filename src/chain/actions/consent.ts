import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import { consentRegistryAbi as abi } from "../../generated/abis.ts";
import { consentCall, ownConsentCall } from "../calls/consentCalls.ts";
import type { Deployment } from "../deployment.ts";
import { hashOfConsent, hashOfConsentWithoutDomain } from "../signatures/consentHash.ts";
import { explainingSignature } from "../signatures/explainSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
import { signingTime } from "../signingTime.ts";
import { explained, type ReadingClient, type Sent, type SigningClient, transact } from "../transact.ts";
import { consentTypedData, type SignedConsent } from "../typedData.ts";
import { hashOfWords, type Words } from "../words.ts";

export interface ConsentParameters {
  readonly terms: Hex;
  /** Unix time of the first second in which the consent no longer counts. */
  readonly until: number;
  /** What the subject is shown. */
  readonly words: Words;
}

/** What the chain records for one subject and one set of terms. Unix seconds; 0 where nothing is on record. */
export interface ConsentState {
  readonly until: number;
  readonly signedAt: number;
  readonly withdrawnAt: number;
  /** Whether the consent is live now. */
  readonly isLive: boolean;
}

/** Records the consent of the client's account to terms. */
export async function giveConsent(
  client: SigningClient,
  deployment: Deployment,
  consent: ConsentParameters,
): Promise<Sent> {
  const { hash, gasUsed } = await transact(client, deployment, ownConsentCall(deployment, consent));
  return { hash, gasUsed };
}

/**
 * Signs a consent with the client's account. Anyone may submit it. It must be dated later than the subject's last
 * consent and last withdrawal. Throws `DecdpError` if clock and latest block differ by more than an hour.
 */
export async function signConsent(
  client: SigningClient,
  deployment: Deployment,
  {
    terms,
    until,
    words,
    signedAt,
  }: ConsentParameters & {
    /** Unix seconds; by default `signingTime`. */
    readonly signedAt?: number;
  },
): Promise<SignedConsent> {
  const time = signedAt ?? (await signingTime(client, deployment));
  const consent = { subject: client.account.address, terms, until, words, signedAt: time };
  const domain = { chainId: deployment.chainId, address: deployment.consentRegistry };
  const typedData = consentTypedData(domain, consent);
  const signature = await signMessage(client, deployment, typedData);
  return { ...consent, words: hashOfWords(words), signature };
}

/**
 * Records a consent that its subject signed. A consent that is on record and live changes nothing. Where the contract
 * does not take the signature for the subject's, the error's hint says why.
 */
export async function submitConsent(
  client: SigningClient,
  deployment: Deployment,
  consent: SignedConsent,
): Promise<Sent> {
  const domain = { chainId: deployment.chainId, address: deployment.consentRegistry };
  const signed = {
    hash: hashOfConsent(domain, consent),
    withoutDomain: hashOfConsentWithoutDomain(consent),
    signature: consent.signature,
  };
  const call = consentCall(deployment, consent);
  const { hash, gasUsed } = await explainingSignature(client, signed, () =>
    transact(client, deployment, call),
  );
  return { hash, gasUsed };
}

/** Reads what is on record about a subject's consent to terms. */
export async function readConsent(
  client: ReadingClient,
  deployment: Deployment,
  { subject, terms }: { readonly subject: Address; readonly terms: Hex },
): Promise<ConsentState> {
  const contract = { address: deployment.consentRegistry, abi, args: [subject, terms] } as const;
  const [record, isLive] = await explained(() =>
    Promise.all([
      readContract(client, { ...contract, functionName: "consentOf" }),
      readContract(client, { ...contract, functionName: "isConsentLive" }),
    ]),
  );
  return { ...record, isLive };
}
