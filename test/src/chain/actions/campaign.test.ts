import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { type Hex, parseEther, zeroAddress, zeroHash } from "viem";
import {
  closeCampaign,
  openCampaign,
  reclaimRemainder,
  removeIssuer,
} from "../../../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../../../src/chain/actions/campaignFunding.ts";
import { readCampaign } from "../../../../src/chain/actions/campaignState.ts";
import { claimReward } from "../../../../src/chain/actions/claim.ts";
import {
  readCampaignsOpened,
  readIssuersRemoved,
  readModelsRegistered,
} from "../../../../src/chain/actions/events.ts";
import { registerIssuer } from "../../../../src/chain/actions/issuer.ts";
import { modelIdOf, registerModel } from "../../../../src/chain/actions/model.ts";
import { quoteAnswer, settleAnswer } from "../../../../src/chain/actions/settlement.ts";
import { publishTerms } from "../../../../src/chain/actions/terms.ts";
import type { CampaignParameters } from "../../../../src/chain/calls/campaignCalls.ts";
import { noModel } from "../../../../src/request/model.ts";
import type { Clause, Rules } from "../../../../src/request/request.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";
import { rejectsWith } from "../../../support/errors.ts";

const unused: Clause = {
  attribute: 0,
  inSet: false,
  negated: false,
  low: 0,
  high: 0,
  codes: Array(8).fill(0),
};
const adult: Clause = { ...unused, low: 18, high: 120 };
const rules: Rules = { clauses: [adult, ...Array(7).fill(unused)], groups: [1, 1, 1, 1] };
const reward = parseEther("2");

describe("campaigns on chain", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  let parameters: CampaignParameters;
  let model: Hex;
  let campaign: bigint;

  before(async () => {
    chain = await deployProtocol();
    const { brand, deployment } = chain;
    const { issuer } = await registerIssuer(chain.issuer, deployment, {
      kind: "BankAccount",
      minimumInterval: 3600,
      grace: 3600,
      metadataUri: "",
    });
    const { terms } = await publishTerms(brand, deployment, { core: "terms", uri: "" });
    ({ model } = await registerModel(brand, deployment, { model: noModel() }));
    parameters = {
      terms,
      schema: 5n,
      rules,
      model,
      issuers: [issuer],
      acceptsSelfDeclared: false,
      token: chain.loyaltyToken.address,
      reward,
      periodLength: 86_400,
      answersPerPeriod: 2,
      notice: 86_400,
      documentUri: "https://brand.example/campaign",
      documentHash: zeroHash,
    };
    ({ campaign } = await openCampaign(brand, deployment, parameters));
    await chain.loyaltyToken.write.mint([brand.account.address, parseEther("100")]);
  });

  it("use models whose id the library computes as the chain does", async () => {
    const [event] = await readModelsRegistered(chain.publicClient, chain.deployment, { fromBlock: 0n });
    assert.equal(model, modelIdOf(noModel()));
    assert.equal(event?.model, model);
    assert.deepEqual(event.parameters, noModel());
  });

  it("are open without a settler and sealed with one", async () => {
    const settler = chain.settler.account.address;
    const { campaign: other } = await openCampaign(chain.brand, chain.deployment, { ...parameters, settler });
    const open = await readCampaign(chain.publicClient, chain.deployment, { campaign });
    const hidden = await readCampaign(chain.publicClient, chain.deployment, { campaign: other });
    assert.deepEqual([open.isSealed, open.settler], [false, zeroAddress]);
    assert.deepEqual([hidden.isSealed, hidden.settler.toLowerCase()], [true, settler.toLowerCase()]);
    assert.notEqual(open.scope, hidden.scope);
    // The points of the same request differ by nothing but the scope that they hold.
    const moved = [open.folded, open.scope, hidden.scope] as const;
    assert.deepEqual(await chain.contracts.verifier.read.moveScope(moved), hidden.folded);
  });

  it("publish their readable rules when they open", async () => {
    const range = { campaign, fromBlock: 0n };
    const [event] = await readCampaignsOpened(chain.publicClient, chain.deployment, range);
    assert.deepEqual(event?.parameters.rules, rules);
    assert.equal(event.terms, parameters.terms);
  });

  it("are refused without an issuer, and with more than fit, before anything is sent", async () => {
    for (const count of [0, 513]) {
      const issuers = Array.from({ length: count }, (_, index) => BigInt(index + 1));
      await assert.rejects(
        openCampaign(chain.brand, chain.deployment, { ...parameters, issuers }),
        new RegExp(`^InvalidRequestError: A campaign accepts 1 to 512 issuers, not ${count}\\.`),
      );
    }
  });

  it("are funded by the brand, which approves only where its allowance is short", async () => {
    const allowance = [chain.brand.account.address, chain.deployment.campaigns] as const;
    const first = await fundCampaign(chain.brand, chain.deployment, { campaign, amount: parseEther("3") });
    assert.ok(first.approval);
    assert.equal(await chain.loyaltyToken.read.allowance(allowance), 0n);
    await chain.loyaltyToken.write.approve([chain.deployment.campaigns, parseEther("50")]);
    const second = await fundCampaign(chain.brand, chain.deployment, { campaign, amount: parseEther("7") });
    assert.equal(second.approval, undefined);
    const state = await readCampaign(chain.publicClient, chain.deployment, { campaign });
    assert.equal(state.available, parseEther("10"));
    assert.equal(state.answersLeft, 2n);
    const brand = chain.brand.account.address;
    await rejectsWith(
      fundCampaign(chain.other, chain.deployment, { campaign, brand, amount: 1n }),
      "ERC20InsufficientBalance",
    );
  });

  it("of another brand get no money and no approval", async () => {
    const allowance = [chain.other.account.address, chain.deployment.campaigns] as const;
    const before = await chain.loyaltyToken.read.allowance(allowance);
    await assert.rejects(
      fundCampaign(chain.other, chain.deployment, { campaign, amount: parseEther("1") }),
      /belongs to 0x\w+, not to 0x\w+\. Check the campaign's number/,
    );
    assert.equal(await chain.loyaltyToken.read.allowance(allowance), before);
  });

  it("stop accepting an issuer after their notice", async () => {
    const issuer = parameters.issuers[0]!;
    const { acceptedUntil } = await removeIssuer(chain.brand, chain.deployment, { campaign, issuer });
    assert.equal(acceptedUntil, (await chain.time.latest()) + parameters.notice);
    const range = { campaign, issuer, fromBlock: 0n };
    const [event] = await readIssuersRemoved(chain.publicClient, chain.deployment, range);
    assert.equal(event?.acceptedUntil, acceptedUntil);
    await rejectsWith(removeIssuer(chain.brand, chain.deployment, { campaign, issuer }), "IssuerNotListed");
  });

  it("say why they would refuse an answer, and refuse it with the same words", async () => {
    const subject = chain.other.account.address;
    const proof = {
      a: [0n, 0n],
      b: [
        [0n, 0n],
        [0n, 0n],
      ],
      c: [0n, 0n],
    } as const;
    const validAt = (Math.floor((await chain.time.latest()) / 86_400) + 1) * 86_400;
    const rest = {
      nullifier: 1n,
      sealedSegment: 1n,
      subject,
      issuer: parameters.issuers[0]!,
      root: 1n,
      period: 0,
    };
    const answer = { campaign, proof, validAt, ...rest };
    const refusal = await quoteAnswer(chain.publicClient, chain.deployment, { answer });
    assert.equal(refusal?.reason, "RootNotLive");
    await rejectsWith(settleAnswer(chain.relayer, chain.deployment, { answer }), "RootNotLive");
    const unpaid = { campaign, nullifier: 1n, payee: subject };
    await rejectsWith(claimReward(chain.other, chain.deployment, unpaid), "NothingToClaim");
  });

  it("give back after their notice what no answer earned", async () => {
    const payee = chain.relayer.account.address;
    const { closesAt } = await closeCampaign(chain.brand, chain.deployment, { campaign });
    assert.equal((await readCampaign(chain.publicClient, chain.deployment, { campaign })).closesAt, closesAt);
    await rejectsWith(reclaimRemainder(chain.brand, chain.deployment, { campaign, payee }), "NotClosedYet");
    await rejectsWith(closeCampaign(chain.brand, chain.deployment, { campaign }), "AlreadyClosing");
    await chain.time.increaseTo(closesAt);
    const { amount } = await reclaimRemainder(chain.brand, chain.deployment, { campaign, payee });
    assert.equal(amount, await chain.loyaltyToken.read.balanceOf([payee]));
    await rejectsWith(
      fundCampaign(chain.brand, chain.deployment, { campaign, amount: 1n }),
      "CampaignClosed",
    );
  });

  it("are not found under a number that none has", async () => {
    const none = { campaign: 99n };
    await rejectsWith(readCampaign(chain.publicClient, chain.deployment, none), "CampaignUnknown");
    await rejectsWith(closeCampaign(chain.brand, chain.deployment, none), "CampaignUnknown");
  });
});
