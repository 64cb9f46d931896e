import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import type { Address } from "viem";
import { toText } from "../../../../services/relayer/http/shapes.ts";
import { createProofChecks } from "../../../../services/shared/proofs/proofChecks.ts";
import type { Service } from "../../../../services/shared/runService.ts";
import { settleBatch } from "../../../../src/chain/actions/batch.ts";
import { signClaim } from "../../../../src/chain/actions/claim.ts";
import { signConsent, submitConsent } from "../../../../src/chain/actions/consent.ts";
import { campaignsAbi } from "../../../../src/generated/abis.ts";
import { crowdAccount, readCrowd, VALID_AT } from "../../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import { type HostileNode, startHostileNode } from "../../../support/node/hostileNode.ts";
import { recordConsents } from "../../../support/relayer/honest.ts";
import { callHostile, deployHostile } from "../../../support/relayer/hostileContracts.ts";
import { get, post, prepareRelayer, submissionOf } from "../../../support/relayer/relayerUnderTest.ts";
import { postFrom } from "../../../support/relayer/sockets.ts";
import { words } from "../../../support/words.ts";

const ATTACKER = "127.0.0.2";
const HONEST = "127.0.0.3";
/** The least that an address may have refused in a minute. */
const LEAST_REFUSALS = 10;
const SUPPLY = 1_000_000n;

describe("work for what is refused", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;
  let node: HostileNode;

  before(async () => {
    chain = await openCrowdChain();
    node = await startHostileNode(chain.url);
    relayer = await prepareRelayer(chain);
  });
  afterEach(() => service?.close());
  after(async () => {
    await node.close();
    await chain.close();
    relayer.remove();
  });

  // Property L-20
  it("is done for so many proofs of one address, and goes on for others", async () => {
    service = await relayer.start({ rate: LEAST_REFUSALS * 10 });
    for (const index of [0, 1]) {
      await submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, index)).consent);
    }
    const forged = (offset: bigint) =>
      toText({ answer: { ...chain.answers[0]!, nullifier: 12_345n + offset } });
    const statuses: number[] = [];
    for (let count = 0n; count < 14n; count++) {
      statuses.push(await postFrom(ATTACKER, service.url, "/answers", forged(count)));
    }
    assert.deepEqual(
      statuses,
      Array.from({ length: 14 }, (_, place) => (place < LEAST_REFUSALS ? 422 : 429)),
    );
    const honest = toText({ answer: chain.answers[1]! });
    assert.equal(await postFrom(HONEST, service.url, "/answers", honest), 202);
  });

  // Property L-20
  it("has no more gas than a message gets, and is not done twice at once", async () => {
    const token: Address = await deployHostile(chain, "GasEatingToken", [
      chain.brand.account.address,
      SUPPLY,
    ]);
    await chain.openNext(token, SUPPLY);
    const group = readCrowd().groups.find(([first]) => first!.campaign === 2n && first!.issuer === 3n)!;
    const customer = { ...chain.customer(0), account: crowdAccount(0, 3n) };
    const consent = { terms: chain.terms, words, until: VALID_AT + 86_400 };
    await recordConsents(chain, [await signConsent(customer, chain.deployment, consent)]);
    await settleBatch(chain.relayer, chain.deployment, { answers: group.slice(0, 1) });
    await callHostile(chain, "GasEatingToken", token, "setAppetite", [10_000_000n]);
    service = await relayer.start({ rpc: node.url });
    const { nullifier, campaign } = group[0]!;
    const claim = await signClaim(customer, chain.deployment, {
      campaign,
      nullifier,
      payee: chain.brand.account.address,
      deadline: VALID_AT,
    });
    for (let times = 0; times < 3; times++) {
      const { status, body } = await post(service.url, "/claims", claim);
      assert.deepEqual([status, body.error], [422, "GasTooHigh"]);
    }
    const gasOfCalls = node.asked.flatMap(({ method, params }) => {
      const [{ gas } = {}] = params as { readonly gas?: string }[];
      return method === "eth_call" && gas !== undefined ? [Number(gas)] : [];
    });
    assert.equal(gasOfCalls.length, 1, `${gasOfCalls}`);
    assert.ok(gasOfCalls[0]! < 700_000, `${gasOfCalls}`);
  });

  // Property L-19
  it("leaves this thread free while proofs are checked, and nobody waits for another's flood", async () => {
    const proofs = createProofChecks();
    const { proof, campaign, period, ...signals } = chain.answers[0]!;
    const folded = await chain.client.readContract({
      address: chain.deployment.campaigns,
      abi: campaignsAbi,
      functionName: "foldedPoint",
      args: [campaign, period],
    });
    const proved = { proof, signals };
    assert.equal(await proofs.check("first", { folded, answer: proved }), true);
    const forged = { proof, signals: { ...signals, nullifier: 1n } };
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    assert.equal(await proofs.check("first", { folded, answer: forged }), false);
    clearInterval(ticking);
    assert.ok(ticks > 0, "this thread went on");

    const ended: string[] = [];
    const flood = Array.from({ length: 300 }, () =>
      proofs.check("greedy", { folded, answer: forged }).then(
        () => ended.push("greedy"),
        (error) => ended.push(error.reason),
      ),
    );
    const modest = proofs.check("modest", { folded, answer: proved });
    assert.equal(await modest, true);
    assert.ok(ended.filter((one) => one === "greedy").length <= 2, "it waited for one or two of them");
    assert.ok(ended.includes("QueueFull"), "not all of the flood may wait");
    await proofs.close();
    await Promise.all(flood);
  });

  // Property L-4
  it("is of those alone who are wrong among many that come at once", async () => {
    service = await relayer.start({ smallestBatch: 128 });
    const submissions = await Promise.all([2, 3, 4, 5, 6, 7].map((index) => submissionOf(chain, index)));
    const forged = { ...submissions[3]!, answer: { ...submissions[3]!.answer, nullifier: 777n } };
    const unsigned = { ...submissions[4]!.consent, signature: submissions[5]!.consent.signature };
    const sent = submissions
      .with(3, forged)
      .with(4, { ...submissions[4]!, consent: unsigned })
      .concat(submissions[0]!);
    const replies = await Promise.all(sent.map((one) => post(service.url, "/answers", one)));
    assert.deepEqual(
      replies.slice(1, 6).map(({ status, body }) => [status, body.error]),
      [
        [202, undefined],
        [202, undefined],
        [422, "ProofInvalid"],
        [422, "SignatureInvalid"],
        [202, undefined],
      ],
    );
    const same = [replies[0]!, replies[6]!];
    assert.deepEqual(same.map(({ status }) => status).sort(), [200, 202], "the same one is kept once");
    assert.equal(same[0]!.body.id, same[1]!.body.id);
    assert.equal((await get(service.url, "/health")).body.waiting.answers, 4);
  });
});
