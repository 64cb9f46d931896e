import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Hex } from "viem";
import type { Service } from "../../../../services/shared/runService.ts";
import { readConsent, submitConsent } from "../../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import {
  eventually,
  finalState,
  post,
  prepareRelayer,
  submissionOf,
} from "../../../support/relayer/relayerUnderTest.ts";

describe("what waits for the same block", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ largestAge: 0 });
    await chain.client.setAutomine(false);
  });
  after(async () => {
    await service.close();
    await chain.close();
    relayer.remove();
  });

  const submit = async (index: number) => {
    const { status, body } = await post(service.url, "/answers", await submissionOf(chain, index));
    assert.equal(status, 202, JSON.stringify(body));
    return body.id;
  };
  const isLogged = (text: string) =>
    eventually(() => relayer.lines.some((line) => line.includes(text)), `"${text}" is logged`);
  /** Waits until the node has what was logged, which is before it is sent. */
  const isSent = async (text: string) => {
    await isLogged(text);
    const [, hash] = /(0x[0-9a-f]{64})/.exec(relayer.lines.findLast((line) => line.includes(text))!)!;
    await eventually(
      () =>
        chain.client.getTransaction({ hash: hash as Hex }).then(
          () => true,
          () => false,
        ),
      `${text} is sent`,
    );
  };
  const mine = () => chain.client.mine({ blocks: 1 });
  const nextNonce = () => chain.client.getTransactionCount({ address: relayer.account.address });
  const settled = async (id: string) => (await finalState(service.url, `/answers/${id}`)).state;

  // Property L-1, L-5
  it("is answers and the consents of others, and a withdrawal takes the place of the first", async () => {
    const withdrawn = (await submissionOf(chain, 7)).consent;
    await chain.client.setAutomine(true);
    await submitConsent(chain.relayer, chain.deployment, withdrawn);
    await chain.client.setAutomine(false);

    const first = await submit(0);
    await isSent("consents nonce 0: 1");
    const second = await submit(1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(
      !relayer.lines.some((line) => line.includes("nonce 1:")),
      "answers wait for consents in that block",
    );

    await mine();
    await isLogged("answers nonce 1: 1");
    await isSent("consents nonce 2: 1");
    const third = await submit(2);
    const withdrawal = await signWithdrawal(chain.customer(7), chain.deployment, { terms: chain.terms });
    assert.equal((await post(service.url, "/withdrawals", withdrawal)).status, 202);
    await isSent("withdrawals nonce 1: 1");
    assert.ok(!relayer.lines.some((line) => line.includes("nonce 3")), "no third one waits");

    await mine();
    await isLogged("consents nonce 2 success");
    const { withdrawnAt } = await readConsent(chain.client, chain.deployment, withdrawn);
    assert.equal(withdrawnAt, withdrawal.signedAt);
    await chain.client.setIntervalMining({ interval: 0.3 });
    assert.deepEqual(
      [await settled(first), await settled(second), await settled(third)],
      ["settled", "settled", "settled"],
    );
  });

  it("is nothing else while blocks may pass over what waits", async () => {
    await chain.client.setIntervalMining({ interval: 0 });
    await chain.client.setAutomine(false);
    const first = await submit(3);
    await isSent(`consents nonce ${await nextNonce()}: 1`);
    await mine();
    await isSent(`answers nonce ${await nextNonce()}: 1`);
    await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: 10n ** 14n });
    await mine();
    // Until the relayer has seen the block and its price.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const answers = relayer.lines.findLastIndex((line) => line.includes("answers nonce"));
    const second = await submit(4);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // What was mined before may be told after what was sent next.
    const sent = relayer.lines.slice(answers).filter((line) => /^consents nonce \d+: /.test(line));
    assert.deepEqual(sent, []);
    await chain.client.setIntervalMining({ interval: 0.3 });
    assert.deepEqual([await settled(first), await settled(second)], ["settled", "settled"]);
  });
});
