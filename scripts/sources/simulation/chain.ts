import { once } from "node:events";
import { artifacts, tasks } from "hardhat";
import {
  type Account,
  createTestClient,
  createWalletClient,
  type Hash,
  type Hex,
  http,
  parseEther,
  publicActions,
  walletActions,
} from "viem";
import { foundry } from "viem/chains";
import { readDeployment } from "../../../src/chain/requireDeployment.ts";
import { loyaltyTokenAbi } from "../../../src/generated/abis.ts";
import { startAnvil } from "../../anvil/startAnvil.ts";

const DAY = 86_400;
/** So long ago the chain began: wallets on it can be old. */
const HISTORY = 400 * DAY;

export type SourcesChain = Awaited<ReturnType<typeof openChain>>;

/** An independent chain with the protocol and a token that the brand owns. Its clock is behind until `catchUp`. */
export async function openChain() {
  await tasks.getTask("build").run({ noTests: true, quiet: true });
  const startsAt = Math.floor(Date.now() / 1000) - HISTORY;
  const anvil = await startAnvil({ chainId: foundry.id, startsAt, mixed: true });
  const close = async () => {
    anvil.process.kill("SIGINT");
    await once(anvil.process, "exit");
  };
  try {
    return { ...(await furnish(anvil.url)), url: anvil.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function furnish(url: string) {
  const options = { chain: foundry, transport: http(url), pollingInterval: 50 };
  const test = createTestClient({ mode: "anvil", ...options })
    .extend(publicActions)
    .extend(walletActions);
  const walletOf = <Of extends Account | Hex>(account: Of) =>
    createWalletClient({ account, ...options }).extend(publicActions);
  const [brandAddress, relayerAddress] = await test.getAddresses();
  const [brand, relayer] = [walletOf(brandAddress!), walletOf(relayerAddress!)];

  const confirmed = async (sent: Promise<Hash>) => {
    const receipt = await test.waitForTransactionReceipt({ hash: await sent });
    if (receipt.status !== "success") throw new Error(`The transaction ${receipt.transactionHash} failed.`);
    return receipt;
  };
  const deploy = async (name: string, args: readonly unknown[] = []) => {
    const { abi, bytecode } = await artifacts.readArtifact(name);
    const made = brand.deployContract({ abi, bytecode: bytecode as Hex, args: [...args] });
    return (await confirmed(made)).contractAddress!;
  };
  const tables = [await deploy("AnswerKeyTableA"), await deploy("AnswerKeyTableB")];
  const registries = [await deploy("IssuerRegistry"), await deploy("ConsentRegistry")];
  const campaigns = await deploy("Campaigns", [...registries, ...tables]);
  const token = await deploy("LoyaltyToken", ["Meridian Points", "MP", brandAddress!]);
  const mint = { abi: loyaltyTokenAbi, address: token, functionName: "mint" } as const;
  await confirmed(brand.writeContract({ ...mint, args: [brandAddress!, parseEther("1000")] }));

  /** Unix seconds of the latest block. */
  const now = async () => Number((await test.getBlock()).timestamp);
  /** Lets time pass, in seconds, until the gateway knows: it reads the time ten times a second. */
  const pass = async (seconds: number) => {
    await test.increaseTime({ seconds });
    await test.mine({ blocks: 1 });
    await new Promise((resolve) => setTimeout(resolve, 500));
  };
  return {
    test,
    walletOf,
    brand,
    /** Puts customers' answers on chain. */
    relayer,
    token,
    deployment: await readDeployment(test, campaigns),
    confirmed,
    now,
    pass,
    /** Moves the clock to this machine's. */
    catchUp: async () => pass(Math.max(0, Math.floor(Date.now() / 1000) - (await now()))),
  };
}
