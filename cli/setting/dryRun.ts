import { type Client, createWalletClient, custom, decodeFunctionData, parseTransaction } from "viem";
import { causesOf } from "../../src/causes.ts";
import type { SigningClient } from "../../src/chain/transact.ts";
import {
  answerVerifierAbi,
  campaignsAbi,
  consentRegistryAbi,
  issuerRegistryAbi,
  loyaltyTokenAbi,
} from "../../src/generated/abis.ts";

const abi = [
  ...issuerRegistryAbi,
  ...consentRegistryAbi,
  ...campaignsAbi,
  ...answerVerifierAbi,
  ...loyaltyTokenAbi,
];

/** What would have been sent. */
export interface UnsentTransaction {
  /** The account that would pay; undefined where a relayer does. */
  readonly from?: string;
  /** The contract, or the relayer's address. */
  readonly to: string;
  /** Name of the contract's function, or what a relayer would get. */
  readonly call: string;
  /** As the node estimates it; undefined where a relayer pays. */
  readonly gas?: bigint;
}

/** Ends a dry run at the first transaction: what would follow depends on it. */
export class DryRunEnd extends Error {
  override readonly name = "DryRunEnd";
  readonly transaction: UnsentTransaction;

  constructor(transaction: UnsentTransaction) {
    super("This is a dry run.");
    this.transaction = transaction;
  }
}

/** A client that simulates, estimates and signs like the given one, and throws `DryRunEnd` instead of sending. */
export function withoutSending({ account, chain, request }: SigningClient & Client): SigningClient {
  const transport = custom(
    {
      async request({ method, params }) {
        if (method !== "eth_sendRawTransaction") return request({ method, params } as never);
        const { to, data = "0x", gas = 0n } = parseTransaction((params as [`0x02${string}`])[0]);
        const { functionName } = decodeFunctionData({ abi, data });
        throw new DryRunEnd({ from: account.address, to: to ?? "", call: functionName, gas });
      },
    },
    // Another attempt would end just the same.
    { retryCount: 0 },
  );
  return createWalletClient({ account, chain, transport });
}

/** The transaction at which a dry run ended, if that is what an error is about. */
export function unsentIn(error: unknown): UnsentTransaction | undefined {
  return causesOf(error).find((cause) => cause instanceof DryRunEnd)?.transaction;
}
