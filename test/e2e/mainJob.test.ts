import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { parseEther } from "viem";
import { auditFigures } from "../../scripts/simulation/audit.ts";
import { explanationLines } from "../../scripts/simulation/report/explanationReport.ts";
import { PROOFS_OF_AGENT, runSimulation, type SimulationResult } from "../../scripts/simulation/run.ts";
import { fewestCustomers, proofsOf } from "../../scripts/simulation/scenarios/scenarios.ts";
import { readLightRecord } from "../../src/brand/lightRecord.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { modelIdOf } from "../../src/chain/actions/model.ts";
import { readModelCard, writeModelCard } from "../../src/model/card/read.ts";
import { segmentOf } from "../../src/request/segment.ts";

const quiet = { step() {}, proofs() {} };

describe("the main job", () => {
  let result: SimulationResult;
  let balances: bigint[];
  let escrow: bigint;
  let available: bigint;

  before(async () => {
    await runSimulation({ customers: fewestCustomers, seed: 7 }, quiet, async (finished) => {
      const { chain, customers } = finished.simulation;
      result = finished;
      balances = await Promise.all(customers.map(({ payee }) => chain.token.read.balanceOf([payee])));
      escrow = await chain.token.read.balanceOf([chain.addresses.campaigns]);
      const ids = finished.audits.map(({ campaign }) => campaign);
      available = 0n;
      for (const id of ids) {
        available += (await readCampaign(chain.reader, chain.addresses, { campaign: id })).available;
      }
    });
  });

  it("refuses every attempt that must fail, with the right reason, and quotes the same reason beforehand", () => {
    const outcomes = result.refusals.map(({ attempt, reason, quoted }) => [attempt, reason, quoted]);
    assert.deepEqual(outcomes, [
      ["copies another's answer", "ProofInvalid", "ProofInvalid"],
      ["answers after withdrawing", "ConsentNotLive", "ConsentNotLive"],
      ["answers twice in one period", "NullifierSpent", "NullifierSpent"],
      ["claims in another campaign", "NothingToClaim", undefined],
      ["presents a revoked credential", "RootNotLive", "RootNotLive"],
    ]);
  });

  it("settles every honest answer with the segment that the request gives to the attributes", () => {
    assert.equal(result.settlements.length, fewestCustomers - 1 + 2 + 1);
    for (const { campaign, customer, segment } of result.settlements) {
      const { credential } = customer.credentials.get(campaign.issuer.id)!;
      assert.equal(segment, segmentOf(campaign.plan.request, credential.attributes));
    }
  });

  it("pays who falls outside the rules like everybody else", () => {
    const outside = result.settlements.filter(({ segment }) => segment === 0);
    assert.ok(outside.length > 0);
    for (const { campaign, paid } of outside) assert.equal(paid, parseEther(`${campaign.plan.reward}`));
  });

  it("pays each customer's own account what its answers earned", () => {
    result.simulation.customers.forEach((customer, index) => {
      const earned = result.settlements.filter((settlement) => settlement.customer === customer);
      assert.equal(
        balances[index],
        earned.reduce((sum, { paid }) => sum + paid, 0n),
        customer.name,
      );
    });
    const withdrew = result.simulation.scenarios.findIndex(({ ending }) => ending.includes("withdrawal"));
    assert.equal(balances[withdrew], 0n, "withdrew before the answer was settled");
  });

  it("holds in escrow exactly what is left of the budgets and what the agent has not claimed", () => {
    const owed = result.audits.reduce((sum, { money }) => sum + money.owed, 0n);
    assert.equal(escrow, available + owed);
    assert.equal(
      escrow,
      result.audits.reduce((sum, { money }) => sum + money.escrow, 0n),
    );
  });

  it("leaves the brand a record of pseudonym, consents and answers, and no attribute", async () => {
    for (const { customer } of result.settlements) {
      const record = await readLightRecord(result.simulation.records, customer.subject.account.address);
      assert.deepEqual(Object.keys(record!).sort(), ["answers", "consents", "subject"]);
      const fields = ["campaign", "expiry", "nullifier", "segment", "terms", "validAt"];
      for (const kept of record!.answers) assert.deepEqual(Object.keys(kept).sort(), fields);
    }
  });

  it("stays within the limits of gas, the same for the smallest and the largest request", () => {
    const { figures } = result;
    const small = figures["gas.settleOne.oneClause"]!;
    const large = figures["gas.settleOne.full"]!;
    assert.ok(small <= 310_000 && large <= 310_000, `${small} and ${large}`);
    assert.ok(Math.abs(large - small) <= small / 100, `${small} and ${large}`);
    assert.ok(figures["gas.consentBySignature"]! <= 60_000);
    assert.ok(figures["gas.withdrawBySignature"]! <= 40_000);
  });

  it("ends with an audit of every campaign, in which nothing is found", () => {
    assert.equal(result.audits.length, 7);
    const unchecked = result.audits.flatMap(({ notChecked }) => notChecked.map(({ what }) => what));
    assert.ok(!unchecked.includes("the campaign document"), "a campaign without its document");
    assert.deepEqual(
      result.audits.flatMap(({ findings }) => findings),
      [],
    );
    const figures = auditFigures(result.audits);
    // The agent's two answers are among them.
    assert.equal(figures["answers.checked"], result.settlements.length + 2);
    assert.equal(figures["proofs.checked"], result.settlements.length + 2);
    assert.ok(figures["consents.checked"]! > result.settlements.length / 2);
    assert.equal(figures["withdrawals.checked"], 2);
  });

  it("asks with the model that it learnt from the survey, and explains one customer's group by its card", () => {
    const { card, campaigns } = result.simulation;
    assert.equal(modelIdOf(campaigns.course.plan.request.model), card.modelId);
    assert.deepEqual(readModelCard(writeModelCard(card)), card);
    const { auc } = card.metrics.card;
    assert.ok(auc.low > 0.65 && auc.high - auc.low > 0.05, `${auc.low} to ${auc.high}`);
    const lines = explanationLines(result);
    assert.match(lines, /AUC 0\.\d\d, but with so few people anything from 0\.\d\d to 0\.\d\d may be true/);
    assert.match(lines, /compared with the average of the people the model was made from/);
    assert.match(lines, /Not looked at, because nobody can change it: age\./);
  });

  it("reports as many proofs as it announces", () => {
    assert.equal(result.figures["proof.count"], proofsOf(fewestCustomers) + PROOFS_OF_AGENT);
  });
});
