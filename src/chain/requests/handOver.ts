import { type Address, type Hex, hashTypedData } from "viem";
import type { Deployment } from "../deployment.ts";
import { isSignedByAccount } from "../signatures/accountSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { ReadingClient, SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

/** A brand hands one customer's segment over to a partner to whom the customer consented. */
export interface HandOver {
  readonly campaign: bigint;
  /** The partner's name, as in its terms. */
  readonly partner: string;
  /** The id of the partner's terms. */
  readonly terms: Hex;
  readonly subject: Address;
  /** Of the answer that showed the segment. */
  readonly nullifier: bigint;
  /** 0 to 4. */
  readonly segment: number;
  /** With which the answer was sealed, so that the partner sees the segment in it; 0 for an open campaign. */
  readonly sealKey: bigint;
  /** The block in which the answer was settled. */
  readonly block: bigint;
  /** When the partner has to forget the segment, Unix seconds. */
  readonly until: number;
  /** Unix seconds. */
  readonly handedAt: number;
}

export type SignedHandOver = Signed<HandOver>;

/** Typed data of a hand-over, for `Campaigns`; it never goes on chain. */
export function handOverTypedData(
  { chainId, campaigns }: Pick<Deployment, "chainId" | "campaigns">,
  handOver: HandOver,
) {
  const { campaign, partner, terms, subject, nullifier, segment, sealKey, block, until, handedAt } = handOver;
  return {
    domain: domainOf("DeCDP Campaigns", { chainId, address: campaigns }),
    types: {
      HandOver: [
        field("campaign", "uint256"),
        field("partner", "string"),
        field("terms", "bytes32"),
        field("subject", "address"),
        field("nullifier", "uint256"),
        field("segment", "uint8"),
        field("sealKey", "uint256"),
        field("block", "uint256"),
        field("until", "uint40"),
        field("handedAt", "uint40"),
      ],
    },
    primaryType: "HandOver" as const,
    message: { campaign, partner, terms, subject, nullifier, segment, sealKey, block, until, handedAt },
  };
}

/** Signs a hand-over with the client's account, the campaign's brand. */
export async function signHandOver(
  client: SigningClient,
  deployment: Deployment,
  handOver: HandOver,
): Promise<SignedHandOver> {
  const typedData = handOverTypedData(deployment, handOver);
  return { ...handOver, signature: await signMessage(client, deployment, typedData) };
}

/** Whether an account signed a hand-over. That a contract signed is the node's word. */
export function isHandedOverBy(
  client: ReadingClient,
  deployment: Deployment,
  { signature, ...handOver }: SignedHandOver,
  account: Address,
): Promise<boolean> {
  const hash = hashTypedData(handOverTypedData(deployment, handOver));
  return isSignedByAccount(client, account, { hash, signature });
}
