import { config } from "dotenv";
import { root } from "./paths.ts";

/**
 * A secret from the environment, from `.env`, or from Hardhat's keystore, which asks for its password; undefined if
 * it is in none of them. Secrets never come from the command line, which others on the machine can read.
 */
export async function readSecret(variable: string): Promise<string | undefined> {
  config({ quiet: true });
  return process.env[variable] || (await readKeystore(variable)) || undefined;
}

/** How to keep a secret where `readSecret` finds it, as the hint of an error. */
export function howToKeep(variable: string): string {
  return `Set ${variable} in the environment or in .env, or keep it in Hardhat's keystore: npx hardhat keystore set ${variable}`;
}

async function readKeystore(variable: string): Promise<string> {
  // Hardhat looks for its configuration in the working directory, which can be any when a command is called.
  const folder = process.cwd();
  process.chdir(root);
  const { default: hardhat } = await import("hardhat").finally(() => process.chdir(folder));
  const wanted = { _type: "ConfigurationVariable", name: variable } as const;
  return hardhat.hooks.runHandlerChain("configurationVariables", "fetchValue", [wanted], async () => "");
}
