import { readIssuer } from "../../../src/chain/actions/issuer.ts";
import type { ReadingClient } from "../../../src/chain/transact.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { PageNetwork } from "../../../src/format/record/pageNetwork.ts";
import { type GatewayIssuer, readGatewayIssuers } from "../../../src/source/gatewayClient.ts";

/** Somebody who issues cards, at a gateway that this page names. */
export interface CardOffer {
  readonly gateway: string;
  readonly issuer: GatewayIssuer;
}

/**
 * Whoever issues cards now on this page's chain, by all gateways that answer. Throws `DecdpError` where none of them does.
 */
export async function readOffers({ gateways, deployment }: PageNetwork): Promise<readonly CardOffer[]> {
  const read = await Promise.allSettled(gateways.map((url) => readGatewayIssuers({ url })));
  const [failed] = read.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  if (failed !== undefined && read.every(({ status }) => status === "rejected")) throw failed;
  return read.flatMap((one, index) =>
    one.status === "rejected"
      ? []
      : one.value
          .filter((issuer) => issuer.issuer !== undefined && issuer.chainId === deployment.chainId)
          .filter(({ issuerRegistry }) => isSame(issuerRegistry, deployment.issuerRegistry))
          .map((issuer) => ({ gateway: gateways[index]!, issuer })),
  );
}

/** Throws `DecdpError` unless the chain says of the issuer what its gateway does: who it is, and what it reads. */
export async function requireRegistered(
  reader: ReadingClient,
  { deployment }: Pick<PageNetwork, "deployment">,
  { issuer: { issuer = 0n, account, source } }: CardOffer,
): Promise<void> {
  const registered = await readIssuer(reader, deployment, { issuer });
  if (isSame(registered.account, account) && registered.kind === source) return;
  throw new DecdpError(`Issuer ${issuer} is registered as somebody else than its gateway says.`, {
    details: { issuer, account: registered.account, kind: registered.kind },
    hint: "Allow it nothing, and tell whoever runs this page.",
  });
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
