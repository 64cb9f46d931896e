import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../src/agent/agent.ts";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { verifyReceipt } from "../../../src/consent/receipt/proof/verify.ts";
import { subjectFor } from "../../../src/customer/keys.ts";
import { explanationWordsFor } from "../../../src/model/explanation/words/language.ts";
import { sectionsOf } from "../../../src/model/explanation/words/sections.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../../support/agent/agentWorld.ts";

describe("a customer's agent", () => {
  let world: AgentWorld;
  let agent: Agent;
  const settled = async (campaign: bigint) =>
    (await readAnswersSettled(world.client, world.deployment, { campaign, fromBlock: 0n })).length;
  const lives = async () => (await agent.receipts()).map(({ event }) => event);

  before(async () => {
    world = await openAgentWorld();
    agent = await world.agent();
  });
  after(async () => {
    await agent?.close();
    await world?.close();
  });

  it("explains what a request would reveal before anything is sent", async () => {
    const { text } = await world.open({ name: "first" });
    const considered = await agent.receive(text);
    assert.equal(considered.segment, 1);
    assert.equal(considered.brand.domain, DOMAIN);
    assert.equal(considered.decision.verdict, "ask");
    assert.deepEqual(considered.review.belowFloor, []);
    const [age] = considered.review.attributes;
    assert.equal(age!.name, "age");
    assert.ok(age!.bits > 0 && age!.bits < 3, `${age!.bits}`);
    assert.match(considered.shown.rendering.purpose, /Provide event recommendations, by email\./);
    assert.deepEqual(world.heard, []);
    assert.deepEqual(await agent.outbox(), []);
  });

  it("lets no software answer a brand for the first time, whatever it pays", async () => {
    const { campaign, text } = await world.open({ name: "by software" });
    assert.equal((await agent.handle(text)).did, "ask");
    await assert.rejects(agent.answer(campaign, { by: "software" }), /do not let software answer/);
    assert.deepEqual(await agent.outbox(), []);
  });

  it("answers when the customer says yes, and leaves receipts that hold", async () => {
    const { campaign, text } = await world.open({ name: "yes" });
    const { explanation, segment, published } = await agent.receive(text);
    const language = "nl-BE";
    const { brand } = published.document.terms;
    const sections = sectionsOf(explanation, explanationWordsFor(language), { brand: brand.name });
    await agent.noteShown(campaign, { segment, language, sections });
    const { state, explained } = await world.yes(agent, campaign);
    assert.deepEqual(explained, { at: world.time, segment, language, sections });
    assert.match(explained!.sections[0]!.heading, /^U zit in groep 1/);
    assert.equal(state, "answered");
    const { waiting, givenUp } = await agent.deliver();
    assert.deepEqual([waiting, givenUp], [[], []]);
    assert.equal(await settled(campaign), 1);
    assert.deepEqual(await lives(), ["shown", "given"]);
    for (const { text: receipt, isComplete } of await agent.receipts()) {
      assert.equal(isComplete, true);
      const verdict = await verifyReceipt(world.client, receipt, { now: world.time + 60 });
      assert.ok(verdict.holds, JSON.stringify(verdict.lines.filter(({ holds }) => !holds)));
    }
    await assert.rejects(world.yes(agent, campaign), /have answered campaign \d+ in this period already/);
  });

  it("counts what a brand may know by now, in bits", async () => {
    const [age] = await agent.knownTo(DOMAIN);
    assert.equal(age!.name, "age");
    assert.ok(age!.bits > 0);
    assert.deepEqual(await agent.knownTo("other.example"), []);
  });

  it("withdraws without a node or relayer, and brings it on chain once there is one", async () => {
    const { campaign, terms } = (await agent.requests()).find(({ state }) => state === "answered")!;
    const subject = subjectFor(world.keys, world.brand.account.address).address;
    const isLive = async () => (await readConsent(world.client, world.deployment, { subject, terms })).isLive;
    assert.equal(await isLive(), true);
    world.time += 60;
    await agent.withdraw(campaign);
    assert.deepEqual(
      (await agent.outbox()).map(({ kind }) => kind),
      ["withdrawal", "stop", "stop", "stop"],
    );
    assert.equal(await isLive(), true);
    await agent.deliver();
    assert.equal(await isLive(), false);
    assert.deepEqual(await lives(), ["shown", "given", "withdrawn"]);
  });
});
