import { readIssuer } from "../chain/actions/issuer.ts";
import { MOST_ISSUERS } from "../chain/calls/campaignCalls.ts";
import type { Deployment } from "../chain/deployment.ts";
import type { ReadingClient } from "../chain/transact.ts";
import { DecdpError } from "../errors.ts";
import { type GatewayClientOptions, readGatewayIssuer } from "./gatewayClient.ts";

/**
 * The numbers of all trees of an issuer, by the address at which its gateway describes it, such as
 * `https://issuer.example/issuers/wallets`. That they belong together is the gateway's word; that one account registered
 * all of them from the same kind of source is checked on chain. Throws `DecdpError`.
 */
export async function readTreesAt(
  client: ReadingClient,
  deployment: Deployment,
  address: string,
  options: Omit<GatewayClientOptions, "url"> = {},
): Promise<readonly bigint[]> {
  const [, url, name] = /^(https?:\/\/[^?#]+?)\/issuers\/([a-z0-9-]{1,60})$/.exec(address) ?? [];
  if (url === undefined || name === undefined) {
    throw new DecdpError(`${address} is not the address of a gateway's issuer.`, {
      hint: "It is such as https://issuer.example/issuers/wallets.",
    });
  }
  const issuer = await readGatewayIssuer({ url, ...options }, name);
  const isHere =
    issuer.chainId === deployment.chainId &&
    issuer.issuerRegistry.toLowerCase() === deployment.issuerRegistry.toLowerCase();
  if (!isHere || issuer.trees.length === 0) {
    throw new DecdpError(`${address} has no tree on chain ${deployment.chainId}.`, {
      details: { chainId: issuer.chainId, issuerRegistry: issuer.issuerRegistry },
      hint: "Name an issuer of this network.",
    });
  }
  if (issuer.trees.length > MOST_ISSUERS) {
    throw new DecdpError(
      `${address} has ${issuer.trees.length} trees; a campaign accepts ${MOST_ISSUERS} issuers at most.`,
      { details: { trees: issuer.trees.length }, hint: "Name the numbers of the trees that you want." },
    );
  }
  for (const tree of issuer.trees) {
    const { account, kind } = await readIssuer(client, deployment, { issuer: tree });
    if (account.toLowerCase() === issuer.account.toLowerCase() && kind === issuer.source) continue;
    throw new DecdpError(`Issuer ${tree} is not one of ${issuer.account} that reads from ${issuer.source}.`, {
      details: { issuer: tree, account, kind },
      hint: `Do not accept what ${address} says; name the numbers that you trust.`,
    });
  }
  return issuer.trees;
}
