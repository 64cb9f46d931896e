import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { writeBrandFile } from "../../../src/agent/request/brandFile.ts";
import type { Surroundings } from "../../../src/agent/surroundings.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../../support/agent/agentWorld.ts";
import { terms } from "../../support/cli/gym.ts";

describe("a request that reaches an agent", () => {
  let world: AgentWorld;
  let text: string;
  before(async () => {
    world = await openAgentWorld();
    ({ text } = await world.open({ name: "course" }));
  });
  after(() => world?.close());

  const refused = async (given: string, message: RegExp, changes: Partial<Surroundings> = {}) => {
    const agent = await world.agent(changes);
    await assert.rejects(agent.receive(given), message);
    assert.deepEqual(await agent.requests(), [], "nothing is kept of it");
    assert.deepEqual(await agent.outbox(), []);
  };
  const changed = (change: (published: ReturnType<typeof JSON.parse>) => void) => {
    const published = JSON.parse(text);
    change(published);
    return JSON.stringify(published);
  };

  it("is refused if it is not what the campaign was opened with", async () => {
    await refused(
      changed(({ document }) => {
        document.rules[0].atLeast = 21;
      }),
      /not the document that campaign \d+ was opened with/,
    );
    await refused(
      changed(({ document }) => {
        document.terms.retention = "1 day";
      }),
      /not the document that campaign \d+ was opened with/,
    );
  });

  it("is refused for another chain or contract, and for a campaign that nobody opened", async () => {
    await refused(
      changed((published) => {
        published.chainId = 1;
      }),
      /on chain 1\. This agent answers for/,
    );
    await refused(
      changed((published) => {
        published.campaigns = `0x${"11".repeat(20)}`;
      }),
      /The request is for contract 0x1111/,
    );
    await refused(
      changed((published) => {
        published.campaign = "999";
      }),
      /CampaignUnknown|no campaign/i,
    );
  });

  it("is refused if it is malformed, or endless", async () => {
    await refused("{", /The request is not JSON/);
    await refused("[]", /The request/);
    await refused(" ".repeat(1_000_001), /has 1000001 characters/);
  });

  it("is refused from a brand that its domain does not name", async () => {
    const file = (domain: string, account: `0x${string}`, chainId = world.deployment.chainId) => ({
      brandFileOf: async () => writeBrandFile({ domain, accounts: [{ chainId, account }] }),
    });
    const { address } = world.brand.account;
    await refused(text, /gym\.example names no accounts/, { brandFileOf: async () => undefined });
    await refused(text, /does not name it/, file(DOMAIN, world.relayer.account.address));
    await refused(text, /does not name it/, file("other.example", address));
    await refused(text, /does not name it/, file(DOMAIN, address, 1));
    await refused(text, /The file of gym\.example is not JSON/, { brandFileOf: async () => "<html>" });
    const unreachable = { brandFileOf: () => Promise.reject(new Error("no network")) };
    await refused(text, /no network/, unreachable);
  });

  it("is refused from a brand without a domain", async () => {
    for (const documentUri of [
      "",
      "http://gym.example/a",
      "https://me@gym.example/a",
      "https://gym.example:444/a",
    ]) {
      const { text: nowhere } = await world.open({ name: `at ${documentUri}`, documentUri });
      await refused(nowhere, /Its document is at no domain/);
    }
  });

  it("is refused in words that the brand did not sign", async () => {
    const agent = await world.agent();
    const forged = changed((published) => {
      const rendering = { ...plainRendering(terms), ifYouSayNo: "You become rich." };
      published.renderings = [{ rendering, signature: `0x${"11".repeat(65)}` }];
    });
    await assert.rejects(agent.receive(forged), /did not sign the rendering in "en"/);
    assert.equal((await agent.receive(forged, "nl").catch(() => undefined))?.shown.signature, undefined);
  });

  it("is not answered without a card that counts", async () => {
    const none = await world.agent({ leavesOf: async () => [11n, 12n] });
    await assert.rejects(none.receive(text), /is not the one that counts now/);
    const agent = await world.agent();
    const { campaign } = world.card.issuer === 0n ? { campaign: 0n } : JSON.parse(text);
    await assert.rejects(world.yes(agent, BigInt(campaign)), /No request of campaign \d+ is here/);
  });

  it("gets a yes that is not dated before it, also from a device whose clock is slow", async (context) => {
    const agent = await world.agent();
    const late = await world.open({ name: "late" });
    const { opened, state } = await agent.receive(late.text);
    context.mock.method(Date, "now", () => (state.openedAt - 600) * 1000);
    const { consent } = await world.yes(agent, opened.campaign);
    context.mock.restoreAll();
    assert.ok(consent!.signedAt >= state.openedAt);
    await agent.deliver();
    const [given] = await agent.receipts();
    assert.deepEqual([given?.event, given?.isComplete], ["given", true]);
    await agent.close();
  });
});
