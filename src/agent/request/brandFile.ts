import { type Address, isAddressEqual } from "viem";
import * as z from "zod/v4";
import { domainName } from "../../consent/brandDomain.ts";
import { DecdpError } from "../../errors.ts";
import { account, chainId, text } from "../../format/reading/fields.ts";
import { toFileText } from "../../format/reading/json.ts";
import { type Reader, readerOf } from "../../format/reading/reading.ts";
import { readReplyText } from "../../format/reading/replyText.ts";
import type { Surroundings } from "../surroundings.ts";

/** What a brand publishes at `https://DOMAIN/.well-known/decdp.json`: the accounts that speak for the domain. */
export interface BrandFile {
  readonly format: "decdp-brand-1";
  /** The domain itself, so that a copy elsewhere proves nothing. */
  readonly domain: string;
  /** At most 100. */
  readonly accounts: readonly { readonly chainId: number; readonly account: Address }[];
  /** Accounts with which recipients sign, by their names in the terms; at most 100. */
  readonly processors?: readonly { readonly name: string; readonly account: Address }[] | undefined;
}

/** Reads a brand's file, as `Reader` describes. */
export const readBrandFile: Reader<BrandFile> = readerOf<BrandFile>(
  z.strictObject({
    format: z.literal("decdp-brand-1"),
    domain: text.max(253),
    accounts: z.array(z.strictObject({ chainId, account })).max(100),
    processors: z
      .array(z.strictObject({ name: text.max(300), account }))
      .max(100)
      .optional(),
  }),
  "The brand's file",
);

/** The text of a brand's file. Throws `InvalidValueError` for what is no domain. */
export function writeBrandFile({ domain, accounts, processors }: Omit<BrandFile, "format">): string {
  return toFileText({ format: "decdp-brand-1", domain: domainName(domain), accounts, processors });
}

/** Longest file that is read, bytes. */
const LARGEST_FILE = 64 * 1024;
/** Milliseconds. */
const PATIENCE = 10_000;

/**
 * Fetches a domain's file over https; undefined if the domain says that it has none. Follows no redirect: another
 * domain's file proves nothing. Throws `DecdpError` if the domain cannot be asked.
 */
export async function fetchBrandFile(domain: string): Promise<string | undefined> {
  const place = `https://${domainName(domain)}/.well-known/decdp.json`;
  try {
    const reply = await fetch(place, { redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
    if (reply.status === 404) return undefined;
    if (!reply.ok) throw new Error(`status ${reply.status}`);
    return await readReplyText(reply, LARGEST_FILE);
  } catch (cause) {
    throw new DecdpError(`${place} could not be read: ${(cause as Error).message}.`, {
      details: { domain },
      hint: "Who asks cannot be told now; try again later.",
      cause,
    });
  }
}

/**
 * The file of the domain under which a campaign's document is hosted, once that domain has named the brand's account. Throws
 * `DecdpError` for a brand that nobody can tell: without a domain, or of a domain that does not name it.
 *
 * @param documentUri As the campaign was opened with.
 */
export async function requireBrandDomain(
  { brandFileOf, deployment }: Pick<Surroundings, "brandFileOf" | "deployment">,
  brand: Address,
  documentUri: string,
): Promise<BrandFile> {
  const domain = domainOf(documentUri);
  if (domain === undefined) throw unverifiable(brand, `Its document is at no domain: ${documentUri}.`);
  const text = await brandFileOf(domain);
  if (text === undefined) throw unverifiable(brand, `${domain} names no accounts.`);
  const file = readBrandFile(text, `The file of ${domain}`);
  const isNamed = file.accounts.some(
    ({ chainId, account }) => chainId === deployment.chainId && isAddressEqual(account, brand),
  );
  if (file.domain === domain && isNamed) return file;
  throw unverifiable(brand, `${domain} does not name it.`);
}

/** The domain under which a document is hosted; undefined if that is nobody's. */
export function domainOf(uri: string): string | undefined {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url?.protocol !== "https:" || url.username !== "" || url.port !== "") return undefined;
  try {
    const name = domainName(url.hostname);
    // Names that mean this machine or a number of a network are nobody's domain.
    return /(^|\.)(localhost|local|internal)$|^[0-9.]+$/.test(name) || !name.includes(".") ? undefined : name;
  } catch {
    return undefined;
  }
}

function unverifiable(brand: Address, why: string): DecdpError {
  return new DecdpError(`Nobody can tell who the brand ${brand} is. ${why}`, {
    details: { brand },
    hint: "Do not answer. A brand lists its accounts at https://DOMAIN/.well-known/decdp.json.",
  });
}
