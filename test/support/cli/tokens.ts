import type { Abi, Address, Hex } from "viem";
import { compile, readSources } from "../../../scripts/solidity/compiler.ts";
import type { CommandLine } from "./commandLine.ts";

/** Deploys one of the tokens of the tests from the brand's account. */
async function deployToken({ connection }: CommandLine, name: string, args: (brand: Address) => unknown[]) {
  const file = `test/support/tokens/${name}.sol`;
  const selection = { "*": { "*": ["abi", "evm.bytecode.object"] } };
  const { contracts } = compile(readSources([file]), { evmVersion: "cancun" }, selection);
  const compiled = contracts![file]![name]!;
  const abi = compiled.abi as Abi;
  const bytecode: Hex = `0x${compiled.evm.bytecode.object}`;
  const [brand] = await connection.viem.getWalletClients();
  const reader = await connection.viem.getPublicClient();
  const hash = await brand!.deployContract({ abi, bytecode, args: args(brand!.account.address) });
  const token = (await reader.waitForTransactionReceipt({ hash })).contractAddress!;
  return {
    token,
    call: (functionName: string, ...values: unknown[]) =>
      brand!.writeContract({ abi, address: token, functionName, args: values }),
  };
}

/** Deploys a token that the brand has, in its smallest unit, and that changes allowances as USDT does. */
export async function deployResetAllowanceToken(
  line: CommandLine,
  { supply, decimals }: { readonly supply: bigint; readonly decimals: number },
): Promise<{ readonly token: Address; approve(spender: Address, amount: bigint): Promise<void> }> {
  const { token, call } = await deployToken(line, "ResetAllowanceToken", (brand) => [
    brand,
    supply,
    decimals,
  ]);
  return {
    token,
    async approve(spender, amount) {
      await call("approve", spender, amount);
    },
  };
}

/** Deploys a token that the brand has, with a symbol of 32 bytes, and that can stop describing itself. */
export async function deployStrangeToken(
  line: CommandLine,
  supply: bigint,
): Promise<{ readonly token: Address; fallSilent(): Promise<void> }> {
  const { token, call } = await deployToken(line, "StrangeToken", (brand) => [brand, supply]);
  return {
    token,
    async fallSilent() {
      await call("fallSilent");
    },
  };
}
