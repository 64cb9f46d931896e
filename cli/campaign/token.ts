import { type Address, formatUnits } from "viem";
import { readContract } from "viem/actions";
import { explained } from "../../src/chain/transact.ts";
import { loyaltyTokenAbi as abi } from "../../src/generated/abis.ts";
import type { Context } from "../setting/context.ts";

// Works with every ERC-20: the loyalty token's ABI holds the standard functions.

/** An amount with the token's symbol, such as "2 POINT". */
export async function describeAmount({ reader }: Context, token: Address, amount: bigint): Promise<string> {
  const { symbol, decimals } = await readToken(reader, token);
  return `${formatUnits(amount, decimals)} ${symbol}`;
}

export async function readToken(
  reader: Context["reader"],
  address: Address,
): Promise<{ readonly symbol: string; readonly decimals: number }> {
  const contract = { address, abi } as const;
  const [symbol, decimals] = await explained(() =>
    Promise.all([
      readContract(reader, { ...contract, functionName: "symbol" }),
      readContract(reader, { ...contract, functionName: "decimals" }),
    ]),
  );
  return { symbol, decimals };
}

/** What an account holds, in the token's smallest unit. */
export async function readBalance({ reader }: Context, address: Address, account: Address): Promise<bigint> {
  const contract = { address, abi, functionName: "balanceOf", args: [account] } as const;
  return explained(() => readContract(reader, contract));
}
