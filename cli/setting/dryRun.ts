import { type Client, createWalletClient, custom, type Hash, parseTransaction } from "viem";
import { causesOf } from "../../src/causes.ts";
import type { SigningClient } from "../../src/chain/transact.ts";
import { callName } from "./callName.ts";

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
  /** What an earlier run sent for this, and would be gone on with. */
  readonly sentBefore?: Hash;
  /** What would be sent after it; the gas of these cannot be told before. */
  readonly following?: readonly string[];
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
        throw new DryRunEnd({ from: account.address, to: to ?? "", call: callName(data), gas });
      },
    },
    // Another attempt would end just the same.
    { retryCount: 0 },
  );
  return createWalletClient({ account, chain, transport });
}

/** Runs what sends; a dry run that ends in it also names the calls that would follow. */
export async function followedBy<Result>(
  following: readonly string[] | ((call: string) => readonly string[]),
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const unsent = unsentIn(error);
    if (unsent === undefined) throw error;
    const others = typeof following === "function" ? following(unsent.call) : following;
    throw new DryRunEnd({ ...unsent, following: [...(unsent.following ?? []), ...others] });
  }
}

/** What a dry run would have sent, in words. */
export function describeUnsent({
  call,
  to,
  from,
  gas,
  sentBefore,
  following = [],
}: UnsentTransaction): string {
  const first =
    sentBefore === undefined
      ? `It would send ${call} to ${to}${from === undefined ? "" : ` from ${from}, about ${gas} gas`}.`
      : `It would go on with ${call}, which was sent before: ${sentBefore}.`;
  const then = following.length > 0 ? ` Then it would send ${following.join(", then ")}.` : "";
  return `Dry run, nothing was sent. ${first}${then}`;
}

/** The transaction at which a dry run ended, if that is what an error is about. */
export function unsentIn(error: unknown): UnsentTransaction | undefined {
  return causesOf(error).find((cause) => cause instanceof DryRunEnd)?.transaction;
}
