import type { Address } from "viem";
import * as z from "zod/v4";
import type { Deployment } from "../../chain/deployment.ts";
import { account } from "../reading/fields.ts";
import { readShape } from "../reading/reading.ts";

/** Where this page's chain and services are, as whoever runs the page says. Every word of theirs is checked against the chain. */
export interface PageNetwork {
  readonly rpc: string;
  readonly deployment: Deployment;
  readonly firstBlock: bigint;
  /** Tried in this order. */
  readonly relayers: readonly string[];
  /** Where brands are reached, by domain; others at `https://DOMAIN`. */
  readonly brands: Readonly<Record<string, string>>;
  /** Where issuers publish their leaves, by number. */
  readonly leaves: Readonly<Record<string, string>>;
  /** Issuers' gateways, which issue cards and list the leaves of their trees. */
  readonly gateways: readonly string[];
  readonly token: { readonly address: Address; readonly symbol: string; readonly decimals: number };
}

const place = z.url({ protocol: /^https?$/ }).max(2000);

/** The fields of network.json. */
export const pageNetworkFields = {
  rpc: place,
  deployment: z.strictObject({
    chainId: z.int().min(1),
    issuerRegistry: account,
    consentRegistry: account,
    campaigns: account,
    relay: account,
    verifier: account,
  }),
  firstBlock: z.int().min(0).transform(BigInt),
  relayers: z.array(place).max(10),
  brands: z.record(z.string().max(253), place),
  leaves: z.record(z.string().regex(/^\d+$/), place),
  gateways: z.array(place).max(50).default([]),
  token: z.strictObject({
    address: account,
    symbol: z.string().max(20),
    decimals: z.int().min(0).max(36),
  }),
};
const shape = z.strictObject(pageNetworkFields);

/** Throws `InvalidValueError` if it is malformed. */
export function readPageNetwork(text: string): PageNetwork {
  return readShape<PageNetwork>(shape as unknown as z.ZodType<PageNetwork>, text, "network.json");
}
