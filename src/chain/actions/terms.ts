import { type Address, encodeAbiParameters, type Hex, keccak256, parseEventLogs } from "viem";
import { consentRegistryAbi as abi } from "../../generated/abis.ts";
import { publishTermsCall } from "../calls/consentCalls.ts";
import type { Deployment } from "../deployment.ts";
import { requireEvent, type Sent, type SigningClient, transact } from "../transact.ts";

export interface TermsParameters {
  /** The terms as canonical JSON, which the event keeps. */
  readonly core: string;
  /** Where people find the text. */
  readonly uri: string;
}

/** Publishes terms of the client's account, the brand, and returns their id. */
export async function publishTerms(
  client: SigningClient,
  deployment: Deployment,
  parameters: TermsParameters,
): Promise<Sent & { readonly terms: Hex }> {
  const { logs, ...sent } = await transact(client, deployment, publishTermsCall(deployment, parameters));
  const event = requireEvent(parseEventLogs({ abi, eventName: "TermsPublished", logs }), "TermsPublished");
  return { ...sent, terms: event.args.terms };
}

/** The id that the chain gives to a brand's terms, by the hash of their core. */
export function termsIdOf(brand: Address, coreHash: Hex): Hex {
  return keccak256(encodeAbiParameters([{ type: "address" }, { type: "bytes32" }], [brand, coreHash]));
}
