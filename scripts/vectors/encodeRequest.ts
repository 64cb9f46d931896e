import { encodeAbiParameters, getAbiItem, type Hex } from "viem";
import { answerVerifierAbi } from "../../src/generated/abis.ts";
import type { Model, Rules } from "../../src/request/request.ts";

/** Rules as Solidity's `abi.decode` reads them. */
export function encodeRules(rules: Rules): Hex {
  const [, rulesParameter] = getAbiItem({ abi: answerVerifierAbi, name: "foldRequest" }).inputs;
  return encodeAbiParameters([rulesParameter], [rules] as never);
}

/** A model as Solidity's `abi.decode` reads it. */
export function encodeModel(model: Model): Hex {
  const [modelParameter] = getAbiItem({ abi: answerVerifierAbi, name: "foldModel" }).inputs;
  return encodeAbiParameters([modelParameter], [model] as never);
}
