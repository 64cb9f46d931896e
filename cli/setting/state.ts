import path from "node:path";
import * as z from "zod/v4";
import { account, decimal, shortName, text } from "../input/fields.ts";
import { readJson, writeJson } from "../input/files.ts";

/** Where one network's contracts are and what was set up on it. */
const networkShape = z.strictObject({
  rpc: z.url({ protocol: /^https?$/, error: "must be an http address" }),
  deployment: z.strictObject({
    chainId: z.int().positive(),
    issuerRegistry: account,
    consentRegistry: account,
    campaigns: account,
    relay: account,
    verifier: account,
  }),
  /** An ERC-20 in which the brand pays. */
  token: account.optional(),
  /** Block from which events are looked for. */
  firstBlock: decimal,
});

export type NetworkFile = z.output<typeof networkShape>;

/** An issuer's tree: its leaves and what it needs to renew and revoke. No attribute is kept. */
const issuerShape = z.strictObject({
  name: shortName,
  issuer: decimal,
  kind: text,
  holders: z.array(
    z.strictObject({
      /** The customer's account at the source. */
      holder: text,
      commitment: decimal,
      /** 0 after revocation. */
      leaf: decimal,
      /** Name of the card's schema. */
      schema: text,
    }),
  ),
});

export type IssuerFile = z.output<typeof issuerShape>;

/** The folder of the state, from `DECDP_STATE` or `.decdp` in the working directory. */
export function stateFolder(given?: string): string {
  return path.resolve(given ?? process.env.DECDP_STATE ?? ".decdp");
}

/** The folder of one network within the state. */
export function networkFolder(state: string, network: string): string {
  return path.join(state, network);
}

export function networkFile(folder: string): string {
  return path.join(folder, "network.json");
}

export function readNetwork(folder: string): NetworkFile {
  return readJson(networkFile(folder), networkShape);
}

export function writeNetwork(folder: string, network: NetworkFile): void {
  writeJson(networkFile(folder), network);
}

export function issuerFile(folder: string, name: string): string {
  return path.join(folder, "issuers", `${name}.json`);
}

export function readIssuer(folder: string, name: string): IssuerFile {
  return readJson(issuerFile(folder, name), issuerShape);
}

export function writeIssuer(folder: string, issuer: IssuerFile): void {
  writeJson(issuerFile(folder, issuer.name), issuer, { secret: true });
}

/** The leaves under an issuer's last root, as everybody may read them. */
export function leavesFile(folder: string, issuer: bigint): string {
  return path.join(folder, "published", `issuer-${issuer}.json`);
}
