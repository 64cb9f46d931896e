import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../src/agent/agent.ts";
import { memoryStore } from "../../../src/store.ts";
import { type AgentWorld, openAgentWorld } from "../../support/agent/agentWorld.ts";

describe("an agent that moves to another device", () => {
  let world: AgentWorld;
  let agent: Agent;
  let campaign: bigint;
  before(async () => {
    world = await openAgentWorld();
    agent = await world.agent();
    const opened = await world.open({ name: "course" });
    campaign = opened.campaign;
    await agent.receive(opened.text);
    await world.yes(agent, campaign);
    await agent.deliver();
  });
  after(async () => {
    await agent?.close();
    await world?.close();
  });

  it("takes everything along, and goes on there", async () => {
    const exported = await agent.export();
    const other = await world.agentOn({ store: memoryStore() });
    await other.import(exported);
    assert.deepEqual(await other.receipts(), await agent.receipts());
    assert.deepEqual(await other.requests(), await agent.requests());
    assert.deepEqual(await other.knownTo("gym.example"), await agent.knownTo("gym.example"));
    assert.equal(await other.export(), exported);
    await assert.rejects(world.yes(other, campaign), /in this period already/);
  });

  it("mixes with nothing that is there, and takes nothing malformed", async () => {
    const exported = await agent.export();
    await assert.rejects(agent.import(exported), /remembers something already/);
    const store = memoryStore();
    const other = await world.agentOn({ store });
    for (const text of [
      "{",
      "{}",
      exported.replace('\\"format\\"', '\\"form\\"'),
      exported.replace("decdp-agent-1", "x"),
    ]) {
      await assert.rejects(other.import(text), /does not fit|is not JSON|is not a ledger/);
    }
    assert.deepEqual(await store.list(""), []);
  });

  it("leaves a receipt where the brand gives a permission up", async () => {
    world.time += 60;
    await agent.noteEndedByBrand(campaign, "revoked");
    await agent.deliver();
    const receipts = await agent.receipts();
    assert.deepEqual(
      receipts.map(({ event, isComplete }) => `${event} ${isComplete}`),
      ["given true", "revoked true"],
    );
  });
});
