import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createBudgets } from "../../../../services/relayer/sponsoring/budgets.ts";
import { addAnswers } from "../../../../services/relayer/store/answers.ts";
import { addWork, closeNonce, findOpenWorks } from "../../../../services/relayer/store/ledger.ts";
import { relayerMigrations } from "../../../../services/relayer/store/migrations.ts";
import { forgetEnded } from "../../../../services/relayer/store/retention.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { openDatabase } from "../../../../services/shared/database/openDatabase.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import type { Deployment } from "../../../../src/chain/deployment.ts";
import { readCrowd } from "../../../support/crowd/crowd.ts";
import { openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import {
  finalState,
  get,
  post,
  prepareRelayer,
  submissionOf,
} from "../../../support/relayer/relayerUnderTest.ts";

describe("the budget of a campaign", () => {
  let chain: Awaited<ReturnType<typeof openCrowdChain>>;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
  });
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  it("is for a campaign that the relayer pays for", async () => {
    await assert.rejects(
      relayer.start({ budgets: [{ campaign: 2n, gas: 1n }] }),
      /budget for campaign 2, which the relayer does not pay for.*--campaign-ids/,
    );
  });

  // Property L-23
  it("lets its customers' answers in until it is spent, and their withdrawals always", async () => {
    const service = await relayer.start({ budgets: [{ campaign: 1n, gas: 650_000n }], largestAge: 0 });
    try {
      const [first, second] = [await submissionOf(chain, 0), await submissionOf(chain, 1)];
      const { body } = await post(service.url, "/answers", first);
      assert.equal((await finalState(service.url, `/answers/${body.id}`)).state, "settled");
      const refused = await post(service.url, "/answers", second);
      assert.deepEqual([refused.status, refused.body.error], [503, "CampaignGasSpent"]);
      const withdrawal = await signWithdrawal(chain.customer(0), chain.deployment, { terms: chain.terms });
      assert.equal((await post(service.url, "/withdrawals", withdrawal)).status, 202);
      const health = (await get(service.url, "/health")).body as unknown as {
        readonly budgets: Readonly<Record<string, Readonly<Record<"gasPaid" | "gasLimit", string>>>>;
      };
      assert.equal(health.budgets["1"]!.gasLimit, "650000");
      assert.ok(Number(health.budgets["1"]!.gasPaid) < 400_000, "the consent and the answer, as they cost");
    } finally {
      await service.close();
    }
    const open = await relayer.start({ budgets: [], largestAge: 0 });
    const { status } = await post(open.url, "/answers", await submissionOf(chain, 1));
    await open.close();
    assert.equal(status, 202, "without a budget there is no limit");
  });

  describe("in the database", () => {
    const deployment = { chainId: 31_337, campaigns: "0x01" } as unknown as Deployment;
    const [sample] = readCrowd().answers;
    let fresh: Awaited<ReturnType<typeof prepareRelayer>>;
    let database: Database;
    before(async () => {
      fresh = await prepareRelayer(chain);
      database = await openDatabase(fresh.options.database, relayerMigrations);
    });
    after(async () => {
      await database.close();
      fresh.remove();
    });

    // Property L-23
    it("is not exceeded by what comes at once, counts what was really used, and is there again after a day", async () => {
      const policy = { campaignIds: [1n], budgets: [{ campaign: 1n, gas: 1_300_000n }], codeGas: 500_000 };
      const budgets = createBudgets(policy, database.query);
      const keep = (nullifier: bigint) =>
        budgets.within(1n, ["answer"], async () => {
          const answer = { ...sample!, nullifier };
          return (
            await addAnswers(database, deployment, [{ answer, lane: "sponsored", isSponsored: true }])
          )[0]!.id;
        });
      const kept = await Promise.all([1n, 2n, 3n, 4n, 5n].map(keep));
      const ids = kept.filter((id) => id !== undefined);
      assert.equal(ids.length, 3);
      assert.equal((await budgets.stateOf(1n))?.gasPaid, 1_200_000n);

      // It shares their transaction, and no budget pays for it.
      const [besides] = await addAnswers(database, deployment, [
        { answer: { ...sample!, nullifier: 9n }, lane: "sponsored" },
      ]);
      ids.push(besides!.id);
      const work = { nonce: 0, kind: "answers", lane: "sponsored", to: "0x01", data: "0x", gas: 1n } as const;
      const signed = {
        hash: "0xaa",
        raw: "0x",
        maxFeePerGas: 1n,
        maxPriorityFeePerGas: 1n,
        block: 1,
      } as const;
      await addWork(database, work, ids, signed);
      const works = await findOpenWorks(database.query);
      const outcomes = ids.map((id) => ({ id, state: "settled", reason: null }) as const);
      await closeNonce(database, works, { work: works[0]!, hash: "0xaa", gasUsed: 1_200_000n, outcomes });
      assert.equal((await budgets.stateOf(1n))?.gasPaid, 900_000n);
      assert.notEqual(await keep(6n), undefined);
      assert.equal(await keep(7n), undefined);
      const left = await database.query("select campaign from answers where campaign is not null");
      assert.deepEqual(left, [{ campaign: "1" }], "what has ended names no campaign");

      await database.query("update sponsored set paid_at = now() - interval '25 hours'");
      assert.equal((await budgets.stateOf(1n))?.gasPaid, 400_000n, "what waits");
      assert.notEqual(await keep(7n), undefined);
      await forgetEnded(database, 1);
      assert.deepEqual(await database.query("select campaign from sponsored"), []);
    });
  });
});
