import { numberToHex } from "viem";
import type { Call, Reply } from "./fault.ts";

/** Where requests name the block of which they ask. */
export const blockParameter: Readonly<Record<string, number>> = {
  eth_call: 1,
  eth_estimateGas: 1,
  eth_getBalance: 1,
  eth_getCode: 1,
  eth_getStorageAt: 2,
  eth_getTransactionCount: 1,
  eth_getBlockByNumber: 0,
};

/** The first and the last block of a request for logs. */
export async function blocksOf(
  { params }: Call,
  askChain: Reply,
): Promise<{ readonly from: number; readonly to: number }> {
  const { fromBlock, toBlock } = params[0] as { readonly fromBlock?: string; readonly toBlock?: string };
  const head = await headOf(askChain);
  const numberOf = (block = "latest") => (block.startsWith("0x") ? Number(block) : head);
  return { from: numberOf(fromBlock), to: numberOf(toBlock) };
}

/** The same request from and to other blocks. */
export function withBlocks(call: Call, from: number, to: number): Call {
  const filter = { ...(call.params[0] as object), fromBlock: numberToHex(from), toBlock: numberToHex(to) };
  return { ...call, params: [filter] };
}

/** Number of the chain's latest block. */
export async function headOf(askChain: Reply): Promise<number> {
  return Number(await askChain({ method: "eth_blockNumber", params: [] }));
}
