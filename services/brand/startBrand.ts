import type { PrivateKeyAccount } from "viem/accounts";
import { blockTime } from "../../src/chain/signingTime.ts";
import { createCampaignReader } from "../shared/chain/campaignReader.ts";
import { createChainClock } from "../shared/chain/chainClock.ts";
import { requireSameChain } from "../shared/chainIdentity.ts";
import { connectChain } from "../shared/connectChain.ts";
import { createLeadership } from "../shared/database/leadership.ts";
import { openSharedDatabase } from "../shared/database/openDatabase.ts";
import { requireSameSecret } from "../shared/database/secretMark.ts";
import { listen } from "../shared/http/listen.ts";
import { startLoop } from "../shared/loop.ts";
import { createProofChecks } from "../shared/proofs/proofChecks.ts";
import type { Log, Service } from "../shared/runService.ts";
import { createSecretKeys } from "../shared/secretKeys.ts";
import type { Brand } from "./brand.ts";
import { createApp } from "./http/app.ts";
import { createStrangers } from "./intake/strangers.ts";
import { BRAND_SECRET } from "./keys.ts";
import { createBrandMetrics } from "./metrics.ts";
import { createFeed } from "./moments/feed.ts";
import type { Notes } from "./notes.ts";
import { officeOf } from "./office/office.ts";
import type { BrandOptions } from "./options.ts";
import { stackOf, startSending } from "./startStack.ts";
import { createSteps } from "./steps.ts";
import { brandMigrations } from "./store/migrations.ts";

/** Chain id of Hardhat's node. */
const LOCAL_CHAIN = 31_337;
/** Milliseconds for which a node may be behind what was read before it counts as another chain. */
const LARGEST_LAG = 60_000;
/** Milliseconds for which the chain's time is waited for: customers who say stop do not wait for a node. */
const LONGEST_READING = 250;

/** What the service needs besides its options, none of it from the command line. */
export interface BrandSecrets {
  readonly account: PrivateKeyAccount;
  /** 32 bytes. */
  readonly secret: Uint8Array;
  /** What the brand's own programs show. */
  readonly token: string;
  /** What the privacy officer shows to approve a target; undefined: nothing is sent to any. */
  readonly officerToken?: string | undefined;
  /** What whoever writes campaigns in the office shows; undefined: nobody does. */
  readonly marketerToken?: string | undefined;
}

/** Starts to listen, to follow the chain and to settle. Throws `ServiceError` if it cannot. */
export async function startBrand(
  options: BrandOptions,
  { account, secret, token, officerToken, marketerToken }: BrandSecrets,
  log: Log,
): Promise<Service> {
  const { client, deployment } = await connectChain(options, account);
  const isLocal = deployment.chainId === LOCAL_CHAIN;
  const database = await openSharedDatabase(options.database, brandMigrations);
  const keys = createSecretKeys(secret);
  const proofs = createProofChecks();
  try {
    await requireSameChain({ client, deployment }, database);
    await requireSameSecret(keys, BRAND_SECRET, database);
    // The clock of a development chain is moved on purpose.
    const now = createChainClock(() => blockTime(client, deployment), {
      fresh: isLocal ? 100 : 1000,
      patience: LONGEST_READING,
    });
    const { domain, pageUrl, firstBlock, largestFee, batchSize, linkLength, ticketLength, speaksFor } =
      options;
    const brand: Brand = {
      client: { ...client, pollingInterval: isLocal ? 50 : client.pollingInterval },
      deployment,
      database,
      keys,
      policy: {
        ...{ domain, pageUrl, firstBlock, largestFee, batchSize, linkLength, ticketLength, speaksFor },
        publicUrl: options.publicUrl ?? `http://${options.host}:${options.port}`,
        linkUrl: options.linkUrl ?? `https://${domain}`,
        confirmations: options.confirmations ?? (isLocal ? 1 : 5),
        largestLag: isLocal ? 0 : LARGEST_LAG,
      },
      metrics: createBrandMetrics(),
      campaigns: createCampaignReader(client, deployment),
      checkProof: proofs.check,
      strangers: createStrangers(),
      now,
      log,
    };
    const poll = options.poll ?? (isLocal ? 200 : 4000);
    const service = await run(brand, { ...options, token, officerToken, marketerToken, poll });
    return { ...service, close: () => service.close().then(proofs.close) };
  } catch (error) {
    await proofs.close();
    await database.close();
    throw error;
  }
}

/** Follows, settles and listens, until it is closed. */
async function run(
  brand: Brand,
  options: Omit<BrandOptions, "poll"> & {
    readonly token: string;
    readonly officerToken: string | undefined;
    readonly marketerToken: string | undefined;
    readonly poll: number;
  },
): Promise<Service> {
  const { metrics, log, database } = brand;
  const notes: Notes = { failingSince: undefined, incomplete: undefined };
  const leadership = createLeadership(options.database, "brand");
  const feed = createFeed(database.query, ({ message }) =>
    log(`no changes are told: ${message.split("\n")[0]}`),
  );
  const office = officeOf(brand, options, () => loop.wake());
  const steps = createSteps(brand, notes, leadership, office);
  const loop = startLoop({
    step: steps,
    poll: options.poll,
    onFailure(error, retry) {
      metrics.failures.inc();
      notes.failingSince ??= Date.now();
      log(`step failed, again in ${retry} ms: ${error.message.split("\n")[0]}`);
    },
  });
  const wake = () => {
    feed.wake();
    loop.wake();
    sending.wake();
  };
  const stack = stackOf(brand, { ...options, wake });
  const sending = startSending(brand, stack, leadership);
  const endLoop = async () => {
    feed.close();
    await sending.close();
    await loop.close();
    await leadership.close();
  };
  try {
    const server = await listen(createApp(brand, notes, { ...options, wake, feed, stack, office }), options);
    const end = async () => {
      await server.close();
      await endLoop();
      await database.close();
    };
    let ended: Promise<void> | undefined;
    return { url: server.url, failed: database.lost, close: () => (ended ??= end()) };
  } catch (error) {
    await endLoop();
    throw error;
  }
}
