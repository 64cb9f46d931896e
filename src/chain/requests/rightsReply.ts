import { type Address, type Hex, hashTypedData, keccak256 } from "viem";
import type { RightsReason, RightsState } from "../../rights/states.ts";
import type { Deployment } from "../deployment.ts";
import { isSignedByAccount } from "../signatures/accountSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { ReadingClient, SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

/** A brand says how a request about rights stands. The first one, with the state "open", is the customer's receipt. */
export interface RightsReply {
  readonly brand: Address;
  readonly subject: Address;
  /** Hash of the request, as the customer signed it. */
  readonly request: Hex;
  readonly state: RightsState;
  readonly reason: RightsReason;
  /** What the brand says beside it, such as the outcome of a contest; may be empty where the request goes on. */
  readonly words: string;
  /** What is kept, encrypted to the key in a request for access; "0x" where nothing is handed over. */
  readonly box: Hex;
  /** When the brand received the request, Unix seconds, as the other times. */
  readonly receivedAt: number;
  /** Until when the request will have come to its end. */
  readonly dueAt: number;
  readonly repliedAt: number;
}

export type SignedRightsReply = Signed<RightsReply>;

/** Typed data of a reply, for `Campaigns`; it never goes on chain. */
export function rightsReplyTypedData(
  { chainId, campaigns }: Pick<Deployment, "chainId" | "campaigns">,
  { brand, subject, request, state, reason, words, box, receivedAt, dueAt, repliedAt }: RightsReply,
) {
  return {
    domain: domainOf("DeCDP Campaigns", { chainId, address: campaigns }),
    types: {
      RightsReply: [
        field("brand", "address"),
        field("subject", "address"),
        field("request", "bytes32"),
        field("state", "string"),
        field("reason", "string"),
        field("words", "string"),
        field("boxHash", "bytes32"),
        field("receivedAt", "uint40"),
        field("dueAt", "uint40"),
        field("repliedAt", "uint40"),
      ],
    },
    primaryType: "RightsReply" as const,
    message: {
      ...{ brand, subject, request, state, reason, words, boxHash: keccak256(box) },
      ...{ receivedAt, dueAt, repliedAt },
    },
  };
}

/** Signs a reply with the client's account, the brand. */
export async function signRightsReply(
  client: SigningClient,
  deployment: Deployment,
  reply: Omit<RightsReply, "brand">,
): Promise<SignedRightsReply> {
  const own = { ...reply, brand: client.account.address };
  return { ...own, signature: await signMessage(client, deployment, rightsReplyTypedData(deployment, own)) };
}

/** Whether the brand in a reply signed it. That a contract signed is the node's word. */
export async function isRightsReplySigned(
  client: ReadingClient,
  deployment: Deployment,
  { signature, ...reply }: SignedRightsReply,
): Promise<boolean> {
  const hash = hashTypedData(rightsReplyTypedData(deployment, reply));
  return isSignedByAccount(client, reply.brand, { hash, signature });
}
