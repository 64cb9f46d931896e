import {
  type Address,
  domainSeparator,
  encodeFunctionData,
  type Hex,
  isAddressEqual,
  parseEventLogs,
  parseSignature,
  type TypedDataDomain,
} from "viem";
import { readContract } from "viem/actions";
import { DecdpError } from "../../errors.ts";
import { loyaltyTokenAbi as abi } from "../../generated/abis.ts";
import type { ContractCall } from "../calls/call.ts";
import type { Deployment } from "../deployment.ts";
import { ifAnswered } from "../node/ifAnswered.ts";
import { signMessage } from "../signatures/signMessage.ts";
import { blockTime } from "../signingTime.ts";
import {
  explained,
  type ReadingClient,
  requireEvent,
  type Sent,
  type SigningClient,
  transact,
} from "../transact.ts";
import { field } from "../typedData.ts";

/** Seconds for which a permit counts. Whoever pays for the gas sends it at once. */
const VALIDITY = 3600;

/** An account's signature under EIP-2612 that lets another one move its tokens. */
export interface SignedPermit {
  readonly token: Address;
  readonly owner: Address;
  readonly spender: Address;
  /** In the token's smallest unit. */
  readonly amount: bigint;
  /** Last second in which it counts. */
  readonly deadline: number;
  readonly signature: Hex;
}

/**
 * Signs, as the client's account, that a spender may move an amount of its tokens: an account without anything for gas
 * can spend that way. Throws `DecdpError` for a token without permits.
 *
 * Warning: the spender can send the amount to anybody. Name only an account of your own, or one that you trust with it.
 */
export async function signPermit(
  client: SigningClient,
  deployment: Deployment,
  { token, spender, amount }: Pick<SignedPermit, "token" | "spender" | "amount">,
): Promise<SignedPermit> {
  const owner = client.account.address;
  const domain = await domainOfToken(client, deployment, token);
  const contract = { address: token, abi } as const;
  const nonce = await explained(() =>
    readContract(client, { ...contract, functionName: "nonces", args: [owner] }),
  );
  const deadline = (await blockTime(client, deployment)) + VALIDITY;
  const typedData = {
    domain,
    types: {
      Permit: [
        field("owner", "address"),
        field("spender", "address"),
        field("value", "uint256"),
        field("nonce", "uint256"),
        field("deadline", "uint256"),
      ],
    },
    primaryType: "Permit" as const,
    message: { owner, spender, value: amount, nonce, deadline: BigInt(deadline) },
  };
  const signature = await signMessage(client, deployment, typedData);
  return { token, owner, spender, amount, deadline, signature };
}

/** The call that records a permit. */
export function permitCall({
  token,
  owner,
  spender,
  amount,
  deadline,
  signature,
}: SignedPermit): ContractCall {
  const { r, s, yParity } = parseSignature(signature);
  const args = [owner, spender, amount, BigInt(deadline), 27 + yParity, r, s] as const;
  return { to: token, data: encodeFunctionData({ abi, functionName: "permit", args }) };
}

/** Records a permit. Anyone may submit it; it is no use to anybody but its spender. */
export async function submitPermit(
  client: SigningClient,
  deployment: Deployment,
  permit: SignedPermit,
): Promise<Sent> {
  const { hash, gasUsed } = await transact(client, deployment, permitCall(permit));
  return { hash, gasUsed };
}

/** Moves tokens of an account that has permitted or approved it to the client's account. Returns what was moved. */
export async function moveTokens(
  client: SigningClient,
  deployment: Deployment,
  { token, owner, to, amount }: Pick<SignedPermit, "token" | "owner" | "amount"> & { readonly to: Address },
): Promise<Sent & { readonly amount: bigint }> {
  const data = encodeFunctionData({ abi, functionName: "transferFrom", args: [owner, to, amount] });
  const { logs, ...sent } = await transact(client, deployment, { to: token, data });
  const event = requireEvent(parseEventLogs({ abi, eventName: "Transfer", logs }), "Transfer");
  return { ...sent, amount: event.args.value };
}

/**
 * The token's domain of signatures. Only its name and version are the token's own word: a signature never counts for
 * another contract or chain. Throws `DecdpError` unless it is the one that the token checks.
 */
async function domainOfToken(
  client: ReadingClient,
  { chainId }: Deployment,
  token: Address,
): Promise<TypedDataDomain> {
  const contract = { address: token, abi } as const;
  const separator = await ifAnswered(() =>
    readContract(client, { ...contract, functionName: "DOMAIN_SEPARATOR" }),
  );
  const named = await nameAndVersion(client, token);
  const domain = { ...named, chainId, verifyingContract: token };
  if (named !== undefined && separator === domainSeparator({ domain })) return domain;
  throw new DecdpError(`The token ${token} takes no permits that this release knows (EIP-2612).`, {
    details: { token },
    hint: "Send some of the chain's own currency to the account for gas, and move the tokens with a wallet that has its key.",
  });
}

/** Undefined for a token that does not tell its name. */
async function nameAndVersion(
  client: ReadingClient,
  token: Address,
): Promise<{ readonly name: string; readonly version: string } | undefined> {
  const contract = { address: token, abi } as const;
  const said = await ifAnswered(() => readContract(client, { ...contract, functionName: "eip712Domain" }));
  if (said !== undefined) {
    const [, name, version, , verifier] = said;
    if (isAddressEqual(verifier, token)) return { name, version };
  }
  // Tokens from before EIP-5267 say only their name, and most have version 1.
  const name = await ifAnswered(() => readContract(client, { ...contract, functionName: "name" }));
  return name === undefined ? undefined : { name, version: "1" };
}
