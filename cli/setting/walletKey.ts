import { privateKeyToAccount } from "viem/accounts";
import { root } from "../../services/shared/paths.ts";
import { UsageError } from "../input/usageError.ts";
import { requireKey } from "./roles.ts";

const VARIABLE = "DECDP_WALLET_KEY";

/**
 * The account that protects a customer's backup: its key is in the environment, in `.env`, or in Hardhat's keystore,
 * which asks for its password. There is none for the local chain: everybody knows those keys. Throws `UsageError`.
 */
export async function walletAccount() {
  const key = process.env[VARIABLE] || (await fromKeystore());
  return privateKeyToAccount(requireKey(key, VARIABLE));
}

async function fromKeystore(): Promise<string> {
  // Hardhat looks for its configuration in the working directory, and files are meant from where the user is.
  const folder = process.cwd();
  process.chdir(root);
  const { default: hardhat } = await import("hardhat");
  process.chdir(folder);
  const variable = { _type: "ConfigurationVariable", name: VARIABLE } as const;
  return hardhat.hooks.runHandlerChain("configurationVariables", "fetchValue", [variable], async () => {
    throw new UsageError("There is no key of a wallet.", {
      hint: `Set ${VARIABLE} in the environment or in .env, or keep it in Hardhat's keystore: npx hardhat keystore set ${VARIABLE}`,
    });
  });
}
