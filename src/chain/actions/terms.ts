import {
  type Address,
  encodeAbiParameters,
  type Hex,
  keccak256,
  parseEventLogs,
  stringToBytes,
  zeroAddress,
} from "viem";
import { readContract } from "viem/actions";
import { contractErrorName } from "../../errors.ts";
import { consentRegistryAbi as abi } from "../../generated/abis.ts";
import { publishTermsCall } from "../calls/consentCalls.ts";
import type { Deployment } from "../deployment.ts";
import {
  explained,
  type ReadingClient,
  requireEvent,
  type Sent,
  type SigningClient,
  transact,
} from "../transact.ts";

export interface TermsParameters {
  /** The terms as canonical JSON, which the event keeps. */
  readonly core: string;
  /** Where people find the text. */
  readonly uri: string;
}

/** Terms on chain, and the transaction that published them unless that was another one before. */
export type PublishedTerms =
  | (Sent & { readonly terms: Hex; readonly publishedBefore: false })
  | { readonly terms: Hex; readonly publishedBefore: true };

/** Publishes terms of the client's account, the brand, and returns their id. Repeated, it sends nothing. */
export async function publishTerms(
  client: SigningClient,
  deployment: Deployment,
  parameters: TermsParameters,
): Promise<PublishedTerms> {
  try {
    const { logs, ...sent } = await transact(client, deployment, publishTermsCall(deployment, parameters));
    const event = requireEvent(parseEventLogs({ abi, eventName: "TermsPublished", logs }), "TermsPublished");
    return { ...sent, terms: event.args.terms, publishedBefore: false };
  } catch (error) {
    if (contractErrorName(error) !== "TermsAlreadyPublished") throw error;
    return {
      terms: termsIdOf(client.account.address, keccak256(stringToBytes(parameters.core))),
      publishedBefore: true,
    };
  }
}

/** Whether somebody has published terms with this id. */
export async function areTermsPublished(
  client: ReadingClient,
  { consentRegistry: address }: Deployment,
  { terms }: { readonly terms: Hex },
): Promise<boolean> {
  const brand = await explained(() =>
    readContract(client, { address, abi, functionName: "brandOf", args: [terms] }),
  );
  return brand !== zeroAddress;
}

/** The id that the chain gives to a brand's terms, by the hash of their core. */
export function termsIdOf(brand: Address, coreHash: Hex): Hex {
  return keccak256(encodeAbiParameters([{ type: "address" }, { type: "bytes32" }], [brand, coreHash]));
}
