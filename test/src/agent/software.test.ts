import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../src/agent/agent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import type { Policy } from "../../../src/consent/settings/policy.ts";
import { presets } from "../../../src/consent/settings/presets.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../../support/agent/agentWorld.ts";

const willing: Policy = {
  ...presets.cautious,
  rules: [
    ...presets.cautious.rules,
    {
      verdict: "answer",
      when: {
        brands: [DOMAIN],
        purposes: ["dpv:ProvideEventRecommendations"],
        uses: ["profiling"],
        level: { atMost: 1 },
      },
    },
  ],
};

describe("an agent with settings", () => {
  let world: AgentWorld;
  let agent: Agent;
  const settled = async (campaign: bigint) =>
    (await readAnswersSettled(world.client, world.deployment, { campaign, fromBlock: 0n })).length;
  before(async () => {
    world = await openAgentWorld();
    agent = await world.agent();
    await agent.changeSettings(willing);
  });
  after(async () => {
    await agent?.close();
    await world?.close();
  });

  it("asks before the first answer to a brand, and answers by itself within what was agreed then", async () => {
    const first = await world.open({ name: "first" });
    const asked = await agent.handle(first.text);
    assert.equal(asked.did, "ask");
    assert.deepEqual(
      asked.considered.decision.reasons.map(({ kind }) => kind),
      ["firstConsent"],
    );
    await world.yes(agent, first.campaign);
    const second = await world.open({ name: "second" });
    const handled = await agent.handle(second.text);
    assert.equal(handled.did, "answer", JSON.stringify(handled.considered.decision));
    await agent.deliver();
    assert.deepEqual([await settled(first.campaign), await settled(second.campaign)], [1, 1]);
  });

  it("asks again for what goes beyond, such as longer storage", async () => {
    const { text } = await world.open({ name: "longer", terms: { retention: "1 year" } });
    const { did, considered } = await agent.handle(text);
    assert.equal(did, "ask");
    assert.equal(considered.decision.reasons[0]!.kind, "beyondConsent");
  });

  it("refuses a question that would tell too much, whatever the customer's age", async () => {
    const { campaign, text } = await world.open({
      name: "narrow",
      rules: [{ attribute: "age", between: [40, 41] }],
    });
    const { did, considered } = await agent.handle(text);
    assert.equal(did, "refuse");
    assert.deepEqual(considered.review.belowFloor, ["age"]);
    await assert.rejects(world.yes(agent, campaign), /Your settings refuse "narrow"/);
    await world.yes(agent, campaign, { despiteSettings: true });
    await agent.withdraw(campaign);
    assert.ok(!(await agent.outbox()).some(({ kind }) => kind === "answer"), "an unsent answer is dropped");
    await agent.deliver();
    assert.equal(await settled(campaign), 0);
  });

  it("says no at a time that does not tell who decided, and to each request once", async () => {
    const noes = () => world.heard.filter(({ kind }) => kind === "no");
    const ignored = await world.open({ name: "ignored" });
    const refused = await world.open({ name: "refused" });
    world.heard.length = 0;
    await agent.receive(ignored.text);
    await agent.receive(refused.text);
    await agent.refuse(refused.campaign);
    const planned = (await agent.requests()).filter(({ campaign }) =>
      [ignored.campaign, refused.campaign].includes(campaign),
    );
    for (const { noAt } of planned) assert.ok(noAt! > world.time && noAt! <= world.time + 86_460);
    await agent.deliver();
    assert.deepEqual(noes(), []);
    world.time += 86_500;
    await agent.deliver();
    await agent.deliver();
    const said = noes()
      .map(({ body }) => JSON.parse(body))
      .filter(({ campaign }) => [ignored.campaign, refused.campaign].includes(BigInt(campaign)));
    assert.equal(said.length, 2);
    const [one, other] = said.map(({ campaign: _, ...rest }) => rest);
    assert.deepEqual(one, other);
    assert.deepEqual(
      new Set(said.map(({ campaign }) => BigInt(campaign))),
      new Set([ignored.campaign, refused.campaign]),
    );
  });

  it("says on which requests other settings would have decided otherwise, by what was known then", async () => {
    const byName = new Map((await agent.requests()).map(({ campaign, text }) => [campaign, nameIn(text)]));
    const changed = async (policy: Policy) =>
      (await agent.compareSettings(policy)).compared
        .filter(({ now, tried }) => now.verdict !== tried.verdict)
        .map(({ campaign, now, tried }) => `${byName.get(campaign)}: ${now.verdict}, ${tried.verdict}`);
    assert.deepEqual(await changed(willing), []);
    assert.deepEqual(await changed(presets.cautious), ["second: answer, ask"]);
    const telling: Policy = { ...willing, floor: { everywhere: { values: 1, share: 0 } } };
    assert.deepEqual(await changed(telling), ["narrow: refuse, answer"]);
    assert.equal((await agent.compareSettings(willing)).unknown, 0);
  });

  it("tries settings out on a request that nobody has made, as on a real one", async () => {
    const imagined = {
      ...{
        brand: DOMAIN,
        purpose: "dpv:DirectMarketing",
        channel: "email",
        level: 1,
        categories: ["pd:Age"],
      },
      ...{ recipients: [], retention: "30 days", sold: false, isRepeated: false },
    } as const;
    const verdict = async (changes: Partial<Parameters<Agent["tryOut"]>[1]>, policy = willing) => {
      const { verdict, reasons } = await agent.tryOut(policy, { ...imagined, ...changes });
      return `${verdict}: ${reasons.map(({ kind }) => kind)}`;
    };
    assert.equal(await verdict({}), "ask: firstConsent");
    assert.equal(await verdict({ sold: true }), "refuse: rule");
    assert.equal(await verdict({ recipients: ["thirdParty"] }), "refuse: rule");
    assert.equal(await verdict({ brand: undefined }), "ask: unprovenBrand");
    assert.equal(await verdict({ level: 4 }), "refuse: rule");
    assert.equal(await verdict({ level: 4 }, { ...willing, rules: [] }), "ask: firstConsent");
  });

  it("keeps earlier settings, each with the time until which it counted", async () => {
    const before = await agent.formerSettings();
    assert.deepEqual(
      before.map(({ policy }) => policy),
      [presets.cautious],
    );
    await agent.changeSettings(willing);
    assert.deepEqual(await agent.formerSettings(), before, "the same again is no change");
    await assert.rejects(agent.changeSettings({ ...willing, quietAfterNo: "soon" }), /quietAfterNo/);
    assert.deepEqual(await agent.formerSettings(), before);
    await agent.changeSettings(presets.open);
    const [latest] = await agent.formerSettings();
    assert.deepEqual(latest, { until: world.time, policy: willing });
    assert.deepEqual(await agent.settings(), presets.open);
  });
});

function nameIn(text: string): string {
  return readPublishedCampaign(text).document.name;
}
