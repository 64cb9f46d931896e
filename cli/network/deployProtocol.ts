import { type Address, encodeDeployData, getAddress, type PublicClient } from "viem";
import { root } from "../../services/shared/paths.ts";
import { readDeployment } from "../../src/chain/requireDeployment.ts";
import type { KeepingClient } from "../../src/chain/sending/clients.ts";
import { sendOnce } from "../../src/chain/sending/sendOnce.ts";
import { explained } from "../../src/chain/transact.ts";
import { DecdpError } from "../../src/errors.ts";
import { answerKey } from "../../src/generated/answerKey.ts";
import type { Network } from "./networks.ts";

export interface TokenNames {
  readonly name: string;
  readonly symbol: string;
}

/** On which a development key is good enough. */
const LOCAL_CHAIN = 31337;

/** What every step of a deployment is called in the journal. */
export const DEPLOYING = "deploy";

/**
 * Throws `DecdpError` if anybody could forge proofs on this chain. The contract refuses that as well, but only once
 * everything is built and the tables are deployed.
 */
export function requireKeyFor(chainId: number): void {
  if (!answerKey.development || chainId === LOCAL_CHAIN) return;
  throw new DecdpError(`The key of this release is for development: it is refused on chain ${chainId}.`, {
    details: { chainId },
    hint: `Anybody can forge proofs for it, so it is for chain ${LOCAL_CHAIN} only: take a key from a ceremony (docs/ceremony.md).`,
  });
}

/**
 * Deploys protocol and token, and goes on where an earlier run broke off.
 *
 * @param clientFor A client that sends, and notes in the journal what for.
 */
export async function deployProtocol(
  reader: PublicClient,
  clientFor: (step: string) => KeepingClient,
  token: TokenNames,
): Promise<Omit<Network, "rpc">> {
  const { artifacts } = await loadHardhat();
  const blocks: bigint[] = [];
  const create: Create = async (contract, args) => {
    const { abi, bytecode } = await artifacts.readArtifact(contract);
    const data = encodeDeployData({ abi, bytecode: bytecode as `0x${string}`, args: [...args] });
    const step = `${DEPLOYING} ${contract}${args.map((arg) => ` ${JSON.stringify(arg)}`).join("")}`;
    const receipt = await explained(() => sendOnce(clientFor(step), { data }));
    const { status, contractAddress, transactionHash: hash, blockNumber } = receipt;
    if (status !== "success" || !contractAddress) {
      throw new DecdpError(`${contract} could not be deployed: the transaction ${hash} reverted.`, {
        details: { contract, hash },
        hint: "Look it up by its hash, and run the same command again: what is deployed already stays.",
      });
    }
    blocks.push(blockNumber);
    return getAddress(contractAddress);
  };
  const created = await createAll(create, token, clientFor(DEPLOYING).account.address);
  const deployment = await readDeployment(reader, created.campaigns);
  return { deployment, token: created.token, firstBlock: blocks[0]! };
}

/** Deploys to a chain in this process that has the other's number, and counts. What contracts refuse is refused here. */
export async function rehearse(
  chainId: number,
  token: TokenNames,
): Promise<{ readonly transactions: number; readonly gas: bigint }> {
  const { network } = await loadHardhat();
  const connection = await network.create({ network: "default", override: { chainId } });
  const { viem } = connection;
  try {
    const [brand] = await viem.getWalletClients();
    const create: Create = async (contract, args) => (await viem.deployContract(contract, [...args])).address;
    await explained(() => createAll(create, token, brand!.account.address));
    const reader = await viem.getPublicClient();
    const blocks = Array.from({ length: Number(await reader.getBlockNumber()) }, (_, index) => index + 1);
    let [transactions, gas] = [0, 0n];
    for (const number of blocks) {
      const block = await reader.getBlock({ blockNumber: BigInt(number) });
      transactions += block.transactions.length;
      gas += block.gasUsed;
    }
    return { transactions, gas };
  } finally {
    await connection.close();
  }
}

/** Makes a contract and returns its address. */
type Create = (contract: string, args: readonly unknown[]) => Promise<Address>;

/** In the order in which they need each other; the campaigns make verifier and relay themselves. */
async function createAll(create: Create, { name, symbol }: TokenNames, brand: Address) {
  const tables = [await create("AnswerKeyTableA", []), await create("AnswerKeyTableB", [])];
  const registries = [await create("IssuerRegistry", []), await create("ConsentRegistry", [])];
  const campaigns = await create("Campaigns", [...registries, ...tables]);
  return { campaigns, token: await create("LoyaltyToken", [name, symbol, brand]) };
}

let loaded: Promise<Pick<typeof import("hardhat"), "network" | "artifacts">> | undefined;

/** Takes a second, and the contracts are built first. */
function loadHardhat() {
  loaded ??= (async () => {
    // Hardhat looks for its configuration in the working directory.
    process.chdir(root);
    const { network, artifacts, tasks } = await import("hardhat");
    await tasks.getTask("build").run({ noTests: true, quiet: true });
    return { network, artifacts };
  })();
  return loaded;
}
