import { isHex } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { RelayerError } from "./relayerError.ts";

const VARIABLE = "DECDP_RELAYER_KEY";

/**
 * The account that pays: its key is in the environment, in `.env`, or in Hardhat's keystore, which asks for its
 * password. Never on the command line, which others on the machine can read. Throws `RelayerError`.
 */
export async function relayerAccount(): Promise<PrivateKeyAccount> {
  const key = process.env[VARIABLE] || (await fromKeystore());
  if (isHex(key) && key.length === 66) {
    try {
      return privateKeyToAccount(key);
    } catch {
      // The message would quote the key.
    }
  }
  throw new RelayerError(`${VARIABLE} is no private key.`, "It is 0x and 64 hexadecimal digits.");
}

async function fromKeystore(): Promise<string> {
  const { default: hardhat } = await import("hardhat");
  const variable = { _type: "ConfigurationVariable", name: VARIABLE } as const;
  return hardhat.hooks.runHandlerChain("configurationVariables", "fetchValue", [variable], async () => {
    throw new RelayerError(
      "There is no key of an account that pays.",
      `Set ${VARIABLE} in the environment or in .env, or keep it in Hardhat's keystore: npx hardhat keystore set ${VARIABLE}`,
    );
  });
}
