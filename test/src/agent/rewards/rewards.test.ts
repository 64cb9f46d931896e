import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { getAddress, zeroAddress } from "viem";
import type { Agent } from "../../../../src/agent/agent.ts";
import { payeeFor } from "../../../../src/customer/keys.ts";
import { loyaltyTokenAbi } from "../../../../src/generated/abis.ts";
import { memoryStore } from "../../../../src/store.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../../../support/agent/agentWorld.ts";

const OWN = getAddress("0x00000000000000000000000000000000000000aa");
const DAY = 86_400;

describe("an agent that claims rewards", () => {
  let world: AgentWorld;
  let agent: Agent;
  let campaign: bigint;
  let store: ReturnType<typeof memoryStore>;
  const states = async (of = agent) =>
    (await of.rewards()).map(({ state, amount, payee }) => ({
      state,
      amount,
      payee: payee && getAddress(payee),
    }));
  const balance = (account: `0x${string}`) =>
    world.client.readContract({
      ...{ address: world.token, abi: loyaltyTokenAbi, functionName: "balanceOf", args: [account] },
    });
  before(async () => {
    world = await openAgentWorld();
    store = memoryStore();
    agent = await world.agent({ store });
    const opened = await world.open({ name: "course" });
    campaign = opened.campaign;
    await agent.receive(opened.text);
  });
  after(async () => {
    await agent?.close();
    await world?.close();
  });

  it("knows of none before an answer is settled", async () => {
    await world.yes(agent, campaign);
    assert.deepEqual(await states(), []);
    await assert.rejects(agent.claim(campaign), /nothing to claim/);
    await agent.deliver();
    assert.deepEqual(await states(), [{ state: "earned", amount: 5n, payee: undefined }]);
  });

  it("keeps a claim until somebody takes it, gives it up after its deadline, and signs no second one meanwhile", async () => {
    const stranded = world.agentOn({ store, account: undefined });
    await assert.rejects(stranded.claim(campaign, zeroAddress), /only zeros/);
    await stranded.claim(campaign);
    await stranded.deliver();
    const payee = payeeFor(world.keys, world.brand.account.address).address;
    assert.deepEqual(await states(), [{ state: "claimed", amount: 5n, payee }]);
    assert.match((await agent.rewards())[0]!.lastError!, /Nobody can send it/);
    await assert.rejects(agent.claim(campaign, OWN), /nothing to claim/);
    await agent.withdraw(campaign);
    await agent.deliver();
    assert.deepEqual(await states(), [{ state: "paid", amount: 5n, payee }], "a stop takes nothing back");
    assert.equal(await balance(payee), 5n);
    await assert.rejects(agent.claim(campaign), /nothing to claim/);
  });

  it("pays an account of the customer's own, and claims anew what nobody brought in time", async () => {
    const { campaign: second, text } = await world.open({ name: "second", terms: { channel: "app" } });
    await agent.receive(text);
    await world.yes(agent, second);
    await agent.deliver();
    await agent.withdraw(second);
    await agent.deliver();
    world.time += 4000;
    await agent.deliver();
    const stranded = world.agentOn({ store, account: undefined });
    await stranded.claim(second);
    await stranded.deliver();
    await assert.rejects(agent.forget(DOMAIN), /still open/, "a claim is under way");
    world.time += 2 * DAY;
    const { givenUp } = await stranded.deliver();
    assert.deepEqual(
      givenUp.map(({ kind }) => kind),
      ["claim"],
    );
    await agent.claim(second, OWN);
    await agent.deliver();
    assert.equal(await balance(OWN), 5n);
    assert.deepEqual((await states()).at(-1), { state: "paid", amount: 5n, payee: OWN });
  });
});
