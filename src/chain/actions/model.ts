import type { ContractFunctionArgs } from "viem";
import { encodeAbiParameters, getAbiItem, type Hex, keccak256 } from "viem";
import { readContract } from "viem/actions";
import { contractErrorName } from "../../errors.ts";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import { requireModel } from "../../request/check.ts";
import type { Model } from "../../request/request.ts";
import { registerModelCall } from "../calls/campaignCalls.ts";
import type { Deployment } from "../deployment.ts";
import { explained, type ReadingClient, type Sent, type SigningClient, transact } from "../transact.ts";

type ContractModel = ContractFunctionArgs<typeof abi, "nonpayable", "registerModel">[0];

/**
 * Registers a model for campaigns to use and returns its id. Anyone may do this; registering a model again changes
 * nothing. Throws `InvalidRequestError` if the contract would not accept the model.
 */
export async function registerModel(
  client: SigningClient,
  deployment: Deployment,
  { model }: { readonly model: Model },
): Promise<Sent & { readonly model: Hex }> {
  const id = modelIdOf(model);
  const { hash, gasUsed } = await transact(client, deployment, registerModelCall(deployment, model));
  return { hash, gasUsed, model: id };
}

/** Whether anybody has registered a model. */
export async function isModelRegistered(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { model }: { readonly model: Hex },
): Promise<boolean> {
  try {
    await explained(() => readContract(client, { address, abi, functionName: "modelPoint", args: [model] }));
    return true;
  } catch (error) {
    if (contractErrorName(error) === "ModelUnknown") return false;
    throw error;
  }
}

/** The id that the chain gives to a model. Throws `InvalidRequestError` if the model is malformed. */
export function modelIdOf(model: Model): Hex {
  requireModel(model);
  const { inputs } = getAbiItem({ abi, name: "registerModel" });
  return keccak256(encodeAbiParameters(inputs, [model as ContractModel]));
}
