import { existsSync } from "node:fs";
import path from "node:path";
import { bytesToHex, type Hex, isHex, size } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { readText, requirePrivate } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";

/** Who sends transactions, in the order of the local chain's accounts. */
export const roles = ["brand", "settler", "issuer", "relayer"] as const;

export type Role = (typeof roles)[number];

/** Variables of the environment, those of `.env` included. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Hardhat's published words: everybody knows these keys. */
const LOCAL_WORDS = "test test test test test test test test test test test junk";
const LOCAL_CHAIN = 31337;

/**
 * The private key of a role: from the environment or `.env` (DECDP_BRAND_KEY and so on), from `keys/<role>` in the
 * network's folder, and on the local chain otherwise one that everybody knows. Throws `UsageError`.
 */
export function keyOf(role: Role, folder: string, chainId: number, environment: Environment): Hex {
  const variable = `DECDP_${role.toUpperCase()}_KEY`;
  const given = environment[variable];
  if (given) return requireKey(given, variable);
  const file = path.join(folder, "keys", role);
  if (existsSync(file)) {
    requirePrivate(file);
    return requireKey(readText(file).trim(), file);
  }
  if (chainId === LOCAL_CHAIN) {
    return bytesToHex(
      mnemonicToAccount(LOCAL_WORDS, { addressIndex: roles.indexOf(role) }).getHdKey().privateKey!,
    );
  }
  throw new UsageError(`There is no key for the ${role}.`, {
    hint: `Set ${variable} in the environment or in .env, or write it to ${file} with mode 600.`,
  });
}

/** Throws `UsageError` that names the place for what is no private key. */
export function requireKey(key: string, place: string): Hex {
  // The key itself must not appear in a message.
  if (isHex(key) && size(key) === 32) return key;
  throw new UsageError(`${place} holds no private key.`, { hint: "It is 0x and 64 hexadecimal digits." });
}
