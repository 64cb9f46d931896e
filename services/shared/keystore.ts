import { config } from "dotenv";
import { root } from "./paths.ts";
import { ServiceError } from "./serviceError.ts";

/** Characters of the shortest token that is taken: it is all that is asked for. */
const SHORTEST_TOKEN = 24;

/**
 * A secret from the environment, from `.env`, or from Hardhat's keystore; undefined if it is in none of them. Secrets
 * never come from the command line, which others on the machine can read.
 */
export async function readSecret(variable: string): Promise<string | undefined> {
  config({ quiet: true });
  return process.env[variable] || (await fromKeystore(variable));
}

/** A token that programs show; undefined if there is none. Throws `ServiceError` for one that could be guessed. */
export async function readToken(variable: string): Promise<string | undefined> {
  const given = await readSecret(variable);
  if (given === undefined || given.length >= SHORTEST_TOKEN) return given;
  throw new ServiceError(`${variable} has ${given.length} characters, fewer than ${SHORTEST_TOKEN}.`, {
    hint: "Make one that nobody guesses: openssl rand -hex 32",
  });
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
