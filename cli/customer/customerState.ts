import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Address } from "viem";
import * as z from "zod/v4";
import type { SigningClient } from "../../src/chain/transact.ts";
import { type CustomerKeys, subjectFor } from "../../src/customer/keys.ts";
import { type Card, readCard } from "../../src/format/credential/card.ts";
import { word } from "../../src/format/reading/fields.ts";
import { readFile, readJson, requirePrivate, writeJson } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";
import type { Context } from "../setting/context.ts";

const keysShape = z.strictObject({ secretSeed: word, subjectSeed: word });

/** One customer's folder: keys and cards, which only the user can read. */
export function customerFolder({ folder }: Context, name: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) return path.join(folder, "customers", name);
  throw new UsageError(`"${name}" cannot name a customer.`, {
    hint: "Take small letters, digits and hyphens.",
  });
}

export function keysFile(context: Context, name: string): string {
  return path.join(customerFolder(context, name), "keys.json");
}

/** Throws `UsageError` for a customer without keys. */
export function readKeys(context: Context, name: string): CustomerKeys {
  const file = keysFile(context, name);
  if (!existsSync(file)) {
    throw new UsageError(`There is no customer "${name}" in ${context.folder}.`, {
      hint: `Make keys: npx decdp customer init --as ${name}`,
    });
  }
  requirePrivate(file);
  return readJson(file, keysShape);
}

/** Throws `UsageError` if the customer has keys already: overwriting them would lose them. */
export function writeKeys(context: Context, name: string, keys: CustomerKeys): string {
  const file = keysFile(context, name);
  if (existsSync(file)) {
    throw new UsageError(`Customer "${name}" has keys already: ${file}.`, {
      hint: "Choose another name with --as.",
    });
  }
  writeJson(file, keys, { secret: true });
  return file;
}

/** A client that signs as the customer towards one brand. */
export function subjectClient(context: Context, keys: CustomerKeys, brand: Address): SigningClient {
  return context.clientFor(subjectFor(keys, brand));
}

export function cardFile(context: Context, name: string, { issuer, index }: Card): string {
  return path.join(customerFolder(context, name), "cards", `issuer-${issuer}-${index}.json`);
}

export function readCards(context: Context, name: string): Card[] {
  const folder = path.join(customerFolder(context, name), "cards");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.sort().map((file) => readFile(path.join(folder, file), readCard));
}
