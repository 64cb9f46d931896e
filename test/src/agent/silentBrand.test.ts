import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../src/agent/agent.ts";
import { memoryIn } from "../../../src/agent/memory/memory.ts";
import { SETTLED_AFTER } from "../../../src/agent/sending/watch.ts";
import { hashOfWords } from "../../../src/chain/words.ts";
import type { Policy } from "../../../src/consent/settings/policy.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { type Rendering, wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { signRendering } from "../../../src/consent/terms/renderingSignature.ts";
import { readSubmission } from "../../../src/format/answer/submission.ts";
import { memoryStore, type Store } from "../../../src/store.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../../support/agent/agentWorld.ts";
import { terms as gymTerms } from "../../support/cli/gym.ts";
import { consentTo } from "../../support/consent/settings.ts";

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

/** A store whose writes fail from one of them on. */
function failingFrom(store: Store, write: number): Store {
  let writes = 0;
  return {
    ...store,
    async set(key, value) {
      if (++writes >= write) throw new Error("killed");
      await store.set(key, value);
    },
  };
}

describe("an agent whose brand is silent or curious", () => {
  let world: AgentWorld;
  const open: Agent[] = [];
  const agentWith = async (changes: Parameters<AgentWorld["agent"]>[0] = {}) => {
    const agent = await world.agent(changes);
    open.push(agent);
    return agent;
  };
  let days = 200;
  /** A campaign under terms of its own, whose text has the words in which the brand says what it is for. */
  const campaignWith = async (name: string) => {
    const terms = { retention: `${++days} days` };
    const all = { ...gymTerms, ...terms };
    const { campaign, text } = await world.open({ name, terms });
    const inWords = async (purpose: string) => {
      const rendering: Rendering = { ...plainRendering(all), purpose };
      const signed = await signRendering(world.brand, world.deployment, { terms: all, rendering });
      return JSON.stringify({ ...JSON.parse(text), renderings: [signed] });
    };
    return { campaign, text, all, inWords };
  };

  before(async () => {
    world = await openAgentWorld();
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
  });
  after(async () => {
    for (const one of open) await one.close();
    await world?.close();
  });

  it("asks the brand's domain once, however often the customer looks", async () => {
    const { campaign, text } = await campaignWith("looked at");
    let asked = 0;
    const brandFileOf = async () => {
      asked++;
      return world.brandFile;
    };
    const agent = await agentWith({ brandFileOf });
    const { brand } = await agent.receive(text);
    await agent.receive(text);
    assert.deepEqual((await agent.look(campaign)).brand, brand);
    assert.equal(asked, 1);
    await agent.forget(DOMAIN);
    await agent.receive(text);
    assert.equal(asked, 2);
  });

  it("forgets a brand that acknowledges nothing, once that was tried", async () => {
    const { campaign, text } = await campaignWith("silent");
    const agent = await agentWith({ tell: async () => undefined });
    await agent.receive(text);
    await agent.withdraw(campaign);
    await assert.rejects(agent.forget(DOMAIN), /still open/);
    await agent.deliver();
    // The withdrawal is looked for on chain for an hour.
    await assert.rejects(agent.forget(DOMAIN), /still open/);
    world.time += SETTLED_AFTER + 1;
    await agent.deliver();
    world.time -= SETTLED_AFTER + 1;
    const waiting = await agent.outbox();
    assert.ok(waiting.length > 0 && waiting.every(({ kind }) => kind !== "withdrawal"));
    assert.equal((await agent.forget(DOMAIN)).messages, waiting.length);
    assert.deepEqual([await agent.outbox(), await agent.stops(), await agent.requests()], [[], [], []]);
  });

  it("ends a withdrawal that was cut short at any write, and tells everybody once", async () => {
    const { campaign, text } = await campaignWith("cut short");
    const offline = { relayers: [], account: undefined, tell: () => Promise.reject(new Error("offline")) };
    const agent = await agentWith(offline);
    await agent.receive(text);
    const kept = await agent.export();
    const recipients = new Set([gymTerms.brand.name, ...gymTerms.recipients.map(({ name }) => name)]);
    let cuts = 0;
    for (let write = 1, isOver = false; !isOver; write++) {
      const store = memoryStore();
      await (await world.agentOn({ ...offline, store })).import(kept);
      const dying = await world.agentOn({ ...offline, store: failingFrom(store, write) });
      isOver = await dying.withdraw(campaign).then(
        () => true,
        () => false,
      );
      const next = await world.agentOn({ ...offline, store });
      const wasKept = (await next.outbox()).length > 0;
      assert.equal(wasKept, write > 1, "the withdrawal itself is the first that is kept");
      if (!wasKept) continue;
      cuts++;
      await next.deliver();
      await next.deliver();
      const [known] = await next.requests();
      const outbox = await next.outbox();
      const detail = `cut at write ${write}`;
      assert.equal(known!.state, "withdrawn", detail);
      assert.equal(outbox.filter(({ kind }) => kind === "withdrawal").length, 1, detail);
      assert.equal(outbox.filter(({ kind }) => kind === "stop").length, (await next.stops()).length, detail);
      assert.ok((await next.stops()).length <= recipients.size && (await next.stops()).length > 0, detail);
      const history = await memoryIn(store).read("history");
      assert.equal(history.filter(({ kind }) => kind === "withdrew").length, 1, detail);
    }
    assert.ok(cuts >= 5, `${cuts}`);
  });

  it("agrees by software to the codes alone, not to words that nobody has read", async () => {
    const { campaign, all, inWords } = await campaignWith("by software");
    const store = memoryStore();
    const agent = await agentWith({ store });
    await agent.changeSettings(willing);
    const text = await inWords("To tell all our friends about you.");
    const { facts } = await agent.receive(text);
    const { now } = facts;
    await memoryIn(store).change("history", () => [
      consentTo(facts, { at: now - 60, until: now + 86_400, account: facts.account }),
    ]);
    assert.equal((await agent.handle(text)).did, "answer");
    const [entry] = await agent.outbox();
    const agreed = readSubmission(entry!.body).consent!.words;
    assert.equal(agreed, hashOfWords(wordsOfRendering(plainRendering(all))));
    const known = (await agent.requests()).find((one) => one.campaign === campaign)!;
    assert.deepEqual(known.consent!.shown, { rendering: plainRendering(all) });
  });

  it("leaves a receipt in the words that were agreed to, whatever arrives afterwards", async () => {
    const { campaign, inWords } = await campaignWith("reworded");
    const agent = await agentWith();
    const read = await agent.receive(await inWords("Only to recommend courses to you."));
    await agent.answer(campaign, { words: read.words });
    await agent.receive(await inWords("To tell all our friends about you."));
    const { problems } = await agent.deliver();
    assert.deepEqual(problems, []);
    const [given] = await agent.receipts();
    assert.equal(given!.event, "given");
    assert.match(given!.text, /Only to recommend courses/);
    assert.doesNotMatch(given!.text, /all our friends/);
  });
});
