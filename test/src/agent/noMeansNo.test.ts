import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../src/agent/agent.ts";
import { writeBrandFile } from "../../../src/agent/request/brandFile.ts";
import type { Policy } from "../../../src/consent/settings/policy.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../../support/agent/agentWorld.ts";

const willing: Policy = {
  format: "decdp-settings-1",
  rules: [
    {
      verdict: "answer",
      when: { purposes: ["dpv:ProvideEventRecommendations"], uses: ["profiling"], level: { atMost: 1 } },
    },
  ],
  quietAfterNo: "182 days",
  floor: { everywhere: { values: 3, share: 0.05 } },
};

describe("a no to an agent", () => {
  let world: AgentWorld;
  const open: { close(): unknown }[] = [];
  const willingAgent = async (changes: Parameters<AgentWorld["agent"]>[0] = {}): Promise<Agent> => {
    const agent = await world.agent(changes);
    open.push(agent);
    await agent.changeSettings(willing);
    return agent;
  };
  let days = 300;
  /** Terms of their own, and so a consent of their own. */
  const ownTerms = () => ({ retention: `${++days} days` });
  const later = async () => {
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
  };

  before(async () => {
    world = await openAgentWorld();
  });
  after(async () => {
    for (const one of open) await one.close();
    await world?.close();
  });

  it("ends what software may agree to, when two purposes are stopped in the same second", async () => {
    const purpose = "dpv:ProvideProductRecommendations";
    const other = await world.open({ name: "other purpose", terms: { ...ownTerms(), purpose } });
    const first = await world.open({ name: "agreed to", terms: ownTerms() });
    const next = await world.open({ name: "next" });
    await later();
    const agent = await willingAgent();
    for (const { text } of [other, first]) await agent.receive(text);
    await world.yes(agent, first.campaign);
    await agent.deliver();
    await agent.withdraw(other.campaign);
    await agent.withdraw(first.campaign);
    await agent.deliver();
    world.time += 60;
    assert.equal((await agent.handle(next.text)).did, "ask");
  });

  it("ends what software may agree to, when the brand has asked under two domains", async () => {
    const { chainId } = world.deployment;
    const accounts = [{ chainId, account: world.brand.account.address }];
    const brandFileOf = async (domain: string) => writeBrandFile({ domain, accounts });
    const terms = ownTerms();
    const documentUri = "https://sports.example/campaign.json";
    const elsewhere = await world.open({ name: "elsewhere", terms, documentUri });
    const first = await world.open({ name: "agreed to", terms });
    const next = await world.open({ name: "next" });
    await later();
    const agent = await willingAgent({ brandFileOf });
    for (const { text } of [elsewhere, first]) await agent.receive(text);
    await world.yes(agent, first.campaign);
    await agent.deliver();
    await agent.withdraw(first.campaign);
    await agent.deliver();
    world.time += 60;
    assert.equal((await agent.handle(next.text)).did, "ask");
  });

  it("comes too late for an answer that a relayer may have, however it replied", async () => {
    const { campaign, text } = await world.open({ name: "held", terms: ownTerms() });
    await later();
    let taken = "";
    let meanwhile = async () => {};
    const server = createServer(async (request, response) => {
      for await (const piece of request) taken += piece;
      await meanwhile();
      response.statusCode = 503;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push(server);
    const { port } = server.address() as AddressInfo;
    const agent = await willingAgent({ relayers: [`http://127.0.0.1:${port}`], account: undefined });
    await agent.receive(text);
    await world.yes(agent, campaign);
    const sayNo = () =>
      agent.refuse(campaign).then(
        () => "said",
        ({ message }: Error) => message,
      );
    let saidMeanwhile = "";
    meanwhile = async () => {
      saidMeanwhile = await sayNo();
    };
    await agent.deliver();
    assert.match(saidMeanwhile, /a no comes too late/);
    assert.match(taken, /nullifier/);
    assert.match(await sayNo(), /a no comes too late/);
    assert.equal((await agent.requests())[0]!.state, "answered");
    await agent.withdraw(campaign);
    assert.ok(!(await agent.outbox()).some(({ kind }) => kind === "answer"));
  });

  it("lets a brand be forgotten whose consent never left the device, though no relayer takes the withdrawal", async () => {
    const { campaign, text } = await world.open({ name: "never sent", terms: ownTerms() });
    await later();
    const server = createServer((request, response) => {
      request.resume();
      response.statusCode = 422;
      response.end(JSON.stringify({ error: "NothingToWithdraw", message: "" }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push(server);
    const { port } = server.address() as AddressInfo;
    const agent = await willingAgent({ relayers: [`http://127.0.0.1:${port}`], account: undefined });
    await agent.receive(text);
    await world.yes(agent, campaign);
    await agent.withdraw(campaign);
    await assert.rejects(agent.forget(DOMAIN), /still open/);
    await agent.deliver();
    assert.deepEqual(
      (await agent.outbox()).map(({ kind }) => kind),
      ["withdrawal"],
    );
    await agent.forget(DOMAIN);
    assert.deepEqual([await agent.outbox(), await agent.requests()], [[], []]);
  });

  it("is not forgotten while a relayer may have the consent that it ends", async () => {
    const { campaign, text } = await world.open({ name: "held back", terms: ownTerms() });
    await later();
    const agent = await willingAgent({ relayers: ["http://127.0.0.1:9"], account: undefined });
    await agent.receive(text);
    await world.yes(agent, campaign);
    await agent.deliver();
    await agent.withdraw(campaign);
    await agent.deliver();
    await assert.rejects(agent.forget(DOMAIN), /still open/);
  });

  it("is not forgotten while a relayer may have a consent before the last one", async () => {
    const { campaign, text } = await world.open({ name: "given twice", terms: ownTerms() });
    await later();
    const agent = await willingAgent({ relayers: ["http://127.0.0.1:9"], account: undefined });
    await agent.receive(text);
    await world.yes(agent, campaign);
    await agent.deliver();
    world.time += 3 * 86_400;
    await world.client.increaseTime({ seconds: 3 * 86_400 });
    await world.client.mine({ blocks: 1 });
    assert.equal((await agent.deliver()).givenUp.length, 1);
    await world.yes(agent, campaign);
    await agent.withdraw(campaign);
    await agent.deliver();
    await assert.rejects(agent.forget(DOMAIN), /still open/);
  });

  it("leaves a yes that came after two withdrawals which are still to be sent", async () => {
    const { campaign, text } = await world.open({ name: "agreed anew", terms: ownTerms() });
    await later();
    world.time -= 3600;
    const agent = await willingAgent({ relayers: [], account: undefined });
    await agent.receive(text);
    for (const _ of [1, 2]) {
      world.time += 10;
      await agent.withdraw(campaign);
    }
    await world.yes(agent, campaign, { despiteSettings: true });
    const [given] = await agent.requests();
    await agent.deliver();
    const [known] = await agent.requests();
    assert.equal(known!.state, "answered");
    assert.deepEqual(known!.consent, given!.consent);
  });
});
