import type { PrivateKeyAccount } from "viem/accounts";
import { blockTime } from "../../src/chain/signingTime.ts";
import { requireSameChain } from "../shared/chainIdentity.ts";
import { connectChain } from "../shared/connectChain.ts";
import { createLeadership } from "../shared/database/leadership.ts";
import { openSharedDatabase } from "../shared/database/openDatabase.ts";
import { requireSameSecret } from "../shared/database/secretMark.ts";
import { listen } from "../shared/http/listen.ts";
import { startLoop } from "../shared/loop.ts";
import { createReadings } from "../shared/readings.ts";
import type { Log, Service } from "../shared/runService.ts";
import { createSecretKeys } from "../shared/secretKeys.ts";
import type { Gateway, ManagedIssuer } from "./gateway.ts";
import { createApp } from "./http/app.ts";
import { createEnding } from "./issuing/endAccess.ts";
import { readLongestPeriod } from "./issuing/longestPeriod.ts";
import { ISSUER_SECRET } from "./keys.ts";
import { createIssuerMetrics } from "./metrics.ts";
import type { Notes } from "./notes.ts";
import type { IssuerOptions } from "./options.ts";
import { publishDue } from "./publishing/step.ts";
import { issuerMigrations } from "./store/migrations.ts";

/** Chain id of Hardhat's node. */
const LOCAL_CHAIN = 31_337;

/** What a gateway needs besides its options, none of it from the command line. */
export interface GatewaySecrets {
  /** Registers issuers and publishes roots. */
  readonly account: PrivateKeyAccount;
  /** 32 bytes. */
  readonly secret: Uint8Array;
  /** What the operator shows to take cards back. */
  readonly operatorToken?: string | undefined;
}

/** Starts to listen and to publish. Throws `ServiceError` if it cannot. */
export async function startIssuer(
  options: IssuerOptions,
  issuers: ReadonlyMap<string, ManagedIssuer>,
  { account, secret, operatorToken }: GatewaySecrets,
  log: Log,
): Promise<Service> {
  const { client, deployment } = await connectChain(options, account);
  const isLocal = deployment.chainId === LOCAL_CHAIN;
  const database = await openSharedDatabase(options.database, issuerMigrations);
  const keys = createSecretKeys(secret);
  try {
    await requireSameChain({ client, deployment }, database);
    await requireSameSecret(keys, ISSUER_SECRET, database);
    // The clock of a development chain is moved on purpose.
    const readings = createReadings(isLocal ? 100 : 1000);
    const periods = createReadings(isLocal ? 100 : 60_000, false);
    const now = () => readings("now", () => blockTime(client, deployment));
    const gateway: Gateway = {
      client: { ...client, pollingInterval: isLocal ? 50 : client.pollingInterval },
      deployment,
      database,
      issuers,
      keys,
      policy: {
        publicUrl: options.publicUrl ?? `http://${options.host}:${options.port}`,
        confirmations: options.confirmations ?? (isLocal ? 1 : 5),
        largestFee: options.largestFee,
        sessionLength: options.sessionLength,
        sourceTime: options.sourceTime * 1000,
        keepCards: options.keepCards,
      },
      metrics: createIssuerMetrics(),
      now,
      longestPeriod: (issuer, most) =>
        periods(`${issuer} ${most}`, () => readLongestPeriod({ client, deployment, now }, issuer, most)),
      log,
    };
    const poll = options.poll ?? (isLocal ? 200 : 5000);
    return await run(gateway, { ...options, operatorToken, poll });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Publishes, ends accesses and listens, until it is closed. */
async function run(
  gateway: Gateway,
  options: Pick<IssuerOptions, "database" | "rate" | "origins" | "host" | "port"> & {
    readonly operatorToken: string | undefined;
    readonly poll: number;
  },
): Promise<Service> {
  const { metrics, log, database } = gateway;
  const notes: Notes = { failingSince: undefined };
  const endDue = createEnding(gateway);
  const leadership = createLeadership(options.database, issuerMigrations.service);
  const loop = startLoop({
    step: async () => {
      const isEnding = await endDue();
      const isPublishing = (await leadership.isMine()) && (await publishDue(gateway));
      notes.failingSince = undefined;
      return isEnding || isPublishing;
    },
    poll: options.poll,
    onFailure(error, retry) {
      metrics.failures.inc();
      notes.failingSince ??= Date.now();
      log(`step failed, again in ${retry} ms: ${error.message.split("\n")[0]}`);
    },
  });
  const endLoop = async () => {
    await loop.close();
    await leadership.close();
  };
  try {
    const app = createApp(gateway, notes, { ...options, wake: loop.wake });
    const server = await listen(app, options);
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
