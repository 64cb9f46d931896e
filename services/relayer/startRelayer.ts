import type { PrivateKeyAccount } from "viem/accounts";
import { endCurveWorkers } from "../../src/answer/curve.ts";
import { connectChain } from "../shared/connectChain.ts";
import { openDatabase } from "../shared/database/openDatabase.ts";
import { listen } from "../shared/http/listen.ts";
import { startLoop } from "../shared/loop.ts";
import type { Log, Service } from "../shared/runService.ts";
import { createCampaignReader } from "./campaignReader.ts";
import { createApp } from "./http/app.ts";
import { createRelayerMetrics } from "./metrics.ts";
import type { RelayerOptions } from "./options.ts";
import type { Policy, Relayer } from "./relayer.ts";
import { step } from "./sending/sender.ts";
import { relayerMigrations } from "./store/migrations.ts";

/** Chain id of Hardhat's node. */
const LOCAL_CHAIN = 31_337;

/** Starts to listen and to send. Throws `ServiceError` if it cannot. */
export async function startRelayer(
  options: RelayerOptions,
  account: PrivateKeyAccount,
  log: Log,
): Promise<Service> {
  const { client, deployment } = await connectChain(options, account);
  const isLocal = deployment.chainId === LOCAL_CHAIN;
  const policy: Policy = { ...options, confirmations: options.confirmations ?? (isLocal ? 1 : 5) };
  const database = await openDatabase(options.database, relayerMigrations);
  const metrics = createRelayerMetrics(database.query);
  const campaigns = createCampaignReader(client, deployment);
  const relayer: Relayer = { client, deployment, database, campaigns, policy, metrics, log };
  const loop = startLoop({
    step: () => step(relayer),
    poll: options.poll ?? (isLocal ? 200 : 2000),
    onFailure(error, retry) {
      metrics.failures.inc();
      log(`step failed, again in ${retry} ms: ${error.message.split("\n")[0]}`);
    },
  });
  const end = async () => {
    await loop.close();
    await database.close();
    await endCurveWorkers();
  };
  try {
    const app = createApp(relayer, { rate: options.rate, wake: loop.wake });
    const server = await listen(app, options);
    return {
      url: server.url,
      async close() {
        await server.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
