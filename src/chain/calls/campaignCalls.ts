import {
  type Address,
  type ContractFunctionArgs,
  encodeFunctionData,
  type Hex,
  zeroAddress,
  zeroHash,
} from "viem";
import { InvalidRequestError } from "../../errors.ts";
import { campaignsAbi as abi, loyaltyTokenAbi } from "../../generated/abis.ts";
import { requireModel, requireRules } from "../../request/check.ts";
import type { Model, Rules } from "../../request/request.ts";
import type { Deployment } from "../deployment.ts";
import type { ContractCall } from "./call.ts";

type ContractParameters = ContractFunctionArgs<typeof abi, "nonpayable", "openCampaign">[0];
type ContractModel = ContractFunctionArgs<typeof abi, "nonpayable", "registerModel">[0];

/** Issuers that a campaign accepts at most, each tree of one counted: to open it has to fit into a transaction. */
export const MOST_ISSUERS = 512;

/** What a brand fixes when it opens a campaign. */
export interface CampaignParameters {
  /** Terms that the client's account published. */
  readonly terms: Hex;
  /** The id of the schema, a field element. */
  readonly schema: bigint;
  readonly rules: Rules;
  /** Id of a registered model. Without one, everyone who satisfies the rules is in segment 1. */
  readonly model?: Hex;
  /** Issuers whose credentials are accepted, from one to `MOST_ISSUERS`. */
  readonly issuers: readonly bigint[];
  /** Whether `issuers` may include issuers of kind `SelfDeclared`. */
  readonly acceptsSelfDeclared: boolean;
  /** The account that submits answers and signs tickets. With one the campaign is sealed, without one it is open. */
  readonly settler?: Address;
  /** An ERC-20 whose balances change only by transfer. */
  readonly token: Address;
  /** Paid for each answer, in the token's smallest unit. */
  readonly reward: bigint;
  /** Seconds after which a customer may answer again; 0 if only once. */
  readonly periodLength: number;
  /** Most answers paid in one period. */
  readonly answersPerPeriod: number;
  /** Seconds from closing to the end, at least 86,400. */
  readonly notice: number;
  /** Address of the campaign document, and its hash. */
  readonly documentUri: string;
  readonly documentHash: Hex;
}

/** The call that registers a model. Throws `InvalidRequestError` if the contract would not accept it. */
export function registerModelCall({ campaigns }: Deployment, model: Model): ContractCall {
  requireModel(model);
  const args = [model as ContractModel] as const;
  return { to: campaigns, data: encodeFunctionData({ abi, functionName: "registerModel", args }) };
}

/**
 * The call that opens a campaign under terms of the sender, the brand. Throws `InvalidRequestError` if the contract
 * would not accept the rules, or so many issuers.
 */
export function openCampaignCall({ campaigns }: Deployment, parameters: CampaignParameters): ContractCall {
  const { model = zeroHash, settler, rules, ...rest } = parameters;
  requireRules(rules);
  requireIssuers(rest.issuers);
  const isSealed = settler !== undefined;
  const args = {
    ...rest,
    model,
    rules: rules as ContractParameters["rules"],
    isSealed,
    settler: settler ?? zeroAddress,
  };
  return { to: campaigns, data: encodeFunctionData({ abi, functionName: "openCampaign", args: [args] }) };
}

function requireIssuers({ length }: readonly bigint[]): void {
  if (length >= 1 && length <= MOST_ISSUERS) return;
  throw new InvalidRequestError(`A campaign accepts 1 to ${MOST_ISSUERS} issuers, not ${length}.`, {
    details: { issuers: length },
    hint: "Each tree of an issuer counts; split them between campaigns.",
  });
}

/** The call that lets `Campaigns` take tokens from the sender. Works with every ERC-20. */
export function approveCall(
  { campaigns }: Deployment,
  { token, amount }: { readonly token: Address; readonly amount: bigint },
): ContractCall {
  // The loyalty token's ABI contains the standard functions.
  const contract = { abi: loyaltyTokenAbi, functionName: "approve" } as const;
  return { to: token, data: encodeFunctionData({ ...contract, args: [campaigns, amount] }) };
}

/** The call that adds tokens of the sender, which it has approved, to the budget of a campaign of this brand. */
export function fundCampaignCall(
  { campaigns }: Deployment,
  {
    campaign,
    brand,
    amount,
  }: { readonly campaign: bigint; readonly brand: Address; readonly amount: bigint },
): ContractCall {
  const args = [campaign, brand, amount] as const;
  return { to: campaigns, data: encodeFunctionData({ abi, functionName: "fund", args }) };
}

/** The call that ends an issuer's credentials for a campaign, after the campaign's notice. */
export function removeIssuerCall(
  { campaigns }: Deployment,
  { campaign, issuer }: { readonly campaign: bigint; readonly issuer: bigint },
): ContractCall {
  const args = [campaign, issuer] as const;
  return { to: campaigns, data: encodeFunctionData({ abi, functionName: "removeIssuer", args }) };
}

/** The call that starts a campaign's notice. */
export function closeCampaignCall({ campaigns }: Deployment, campaign: bigint): ContractCall {
  return { to: campaigns, data: encodeFunctionData({ abi, functionName: "close", args: [campaign] }) };
}

/** The call that sends what no answer earned to a payee after the campaign's end. */
export function reclaimCall(
  { campaigns }: Deployment,
  { campaign, payee }: { readonly campaign: bigint; readonly payee: Address },
): ContractCall {
  return {
    to: campaigns,
    data: encodeFunctionData({ abi, functionName: "reclaim", args: [campaign, payee] }),
  };
}
