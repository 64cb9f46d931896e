import type { PrivateKeyAccount } from "viem/accounts";
import { connectChain } from "../shared/connectChain.ts";
import { openDatabase } from "../shared/database/openDatabase.ts";
import { listen } from "../shared/http/listen.ts";
import { startLoop } from "../shared/loop.ts";
import type { Log, Service } from "../shared/runService.ts";
import { createCampaignReader, createReadings } from "./campaignReader.ts";
import { createApp } from "./http/app.ts";
import { createRelayerMetrics } from "./metrics.ts";
import type { Notes } from "./notes.ts";
import type { RelayerOptions } from "./options.ts";
import type { Policy } from "./policy.ts";
import type { Relayer } from "./relayer.ts";
import { readMarket } from "./sending/fees.ts";
import { step } from "./sending/sender.ts";
import { createSponsors } from "./sponsors.ts";
import { requireSameChain } from "./store/chainIdentity.ts";
import { lastTurns } from "./store/ledger.ts";
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
  await requireSameChain({ client, deployment }, database).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const notes = newNotes(await lastTurns(database.query));
  const metrics = createRelayerMetrics(database.query, policy, notes);
  const campaigns = createCampaignReader(client, deployment);
  const sponsors = createSponsors(policy, campaigns);
  const readings = createReadings();
  const market = () => readings("market", () => readMarket({ client, notes }));
  const shared = { client, deployment, database, policy, notes, metrics, log };
  const relayer: Relayer = { ...shared, campaigns, sponsors, market };
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
  };
  try {
    const app = createApp(relayer, { rate: options.rate, origins: options.origins, wake: loop.wake });
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

function newNotes(turns: Map<string, number>): Notes {
  return {
    minimumTip: 0n,
    isOutOfFunds: false,
    isOtherChain: false,
    lookedAt: 0,
    turns,
    withdrawalsInARow: 0,
    customersInARow: 0,
  };
}
