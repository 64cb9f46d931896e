import { config } from "dotenv";
import { root } from "./paths.ts";

/**
 * A secret from the environment, from `.env`, or from Hardhat's keystore; undefined if it is in none of them. Secrets
 * never come from the command line, which others on the machine can read.
 */
export async function readSecret(variable: string): Promise<string | undefined> {
  config({ quiet: true });
  return process.env[variable] || (await fromKeystore(variable));
}

/** How to keep a secret where `readSecret` finds it, as the hint of an error. */
export function howToKeep(variable: string): string {
  return `Set ${variable} in the environment or in .env, or keep it in Hardhat's keystore: npx hardhat keystore set ${variable}`;
}

/**
 * A variable of Hardhat's keystore, which asks for its password; undefined where it has none by that name. Hardhat
 * takes a second to load.
 */
export async function fromKeystore(name: string): Promise<string | undefined> {
  // Hardhat looks for its configuration in the working directory, and files are meant from where the user is.
  const folder = process.cwd();
  process.chdir(root);
  const { default: hardhat } = await import("hardhat").finally(() => process.chdir(folder));
  const variable = { _type: "ConfigurationVariable", name } as const;
  const value = await hardhat.hooks.runHandlerChain(
    "configurationVariables",
    "fetchValue",
    [variable],
    async () => "",
  );
  return value || undefined;
}
