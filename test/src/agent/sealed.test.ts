import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../src/agent/agent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { type AgentWorld, openAgentWorld } from "../../support/agent/agentWorld.ts";

describe("an agent in a sealed campaign", () => {
  let world: AgentWorld;
  let agent: Agent;
  const settled = async (campaign: bigint) =>
    (await readAnswersSettled(world.client, world.deployment, { campaign, fromBlock: 0n })).length;
  const now = async () => Number((await world.client.getBlock()).timestamp);
  before(async () => {
    world = await openAgentWorld();
    agent = await world.agent();
  });
  after(async () => {
    await agent?.close();
    await world?.close();
  });

  it("asks the brand for the seal, and hands it the answer, which the brand settles", async () => {
    const { campaign, text } = await world.open({ name: "sealed", sealed: true });
    await agent.receive(text);
    await assert.rejects(world.yes(agent, campaign), /sealed: only the brand is to read your group/);
    const { seal } = await world.sealFor(await agent.requestSeal(campaign), { now: await now() });
    await world.yes(agent, campaign, { seal });
    await agent.deliver();
    const [told] = world.heard.filter(({ kind }) => kind === "answer");
    assert.equal(await settled(campaign), 0);
    assert.deepEqual(
      (await agent.receipts()).map(({ event }) => event),
      [],
    );
    await world.settleTold(told!);
    assert.equal(await settled(campaign), 1);
    await agent.deliver();
    assert.deepEqual(
      (await agent.receipts()).map(({ event }) => event),
      ["given"],
    );
  });

  it("settles by itself with a ticket", async () => {
    const { campaign, text } = await world.open({ name: "with ticket", sealed: true });
    await agent.receive(text);
    const part = await world.sealFor(await agent.requestSeal(campaign), { now: await now() });
    await world.yes(agent, campaign, part);
    await agent.deliver();
    assert.equal(await settled(campaign), 1);
  });

  it("takes no seal or ticket of another campaign, and none in an open one", async () => {
    const one = await world.open({ name: "one", sealed: true });
    const other = await world.open({ name: "other", sealed: true });
    const open = await world.open({ name: "open" });
    for (const { text } of [one, other, open]) await agent.receive(text);
    const part = await world.sealFor(await agent.requestSeal(one.campaign), { now: await now() });
    await assert.rejects(world.yes(agent, other.campaign, part), /for another customer, campaign or period/);
    await assert.rejects(world.yes(agent, open.campaign, part), /is open: everybody can read its answers/);
    await assert.rejects(world.yes(agent, one.campaign, { seal: part.seal, ticket: part.seal }), /ticket/i);
    assert.deepEqual(await agent.outbox(), []);
  });
});
