import type { PrivateKeyAccount } from "viem/accounts";
import { createCampaignReader } from "../shared/chain/campaignReader.ts";
import { requireSameChain } from "../shared/chainIdentity.ts";
import { connectChain } from "../shared/connectChain.ts";
import { openDatabase } from "../shared/database/openDatabase.ts";
import { listen } from "../shared/http/listen.ts";
import { startLoop } from "../shared/loop.ts";
import { createProofChecks } from "../shared/proofs/proofChecks.ts";
import { createReadings } from "../shared/readings.ts";
import type { Log, Service } from "../shared/runService.ts";
import { createApp } from "./http/app.ts";
import { doManyAtOnce } from "./manyAtOnce.ts";
import { createRelayerMetrics } from "./metrics.ts";
import type { Notes } from "./notes.ts";
import type { RelayerOptions } from "./options.ts";
import type { Policy } from "./policy.ts";
import type { Relayer } from "./relayer.ts";
import { readMarket } from "./sending/fees.ts";
import { step } from "./sending/sender.ts";
import { createBudgets } from "./sponsoring/budgets.ts";
import { createSponsors, requireOpened } from "./sponsoring/sponsors.ts";
import { lastTurns } from "./store/ledger.ts";
import { relayerMigrations } from "./store/migrations.ts";

/** Chain id of Hardhat's node. */
const LOCAL_CHAIN = 31_337;

/** Milliseconds for which a message that was tried out is not tried out again. */
const LONGEST_TRIAL = 3000;

/** Milliseconds for which the relayer need not look again at what it has. */
const LATELY = 100;

/** Starts to listen and to send. Throws `ServiceError` if it cannot. */
export async function startRelayer(
  options: RelayerOptions,
  account: PrivateKeyAccount,
  log: Log,
): Promise<Service> {
  const { client, deployment } = await connectChain(options, account);
  const isLocal = deployment.chainId === LOCAL_CHAIN;
  const policy: Policy = {
    ...options,
    confirmations: options.confirmations ?? (isLocal ? 1 : 5),
    margin: options.margin ?? (isLocal ? 5 : 90),
  };
  const campaigns = createCampaignReader(client, deployment);
  await requireOpened(policy, campaigns);
  const database = await openDatabase(options.database, relayerMigrations);
  try {
    await requireSameChain({ client, deployment }, database);
    const notes = newNotes(await lastTurns(database.query));
    const metrics = createRelayerMetrics(database.query, policy, notes);
    const sponsors = createSponsors(policy, campaigns);
    const budgets = createBudgets(policy, database.query);
    const readings = createReadings();
    const market = () => readings("market", () => readMarket({ client, notes }));
    // What the node could not try out is tried again.
    const trials = createReadings(LONGEST_TRIAL, false);
    const proofs = createProofChecks();
    const shared = { client, deployment, database, policy, notes, metrics, log };
    const together = doManyAtOnce({ ...shared, market });
    const lately = createReadings(LATELY, false);
    const paid = { sponsors, budgets, market };
    const relayer: Relayer = { ...shared, ...paid, campaigns, trials, proofs, together, lately };
    return await run(relayer, { ...options, poll: options.poll ?? (isLocal ? 200 : 2000) });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Sends and listens, until it is closed. What others in this process use stays. */
async function run(
  relayer: Relayer,
  { rate, origins, host, port, poll }: RelayerOptions & { readonly poll: number },
): Promise<Service> {
  const { notes, metrics, log, database } = relayer;
  const loop = startLoop({
    step: async () => {
      const isBusy = await step(relayer);
      notes.failingSince = undefined;
      return isBusy;
    },
    poll,
    onFailure(error, retry) {
      metrics.failures.inc();
      notes.failingSince ??= Date.now();
      log(`step failed, again in ${retry} ms: ${error.message.split("\n")[0]}`);
    },
  });
  try {
    const server = await listen(createApp(relayer, { rate, origins, wake: loop.wake }), { host, port });
    const end = async () => {
      await server.close();
      await loop.close();
      await relayer.proofs.close();
      await database.close();
    };
    let ended: Promise<void> | undefined;
    const close = () => (ended ??= end());
    void database.lost.then(close);
    return { url: server.url, failed: database.lost, close };
  } catch (error) {
    await loop.close();
    throw error;
  }
}

function newNotes(turns: Map<string, number>): Notes {
  return {
    minimumTip: 0n,
    isOutOfFunds: false,
    failingSince: undefined,
    isOtherChain: false,
    lookedAt: 0,
    forgotAt: 0,
    turns,
    withdrawalsInARow: 0,
    customersInARow: 0,
  };
}
