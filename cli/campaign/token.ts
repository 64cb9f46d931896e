import { type Address, formatUnits, parseUnits } from "viem";
import { readContract } from "viem/actions";
import { ifAnswered } from "../../src/chain/node/ifAnswered.ts";
import { explained } from "../../src/chain/transact.ts";
import { DecdpError } from "../../src/errors.ts";
import { loyaltyTokenAbi as abi } from "../../src/generated/abis.ts";
import { oneLine } from "../input/printable.ts";
import type { Context } from "../setting/context.ts";

// Works with every ERC-20: the loyalty token's ABI holds the standard functions.

/** Longest symbol that is shown; a token chooses its own. */
const LONGEST_SYMBOL = 32;
/** An ERC-20 has a byte for them; more would only cost time. */
const MOST_DECIMALS = 255;

/**
 * An amount with the token's symbol, such as "2 POINT". Symbol and decimals are decoration: a token without them is
 * named by its address, and its amounts are in its smallest unit.
 */
export async function describeAmount({ reader }: Context, token: Address, amount: bigint): Promise<string> {
  const [symbol, decimals] = await Promise.all([readSymbol(reader, token), readDecimals(reader, token)]);
  if (decimals === undefined) return `${amount} of the smallest unit of ${symbol ?? `token ${token}`}`;
  return `${formatUnits(amount, decimals)} ${symbol ?? `of token ${token}`}`;
}

/** Decimals of a token, in which people give amounts. Throws `DecdpError` for a contract that has none. */
async function requireDecimals({ reader }: Context, token: Address): Promise<number> {
  const decimals = await readDecimals(reader, token);
  if (decimals !== undefined) return decimals;
  throw new DecdpError(`${token} does not say how many decimals it has.`, {
    details: { token },
    hint: "Check the address: it must be an ERC-20 on this network.",
  });
}

/**
 * An amount that people give in whole tokens, such as "2.5", in the token's smallest unit. Throws `DecdpError` for 0,
 * and for more decimals than the token has: nobody shall pay a rounded amount.
 */
export async function requireAmount(context: Context, token: Address, given: string): Promise<bigint> {
  const decimals = await requireDecimals(context, token);
  const [, fraction = ""] = given.split(".");
  const needed = fraction.replace(/0+$/, "").length;
  if (needed > decimals) {
    throw new DecdpError(`${given} has ${needed} decimals, but the token has ${decimals}.`, {
      details: { given, token, decimals },
      hint: decimals === 0 ? "Take a whole number." : `Take at most ${decimals} decimals.`,
    });
  }
  const amount = parseUnits(given, decimals);
  if (amount > 0n) return amount;
  throw new DecdpError("The amount is 0.", { details: { given }, hint: "Take more than 0." });
}

/** What an account holds, in the token's smallest unit. */
export async function readBalance({ reader }: Context, address: Address, account: Address): Promise<bigint> {
  const contract = { address, abi, functionName: "balanceOf", args: [account] } as const;
  return explained(() => readContract(reader, contract));
}

async function readSymbol(reader: Context["reader"], address: Address): Promise<string | undefined> {
  const symbol = await ifAnswered(() => readContract(reader, { address, abi, functionName: "symbol" }));
  return (symbol && oneLine(symbol.slice(0, LONGEST_SYMBOL))) || undefined;
}

async function readDecimals(reader: Context["reader"], address: Address): Promise<number | undefined> {
  const decimals = await ifAnswered(() => readContract(reader, { address, abi, functionName: "decimals" }));
  return decimals !== undefined && decimals <= MOST_DECIMALS ? decimals : undefined;
}
