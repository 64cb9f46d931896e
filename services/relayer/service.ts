import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { createWalletClient, defineChain, http } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { getChainId, readContract } from "viem/actions";
import { endCurveWorkers } from "../../src/answer/curve.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import { campaignsAbi as abi } from "../../src/generated/abis.ts";
import { createCampaignReader } from "./campaigns.ts";
import { createApp } from "./http/http.ts";
import { createMetrics } from "./metrics.ts";
import type { RelayerOptions } from "./options.ts";
import type { Policy, Relayer } from "./relayer.ts";
import { RelayerError } from "./relayerError.ts";
import { step } from "./sending/sender.ts";
import { openDatabase } from "./store/database.ts";

/** Chain id of Hardhat's node. */
const LOCAL_CHAIN = 31_337;
/** Milliseconds between looks at the chain after a failure, at first and at most. */
const RETRY = [500, 30_000] as const;

export interface Service {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts to listen and to send. Throws `RelayerError` if it cannot. */
export async function startService(
  options: RelayerOptions,
  account: PrivateKeyAccount,
  log: (line: string) => void,
): Promise<Service> {
  const { client, deployment } = await connect(options, account);
  const isLocal = deployment.chainId === LOCAL_CHAIN;
  const policy: Policy = { ...options, confirmations: options.confirmations ?? (isLocal ? 1 : 5) };
  const database = await openDatabase(options.database);
  const metrics = createMetrics(database.query);
  const campaigns = createCampaignReader(client, deployment);
  const relayer: Relayer = { client, deployment, database, campaigns, policy, metrics, log };
  const loop = startLoop(relayer, options.poll ?? (isLocal ? 200 : 2000));
  const app = createApp(relayer, { rate: options.rate, wake: loop.wake });
  const server = serve({
    fetch: app.fetch,
    hostname: options.host,
    port: options.port,
    serverOptions: { requestTimeout: 20_000, headersTimeout: 10_000 },
  }) as Server;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await loop.close();
    await database.close();
    await endCurveWorkers();
  };
  const port = await new Promise<number>((resolve, reject) => {
    server.once("listening", () => resolve((server.address() as { port: number }).port));
    server.once("error", reject);
  }).catch(async (error: Error) => {
    await loop.close();
    await database.close();
    throw new RelayerError(`It cannot listen: ${error.message}.`, "Take another --port or --host.");
  });
  return { url: `http://${options.host}:${port}`, close };
}

/** The other contracts and the chain's number come from the campaigns' contract and the node. */
async function connect({ rpc, campaigns }: RelayerOptions, account: PrivateKeyAccount) {
  const transport = http(rpc, { batch: true, timeout: 30_000 });
  try {
    const chainId = await getChainId(createWalletClient({ transport }));
    const chain = defineChain({
      id: chainId,
      name: `chain ${chainId}`,
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [rpc] } },
    });
    const client = createWalletClient({ account, chain, transport });
    const contract = { address: campaigns, abi } as const;
    const [issuerRegistry, consentRegistry, verifier, relay] = await Promise.all([
      readContract(client, { ...contract, functionName: "issuerRegistry" }),
      readContract(client, { ...contract, functionName: "consentRegistry" }),
      readContract(client, { ...contract, functionName: "verifier" }),
      readContract(client, { ...contract, functionName: "relay" }),
    ]);
    const registries = { issuerRegistry, consentRegistry };
    const deployment: Deployment = { chainId, ...registries, campaigns, relay, verifier };
    return { client, deployment };
  } catch (error) {
    // The path of a node's address can be a secret.
    const message = `${new URL(rpc).host} is no node, or ${campaigns} is not the contract Campaigns there.`;
    throw new RelayerError(
      message,
      `Check --rpc and --campaigns (${(error as Error).message.split("\n")[0]}).`,
    );
  }
}

/** Steps as long as there is something to do, then looks again when woken or after a while. */
function startLoop(relayer: Relayer, poll: number) {
  let isClosing = false;
  let wake = () => {};
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    const [first, longest] = RETRY;
    let retry: number = first;
    while (!isClosing) {
      try {
        const isBusy = await step(relayer);
        retry = first;
        if (!isBusy) await pause(poll);
      } catch (error) {
        relayer.metrics.failures.inc();
        relayer.log(`step failed, again in ${retry} ms: ${(error as Error).message.split("\n")[0]}`);
        await pause(retry);
        retry = Math.min(retry * 2, longest);
      }
    }
  };
  const running = run();
  return {
    wake: () => wake(),
    close: async () => {
      isClosing = true;
      wake();
      await running;
    },
  };
}
