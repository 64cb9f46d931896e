import { privateKeyToAccount } from "viem/accounts";
import { fromKeystore, howToKeep } from "../../services/shared/keystore.ts";
import { UsageError } from "../input/usageError.ts";
import { type Environment, requireKey } from "./roles.ts";

const VARIABLE = "DECDP_WALLET_KEY";

/**
 * The account that protects a customer's backup: its key is in the environment, in `.env`, or in Hardhat's keystore,
 * which asks for its password. There is none for the local chain: everybody knows those keys. Throws `UsageError`.
 */
export async function walletAccount(environment: Environment) {
  const key = environment[VARIABLE] || (await fromKeystore(VARIABLE));
  if (key !== undefined) return privateKeyToAccount(requireKey(key, VARIABLE));
  throw new UsageError("There is no key of a wallet.", {
    hint: howToKeep(VARIABLE),
  });
}
