import type { Abi, Address, Hex } from "viem";
import { compile, readSources } from "../../../scripts/solidity/compiler.ts";
import type { CommandLine } from "./commandLine.ts";

const FILE = "test/support/tokens/ResetAllowanceToken.sol";

/** Deploys a token that the brand has, in its smallest unit, and that changes allowances as USDT does. */
export async function deployResetAllowanceToken(
  { connection }: CommandLine,
  { supply, decimals }: { readonly supply: bigint; readonly decimals: number },
): Promise<{ readonly token: Address; approve(spender: Address, amount: bigint): Promise<void> }> {
  const selection = { "*": { "*": ["abi", "evm.bytecode.object"] } };
  const { contracts } = compile(readSources([FILE]), { evmVersion: "cancun" }, selection);
  const compiled = contracts![FILE]!.ResetAllowanceToken!;
  const abi = compiled.abi as Abi;
  const bytecode: Hex = `0x${compiled.evm.bytecode.object}`;
  const [brand] = await connection.viem.getWalletClients();
  const reader = await connection.viem.getPublicClient();
  const args = [brand!.account.address, supply, decimals];
  const hash = await brand!.deployContract({ abi, bytecode, args });
  const token = (await reader.waitForTransactionReceipt({ hash })).contractAddress!;
  return {
    token,
    async approve(spender, amount) {
      await brand!.writeContract({ abi, address: token, functionName: "approve", args: [spender, amount] });
    },
  };
}
