import type { Address } from "viem";
import { domainName } from "../../src/consent/brandDomain.ts";
import { optionReader } from "../shared/options.ts";
import { ServiceError } from "../shared/serviceError.ts";
import type { Policy } from "./brand.ts";
import { LEASE } from "./deciding/lease.ts";
import type { AccountOptions } from "./http/account.ts";

export const help = `Takes customers' answers, stops and rights for a brand, settles what it takes, and keeps the light records.

Usage: npm run brand -- --campaigns ADDRESS --domain DOMAIN [options]

  --campaigns ADDRESS    the contract Campaigns (default $DECDP_CAMPAIGNS)
  --domain DOMAIN        the brand's domain, whose web server hands /.well-known/decdp* on to this service
  --public-url URL       where the brand's programs find it (default http://HOST:PORT)
  --link-url URL         where customers open links (default https://DOMAIN)
  --page URL             a page for customers that opens links, which is then what QR codes lead to (default none)
  --rpc URL              node (default $DECDP_RPC_URL, or http://127.0.0.1:8545)
  --host ADDRESS         where it listens (default 127.0.0.1)
  --port N               (default 8792)
  --database PLACE       folder, or postgres:// URL that several processes may share (default .decdp/brand)
  --first-block N        a block before the brand's first terms (default 0)
  --confirmations N      blocks until an event is final (default 1 on chain 31337, 5 elsewhere)
  --largest-fee N        gwei for gas; while it costs more, nothing is settled (default 100)
  --batch N              answers that are settled at once (default 40)
  --link SECONDS         for which a link counts (default 86400)
  --ticket SECONDS       for which a ticket counts (default 86400)
  --speaks-for LIST      names in terms for which a stop is acknowledged, too: who has everything from this service
  --rate N               requests of one address in a minute (default 600)
  --origins LIST         origins of pages that may use it, such as https://shop.example (default none)
  --decide-within N      milliseconds for a decision, then it is general content (default 40)
  --local-targets yes    lets targets be on this machine, such as a sidecar (default no)
  --office FILE          opens the office: who the brand is, who vouches, in what it pays (docs/building/brand.md)
  --officers LIST        accounts of the privacy officers who approve what the office publishes
  --office-pages FOLDER  the built pages of the office (default dist/web; npm run web builds them)
  --account-rpc URL      serves the page of account to everybody; browsers ask this node, and see its address
  --account-pages FOLDER the built page of account (default dist/web/account; npm run web builds it)
  --deployed-at N        with --account-rpc: a block before the deployment (default 0)
  --audits FOLDER        publishes reports: what npx decdp audit --json printed, as NUMBER.json for each campaign
  --poll MILLISECONDS    between looks at the chain (default 200 on chain 31337, 4000 elsewhere)
  --help                 this text

In the environment, in .env, or in Hardhat's keystore (npx hardhat keystore set NAME):
  DECDP_BRAND_KEY        key of the brand's account, which is also the settler of its sealed campaigns
  DECDP_BRAND_SECRET     64 hexadecimal digits, under which customers' names and seal keys are kept; keep it
  DECDP_BRAND_TOKEN      what the brand's own programs show as a bearer token; 16 characters or more
  DECDP_BRAND_OFFICER    optional: what the privacy officer shows to approve what leaves for targets
  DECDP_BRAND_MARKETER   with --office: what whoever writes campaigns shows; another one than those

Example: npm run brand -- --campaigns 0x5FbDB2315678afecb367f032d93F642f64180aa3 --domain shop.example`;

export interface BrandOptions extends Omit<Policy, "confirmations" | "publicUrl" | "linkUrl" | "largestLag"> {
  readonly campaigns: Address;
  readonly publicUrl: string | undefined;
  readonly linkUrl: string | undefined;
  readonly rpc: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly rate: number;
  readonly origins: readonly string[];
  readonly confirmations: number | undefined;
  readonly poll: number | undefined;
  /** Milliseconds. */
  readonly decideWithin: number;
  readonly allowLocalTargets: boolean;
  /** File of the house; undefined: there is no office. */
  readonly office?: string | undefined;
  /** Accounts of the privacy officers; none unless told otherwise. */
  readonly officers?: readonly Address[] | undefined;
  /** Folder of the built sites. */
  readonly officePages?: string | undefined;
  /** Undefined: no page of account is served. */
  readonly account?: AccountOptions | undefined;
  /** Folder with the reports of audits; undefined: none are published. */
  readonly audits?: string | undefined;
}

const names = [
  "campaigns",
  "domain",
  "public-url",
  "link-url",
  "page",
  "rpc",
  "host",
  "port",
  "database",
  "first-block",
  "confirmations",
  "largest-fee",
  "batch",
  "link",
  "ticket",
  "speaks-for",
  "rate",
  "origins",
  "decide-within",
  "local-targets",
  "office",
  "officers",
  "office-pages",
  "account-rpc",
  "account-pages",
  "deployed-at",
  "audits",
  "poll",
] as const;

/** Reads the command line; undefined if it asks for help. Throws `ServiceError` for what it does not understand. */
export function readOptions(parameters: readonly string[]): BrandOptions | undefined {
  const reader = optionReader("npm run brand");
  const { parse, integer, optionalInteger, number, url, address, gwei, list, origin } = reader;
  const given = parse(parameters, names);
  if (given === undefined) return undefined;
  const optionalUrl = (name: "public-url" | "link-url") =>
    given[name] === undefined ? undefined : url(name, given[name]).replace(/\/+$/, "");
  return {
    campaigns: address("campaigns", given.campaigns ?? process.env.DECDP_CAMPAIGNS ?? ""),
    domain: readDomain(given.domain),
    publicUrl: optionalUrl("public-url"),
    linkUrl: optionalUrl("link-url"),
    pageUrl: given.page === undefined ? undefined : url("page", given.page),
    rpc: url("rpc", given.rpc ?? (process.env.DECDP_RPC_URL || "http://127.0.0.1:8545")),
    host: given.host ?? "127.0.0.1",
    port: integer("port", given.port ?? "8792", 0, 65_535),
    database: given.database ?? ".decdp/brand",
    firstBlock: number("first-block", given["first-block"] ?? "0"),
    confirmations: optionalInteger("confirmations", given.confirmations, 1, 1000),
    largestFee: gwei("largest-fee", given["largest-fee"] ?? "100"),
    batchSize: integer("batch", given.batch ?? "40", 1, 100),
    linkLength: integer("link", given.link ?? "86400", 60, 2_592_000),
    ticketLength: integer("ticket", given.ticket ?? "86400", 60, 2_592_000),
    speaksFor:
      given["speaks-for"] === undefined ? [] : list("speaks-for", given["speaks-for"], (_, name) => name),
    rate: integer("rate", given.rate ?? "600", 1, 10_000_000),
    origins: given.origins === undefined ? [] : list("origins", given.origins, origin),
    decideWithin: integer("decide-within", given["decide-within"] ?? "40", 1, LEASE),
    allowLocalTargets: readYes(given["local-targets"]),
    office: given.office,
    officers: given.officers === undefined ? [] : list("officers", given.officers, address),
    officePages: given["office-pages"],
    audits: given.audits,
    ...(given["account-rpc"] !== undefined && {
      account: {
        rpc: url("account-rpc", given["account-rpc"]),
        firstBlock: number("deployed-at", given["deployed-at"] ?? "0"),
        pages: given["account-pages"],
      },
    }),
    poll: optionalInteger("poll", given.poll, 10, 60_000),
  };
}

function readYes(given: string | undefined): boolean {
  if (given === undefined || given === "no" || given === "yes") return given === "yes";
  throw new ServiceError(`--local-targets takes yes or no, not "${given}".`, {
    hint: "Try: npm run brand -- --help",
  });
}

function readDomain(given: string | undefined): string {
  try {
    return domainName(given ?? "");
  } catch (cause) {
    throw new ServiceError("--domain takes the brand's domain, such as shop.example.", {
      hint: "Try: npm run brand -- --help",
      cause,
    });
  }
}
