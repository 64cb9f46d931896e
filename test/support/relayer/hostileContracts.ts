import { type Abi, type Address, encodeFunctionData, type Hex, zeroHash } from "viem";
import { compile, readSources } from "../../../scripts/solidity/compiler.ts";
import { consentRegistryAbi } from "../../../src/generated/abis.ts";
import { VALID_AT } from "../crowd/crowd.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";

/** Where each contract is that attacks a relayer. */
const files = {
  FickleAccount: "test/support/accounts/FickleAccount.sol",
  BombToken: "test/support/tokens/BombToken.sol",
  GasEatingToken: "test/support/tokens/GasEatingToken.sol",
  ReentrantToken: "test/support/tokens/ReentrantToken.sol",
} as const;

export type HostileContract = keyof typeof files;

/** What a `FickleAccount` does. */
export const fickleModes = {
  free: 0n,
  alternating: 1n,
  burning: 2n,
  callingBack: 3n,
  bomb: 4n,
  switched: 5n,
} as const;

interface Compiled {
  readonly abi: Abi;
  readonly bytecode: Hex;
}

let compiled: Readonly<Record<HostileContract, Compiled>> | undefined;

/** Compiles them once; Hardhat keeps no artifacts of contracts that only support tests. */
export function hostileContracts(): Readonly<Record<HostileContract, Compiled>> {
  compiled ??= compileAll();
  return compiled;
}

function compileAll(): Readonly<Record<HostileContract, Compiled>> {
  const settings = { optimizer: { enabled: true, runs: 200 }, evmVersion: "cancun" };
  const selection = { "*": { "*": ["abi", "evm.bytecode.object"] } };
  const { contracts } = compile(readSources(Object.values(files)), settings, selection);
  const entries = Object.entries(files).map(([name, file]) => {
    const { abi, evm } = contracts![file]![name]!;
    return [name, { abi: abi as Abi, bytecode: `0x${evm.bytecode.object}` }];
  });
  return Object.fromEntries(entries);
}

/** Deploys one of them; returns its address. */
export async function deployHostile(
  { client, brand }: CrowdChain,
  name: HostileContract,
  args: readonly unknown[],
): Promise<Address> {
  const { abi, bytecode } = hostileContracts()[name];
  const hash = await client.deployContract({ abi, bytecode, args, account: brand.account.address });
  return (await client.waitForTransactionReceipt({ hash })).contractAddress!;
}

/** Deploys a `FickleAccount` that consents to the chain's terms itself; returns its address. */
export async function deployConsenting(chain: CrowdChain, mode: bigint): Promise<Address> {
  const account = await deployHostile(chain, "FickleAccount", [mode]);
  const args = [chain.terms, VALID_AT + 86_400, zeroHash] as const;
  const data = encodeFunctionData({ abi: consentRegistryAbi, functionName: "consent", args });
  await callHostile(chain, "FickleAccount", account, "execute", [chain.deployment.consentRegistry, data]);
  return account;
}

/** Calls one of them, as whoever. */
export async function callHostile(
  { client, brand }: CrowdChain,
  name: HostileContract,
  address: Address,
  functionName: string,
  args: readonly unknown[],
): Promise<void> {
  const { abi } = hostileContracts()[name];
  const account = brand.account.address;
  const hash = await client.writeContract({ abi, address, functionName, args, account, chain: null });
  await client.waitForTransactionReceipt({ hash });
}
