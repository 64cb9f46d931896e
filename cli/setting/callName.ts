import { decodeFunctionData, type Hex } from "viem";
import {
  answerVerifierAbi,
  campaignsAbi,
  consentRegistryAbi,
  issuerRegistryAbi,
  loyaltyTokenAbi,
} from "../../src/generated/abis.ts";

const abi = [
  ...issuerRegistryAbi,
  ...consentRegistryAbi,
  ...campaignsAbi,
  ...answerVerifierAbi,
  ...loyaltyTokenAbi,
];

/** Name of the contract's function that a call of the command line is for. */
export function callName(data: Hex): string {
  return decodeFunctionData({ abi, data }).functionName;
}
