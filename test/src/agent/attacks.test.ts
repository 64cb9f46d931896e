import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { zeroHash } from "viem";
import { SETTLED_AFTER } from "../../../src/agent/sending/watch.ts";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { publishRoot, registerIssuer } from "../../../src/chain/actions/issuer.ts";
import type { HistoryEvent } from "../../../src/consent/settings/history.ts";
import { historyWith } from "../../../src/consent/settings/history.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import type { Rendering } from "../../../src/consent/terms/rendering.ts";
import { signRendering } from "../../../src/consent/terms/renderingSignature.ts";
import { commitmentOf, leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treeRoot } from "../../../src/credential/issuerTree.ts";
import { blindingFor, secretOf, subjectFor } from "../../../src/customer/keys.ts";
import { type AgentWorld, openAgentWorld } from "../../support/agent/agentWorld.ts";
import { terms as gymTerms } from "../../support/cli/gym.ts";
import { consentTo, modest } from "../../support/consent/settings.ts";

/** A relayer that says of everything that it is on chain, after `meanwhile`. */
async function startLiar(meanwhile: () => Promise<void> = async () => {}) {
  let asked = 0;
  const server: Server = createServer(async (request, response) => {
    request.resume();
    asked++;
    await meanwhile();
    const transaction = `0x${"ab".repeat(32)}`;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ id: "1", state: "settled", transaction }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked: () => asked, close: () => server.close() };
}

describe("an agent whom somebody deceives", () => {
  let world: AgentWorld;
  const open: { close(): unknown }[] = [];
  const subject = () => subjectFor(world.keys, world.brand.account.address).address;
  const settled = async (campaign: bigint) =>
    (await readAnswersSettled(world.client, world.deployment, { campaign, fromBlock: 0n })).length;
  const agentWith = async (changes: Parameters<AgentWorld["agent"]>[0] = {}) => {
    const agent = await world.agent(changes);
    open.push(agent);
    return agent;
  };
  let days = 100;
  /** Terms of their own, and so a consent of their own. */
  const ownTerms = () => ({ retention: `${++days} days` });

  before(async () => {
    world = await openAgentWorld();
  });
  after(async () => {
    for (const one of open) await one.close();
    await world?.close();
  });

  it("takes no relayer's word for what is on chain, and goes on to the next way", async () => {
    const liar = await startLiar();
    open.push(liar);
    const { campaign, text } = await world.open({ name: "liar", terms: ownTerms() });
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
    const alone = await agentWith({ relayers: [liar.url], account: undefined });
    await alone.receive(text);
    await world.yes(alone, campaign);
    const { waiting } = await alone.deliver();
    assert.match(waiting[0]!.lastError!, /said to be on chain, and is not/);
    assert.equal(await settled(campaign), 0);
    const other = await world.agentOn({ relayers: [liar.url] });
    await other.import(await alone.export());
    await other.deliver();
    assert.equal(await settled(campaign), 1);
    world.time += 60;
    await other.withdraw(campaign);
    await other.deliver();
    const [{ terms }] = (await other.requests()).map(({ terms: id }) => ({ terms: id })) as [
      { terms: `0x${string}` },
    ];
    assert.equal(
      (await readConsent(world.client, world.deployment, { subject: subject(), terms })).isLive,
      false,
    );
    assert.ok(liar.asked() >= 3);
  });

  it("brings again what the chain has lost", async () => {
    const { campaign, text } = await world.open({ name: "replaced", terms: ownTerms() });
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
    const agent = await agentWith();
    await agent.receive(text);
    await world.yes(agent, campaign);
    const before = await world.client.snapshot();
    await agent.deliver();
    assert.equal(await settled(campaign), 1);
    await world.client.revert({ id: before });
    assert.equal(await settled(campaign), 0);
    world.time += SETTLED_AFTER + 1;
    await agent.deliver();
    assert.equal(await settled(campaign), 1);
  });

  it("tells the brand nothing of a refusal but the planned no", async () => {
    const { text, campaign } = await world.open({
      name: "narrow",
      rules: [{ attribute: "age", between: [40, 41] }],
      terms: ownTerms(),
    });
    const agent = await agentWith();
    world.heard.length = 0;
    assert.equal((await agent.handle(text)).did, "refuse");
    await agent.noteShown(campaign);
    await agent.deliver();
    assert.deepEqual(world.heard, []);
    world.time += 86_500;
    await agent.deliver();
    assert.deepEqual(
      world.heard.map(({ kind }) => kind),
      ["no"],
    );
    assert.ok(
      (await agent.receipts()).some(({ event }) => event === "refused"),
      "the customer keeps it",
    );
  });

  it("keeps nothing of a request in forged words, and leaves the receipts of others", async () => {
    const { campaign, text } = await world.open({ name: "copied", terms: ownTerms() });
    const agent = await agentWith();
    const forged = JSON.parse(text);
    const rendering = { ...plainRendering(forged.document.terms), ifYouSayNo: "You become rich." };
    forged.renderings = [{ rendering, signature: `0x${"11".repeat(65)}` }];
    await assert.rejects(agent.receive(JSON.stringify(forged)), /did not sign the rendering/);
    await assert.rejects(agent.receive(JSON.stringify(forged), "nl"), /did not sign the rendering/);
    assert.deepEqual(await agent.requests(), []);
    await agent.receive(text);
    await assert.rejects(agent.receive(JSON.stringify(forged)), /did not sign the rendering/);
    await world.yes(agent, campaign);
    const { problems } = await agent.deliver();
    assert.deepEqual(problems, []);
    assert.deepEqual(
      (await agent.receipts()).map(({ event }) => event),
      ["given"],
    );
  });

  it("agrees to no words that came after those that were shown", async () => {
    const terms = ownTerms();
    const { campaign, text } = await world.open({ name: "exchanged", terms });
    const published = JSON.parse(text);
    const words = async (purpose: string) => {
      const rendering: Rendering = { ...plainRendering({ ...gymTerms, ...terms }), purpose };
      const signed = await signRendering(world.brand, world.deployment, {
        terms: { ...gymTerms, ...terms },
        rendering,
      });
      return JSON.stringify({ ...published, renderings: [signed] });
    };
    const agent = await agentWith();
    const read = await agent.receive(await words("Only to recommend courses to you."));
    await agent.receive(await words("To tell all our friends about you."));
    await assert.rejects(agent.answer(campaign, { words: read.words }), /not those that you were shown/);
    await assert.rejects(agent.answer(campaign, {}), /not those that you were shown/);
    assert.deepEqual(await agent.outbox(), []);
  });

  it("sends no answer after its withdrawal, however long a relayer holds another one", async () => {
    const first = await world.open({ name: "held", terms: ownTerms() });
    const second = await world.open({ name: "taken back", terms: ownTerms() });
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
    let withdrawSecond = async () => {};
    const slow = await startLiar(() => withdrawSecond());
    open.push(slow);
    const agent = await agentWith({ relayers: [slow.url] });
    for (const { text, campaign } of [first, second]) {
      await agent.receive(text);
      await world.yes(agent, campaign);
    }
    let isWithdrawn = false;
    withdrawSecond = async () => {
      if (isWithdrawn) return;
      isWithdrawn = true;
      await agent.withdraw(second.campaign);
    };
    await agent.deliver();
    assert.ok(isWithdrawn);
    assert.equal(await settled(second.campaign), 0);
  });

  it("does not look for an answer that was taken back while a relayer held it, as if it had been sent", async () => {
    const { campaign, text } = await world.open({ name: "taken back while held", terms: ownTerms() });
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
    let isWithdrawn = false;
    const slow = await startLiar(async () => {
      if (isWithdrawn) return;
      isWithdrawn = true;
      await agent.withdraw(campaign);
    });
    open.push(slow);
    const agent = await agentWith({ relayers: [slow.url] });
    await agent.receive(text);
    await world.yes(agent, campaign);
    await agent.deliver();
    world.time += SETTLED_AFTER + 1;
    const { waiting } = await agent.deliver();
    assert.ok(isWithdrawn);
    assert.deepEqual(waiting, []);
    assert.deepEqual(await agent.outbox(), []);
    assert.equal(await settled(campaign), 0);
  });

  it("is not locked out of what it remembers by terms that promise a stop in 99,999 years", async () => {
    const honest = await world.open({ name: "honest", terms: ownTerms() });
    const endless = await world.open({
      name: "endless",
      terms: { ...ownTerms(), withdrawal: { at: "https://gym.example/stop", within: "99999 years" } },
    });
    const agent = await agentWith();
    for (const { text } of [honest, endless]) await agent.receive(text);
    await agent.withdraw(endless.campaign);
    await agent.withdraw(honest.campaign);
    assert.equal(new Set((await agent.stops()).map(({ terms }) => terms)).size, 2);
    await agent.deliver();
    assert.deepEqual(await agent.outbox(), []);
  });

  it("is not locked out by a brand that fails without a word", async () => {
    const { campaign, text } = await world.open({ name: "wordless", terms: ownTerms() });
    const agent = await agentWith({ tell: () => Promise.reject(new Error("")) });
    await agent.receive(text);
    await agent.exercise(campaign, "access");
    await agent.deliver();
    assert.match((await agent.deliver()).waiting[0]!.lastError!, /failed without a word/);
  });

  it("lets no software agree after a withdrawal by another device", async () => {
    const terms = ownTerms();
    const first = await world.open({ name: "before", terms });
    const second = await world.open({ name: "afterwards", terms });
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
    const willing = {
      format: "decdp-settings-1",
      rules: [
        {
          verdict: "answer",
          when: { purposes: ["dpv:ProvideEventRecommendations"], uses: ["profiling"], level: { atMost: 1 } },
        },
      ],
      quietAfterNo: "182 days",
      floor: { everywhere: { values: 3, share: 0.05 } },
    } as const;
    const agent = await agentWith();
    await agent.changeSettings(willing);
    await agent.receive(first.text);
    await world.yes(agent, first.campaign);
    await agent.deliver();
    const copy = await world.agentOn({});
    await copy.import(await agent.export());
    world.time += 60;
    await copy.withdraw(first.campaign);
    await copy.deliver();
    assert.equal((await agent.handle(second.text)).did, "ask");
  });

  it("obeys a no that comes before the answer was sent, and says so of one that comes after", async () => {
    const { campaign, text } = await world.open({ name: "second thoughts", terms: ownTerms() });
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
    const agent = await agentWith();
    await agent.receive(text);
    await world.yes(agent, campaign);
    await agent.refuse(campaign);
    await agent.deliver();
    assert.equal(await settled(campaign), 0);
    await world.yes(agent, campaign, { despiteSettings: true });
    await agent.deliver();
    assert.equal(await settled(campaign), 1);
    await assert.rejects(agent.refuse(campaign), /a no comes too late/);
  });

  it("withdraws under one campaign what was agreed to under another, with a clock that was set back", async () => {
    const terms = ownTerms();
    const first = await world.open({ name: "one", terms });
    const second = await world.open({ name: "two", terms });
    world.time = Number((await world.client.getBlock()).timestamp) + 10;
    const agent = await agentWith();
    for (const { text } of [first, second]) await agent.receive(text);
    await world.yes(agent, first.campaign);
    await agent.deliver();
    world.time -= 7_200;
    await agent.withdraw(second.campaign);
    await agent.deliver();
    const { terms: id } = (await agent.requests())[0]!;
    const state = await readConsent(world.client, world.deployment, { subject: subject(), terms: id });
    assert.equal(state.isLive, false);
    world.time += 7_200;
  });

  it("counts a yes for the domain that asked, and a no for all that may be the same brand", () => {
    const at = (brand: string, events: readonly HistoryEvent[]) => historyWith(events, { ...modest, brand });
    const yes = consentTo({ ...modest, brand: "shop.pages.dev" });
    const no = {
      kind: "refused",
      brand: "shop.pages.dev",
      at: modest.now - 10,
      by: "person",
      purpose: modest.purpose,
    } as const;
    assert.equal(at("shop.pages.dev", [yes]).consents.length, 1);
    assert.equal(at("evil.pages.dev", [yes]).consents.length, 0);
    assert.equal(at("evil.pages.dev", [yes]).knownFor, 0);
    assert.equal(at("evil.pages.dev", [no]).refusedAt, no.at);
  });

  it("reveals no other group, and permits no longer, than was shown", async () => {
    const { deployment, relayer, keys, client } = world;
    const { issuer: other } = await registerIssuer(relayer, deployment, {
      ...{ kind: "DataVault", minimumInterval: 3600, grace: 3600, metadataUri: "" },
    });
    const blinding = blindingFor(keys, deployment.chainId, deployment.issuerRegistry, other);
    // Too young for the campaign, and newer than the card of the world.
    const card = {
      ...{ ...world.card, issuer: other, index: 0, validUntil: world.card.validUntil + 1 },
      ...{
        commitment: commitmentOf(secretOf(keys), blinding),
        attributes: world.card.attributes.with(0, 12),
      },
    };
    const leaves = [leafOf({ ...card, schema: card.schema.id })];
    await publishRoot(relayer, deployment, {
      ...{ issuer: other, root: treeRoot(createIssuerTree(leaves)), uri: "", leafCount: 1, digest: zeroHash },
    });
    const issuers = [world.issuer, other];
    const { campaign, text } = await world.open({ name: "other card", terms: ownTerms(), issuers });
    let isListed = false;
    const leavesOf = async (issuer: bigint) =>
      issuer === world.issuer ? world.leaves : isListed ? leaves : [];
    const agent = await agentWith({ leavesOf });
    await agent.keepCard(card);
    const read = await agent.receive(text);
    assert.equal(read.segment, 1);
    isListed = true;
    await assert.rejects(agent.answer(campaign, { words: read.words }), /not those that you were shown/);

    const later = await agent.look(campaign);
    assert.equal(later.segment, 0);
    await client.increaseTime({ seconds: 86_400 });
    await client.mine({ blocks: 1 });
    await assert.rejects(agent.answer(campaign, { words: later.words }), /not those that you were shown/);
    assert.equal((await agent.look(campaign)).until, later.until! + 86_400);
    assert.deepEqual(await agent.outbox(), []);
  });
});
