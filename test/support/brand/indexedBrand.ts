import { createWalletClient, http } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import type { Brand } from "../../../services/brand/brand.ts";
import { createFollower } from "../../../services/brand/chain/follow.ts";
import { createStrangers } from "../../../services/brand/intake/strangers.ts";
import { createBrandMetrics } from "../../../services/brand/metrics.ts";
import type { Notes } from "../../../services/brand/notes.ts";
import { keepCampaign } from "../../../services/brand/store/records/campaigns.ts";
import { createCampaignReader } from "../../../services/shared/chain/campaignReader.ts";
import { createSecretKeys } from "../../../services/shared/secretKeys.ts";
import { readOpening } from "../../../src/chain/history.ts";
import { blockTime } from "../../../src/chain/signingTime.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { openRecords } from "./openRecords.ts";

const YEAR = 365 * 86_400;

export type IndexedBrand = Awaited<ReturnType<typeof openIndexedBrand>>;

/** A brand that only follows the chain, of which it asks the node at `url`, for campaign 1 of a crowd. */
export async function openIndexedBrand(chain: CrowdChain, url: string) {
  const database = await openRecords();
  const { deployment } = chain;
  const account = privateKeyToAccount(generatePrivateKey());
  const client = createWalletClient({ account, chain: hardhat, transport: http(url, { retryCount: 0 }) });
  const brand: Brand = {
    ...{ client, deployment, database },
    keys: createSecretKeys(new Uint8Array(32)),
    policy: {
      ...{ domain: "shop.example", publicUrl: "", linkUrl: "", speaksFor: [], firstBlock: 0n },
      ...{ confirmations: 1, largestLag: 0, largestFee: 1n, batchSize: 8, linkLength: 60, ticketLength: 60 },
    },
    metrics: createBrandMetrics(),
    campaigns: createCampaignReader(client, deployment),
    checkProof: async () => false,
    strangers: createStrangers(),
    now: () => blockTime(client, deployment),
    log: () => {},
  };
  const opening = await readOpening(chain.client, deployment, { campaign: 1n, fromBlock: 0n });
  await keepCampaign(database.query, {
    ...{ campaign: 1n, terms: chain.terms, purpose: "dpv:Marketing", channel: "web", isSealed: false },
    ...{ retention: YEAR, recipients: ["Shop"], published: "{}", openedIn: opening.blockNumber },
  });
  const notes: Notes = { failingSince: undefined, incomplete: undefined };
  let follower = createFollower(brand, notes);
  return {
    ...brand,
    notes,
    /** Reads until there is nothing more to read. */
    async follow() {
      while (await follower.step());
    },
    step: () => follower.step(),
    /** The process ends, and another one goes on. */
    restart() {
      follower = createFollower(brand, notes);
    },
    /** Subjects of the answers that are known, in their order. */
    async known() {
      const rows = await database.query<{ subject: string }>("select subject from answers order by subject");
      return rows.map(({ subject }) => subject);
    },
  };
}
