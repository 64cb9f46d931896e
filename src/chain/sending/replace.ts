import { formatGwei, type Hash, type Transaction } from "viem";
import { call, prepareTransactionRequest } from "viem/actions";
import { DecdpError } from "../../errors.ts";
import type { KeepingClient } from "./clients.ts";
import type { Sending } from "./journal.ts";
import { sendSigned } from "./signedSending.ts";

/**
 * Sends a call once more with the nonce of its transaction that no block takes, at a higher price: at most one of the
 * two takes effect. It offers what gas costs now, and at least an eighth more than before, which nodes ask for. Of that
 * transaction only the price is the node's word. Throws `DecdpError` before anything is sent if that is more than
 * `largestFee`, wei, or if the call would fail by now.
 *
 * @returns Hash of what was sent.
 */
export async function replace(
  client: KeepingClient,
  sending: Sending,
  {
    pending,
    nonce,
    largestFee,
  }: { readonly pending: Transaction; readonly nonce: number; readonly largestFee: bigint },
): Promise<Hash> {
  const { account, chain = null } = client;
  const { hash, maxFeePerGas, gasPrice, maxPriorityFeePerGas = 0n } = pending;
  const offered = maxFeePerGas ?? gasPrice ?? 0n;
  const least = raised(offered);
  if (least > largestFee) {
    const [before, needed, allowed] = [offered, least, largestFee].map((fee) => formatGwei(fee));
    throw new DecdpError(
      `The transaction ${hash} offers ${before} gwei for gas; to take its place costs ${needed} at least, and ${allowed} are allowed.`,
      {
        details: { hash, offered, least, largestFee },
        hint: "Allow more, or wait: it may still take effect as it is.",
      },
    );
  }
  await call(client, { account, ...sending });
  const market = await prepareTransactionRequest(client, { account, chain, ...sending, nonce });
  const offer = (price: bigint) => smaller(larger(price, least), largestFee);
  if (market.maxFeePerGas === undefined) {
    const legacy = { ...market, gasPrice: offer(market.gasPrice ?? 0n) };
    return sendSigned(client, sending, legacy);
  }
  const fee = offer(market.maxFeePerGas);
  const tip = larger(raised(maxPriorityFeePerGas), market.maxPriorityFeePerGas ?? 0n);
  const priced = { ...market, maxFeePerGas: fee, maxPriorityFeePerGas: smaller(tip, fee) };
  return sendSigned(client, sending, priced);
}

function raised(fee: bigint): bigint {
  return (fee * 9n) / 8n + 1n;
}

function larger(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
