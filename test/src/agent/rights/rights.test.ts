import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../../src/agent/agent.ts";
import { PATIENCE } from "../../../../src/agent/sending/brandMessages.ts";
import { readAnswersSettled } from "../../../../src/chain/actions/events.ts";
import { requireRightsRequest } from "../../../../src/chain/requests/rightsRequest.ts";
import { readReceipt } from "../../../../src/consent/receipt/file/receipt.ts";
import { verifyReceipt } from "../../../../src/consent/receipt/proof/verify.ts";
import { readRightsRequestFile } from "../../../../src/format/record/rightsRequestFile.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../../../support/agent/agentWorld.ts";
import { prepareRelayer } from "../../../support/relayer/relayerUnderTest.ts";

describe("an agent and a brand that does not do its part", () => {
  let world: AgentWorld;
  let agent: Agent;
  let prepared: Awaited<ReturnType<typeof prepareRelayer>>;
  let relayer: Awaited<ReturnType<(typeof prepared)["start"]>>;
  let campaign: bigint;
  /** What a brand does that stops. */
  let stopping: AgentWorld["reply"];
  const settled = async () =>
    (await readAnswersSettled(world.client, world.deployment, { campaign, fromBlock: 0n })).length;
  before(async () => {
    world = await openAgentWorld();
    stopping = world.reply;
    const opened = await world.open({ name: "course" });
    campaign = opened.campaign;
    prepared = await prepareRelayer(world);
    relayer = await prepared.start({ campaignIds: [campaign], largestAge: 1 });
    // Nobody listens on the first one's port.
    agent = await world.agent({ relayers: ["http://127.0.0.1:9", relayer.url], account: undefined });
    await agent.receive(opened.text);
  });
  after(async () => {
    await agent?.close();
    await relayer?.close();
    prepared?.remove();
    await world?.close();
  });

  it("brings an answer on chain by the second relayer, where the first one is gone", async () => {
    world.reply = () => Promise.reject(new Error("the brand is gone"));
    await world.yes(agent, campaign);
    const { waiting } = await agent.deliver();
    assert.equal(await settled(), 1);
    assert.deepEqual(
      waiting.map(({ kind, lastError }) => `${kind}: ${lastError}`),
      ["receipt: the brand is gone"],
    );
  });

  it("states a brand's silence after a week, in a receipt that holds without the brand", async () => {
    world.reply = async () => undefined;
    assert.equal((await agent.deliver()).waiting.length, 1);
    world.time += PATIENCE + 100;
    await world.client.increaseTime({ seconds: PATIENCE + 100 });
    await world.client.mine({ blocks: 1 });
    assert.deepEqual((await agent.deliver()).waiting, []);
    const { text, isComplete } = (await agent.receipts())[0]!;
    assert.equal(isComplete, true);
    assert.ok(readReceipt(text).silence);
    assert.ok((await verifyReceipt(world.client, text, { now: world.time + 60 })).holds);
  });

  it("takes nothing else for a countersignature", async () => {
    const other = await world.open({ name: "other", terms: { retention: "30 days" } });
    const { text: old } = (await agent.receipts())[0]!;
    const own = await world.agent();
    await own.receive(other.text);
    await world.yes(own, other.campaign);
    for (const reply of ["", "{}", old]) {
      world.reply = async () => reply;
      const { waiting } = await own.deliver();
      assert.deepEqual(
        waiting.map(({ kind }) => kind),
        ["receipt"],
      );
      assert.match(waiting[0]!.lastError!, /has not countersigned the receipt yet/);
    }
    await own.close();
  });

  it("hears a customer's rights, signed, in the customer's words", async () => {
    world.reply = async () => undefined;
    await agent.exercise(campaign, "contest", "I am not 40.");
    await agent.exercise(campaign, "deletion");
    await agent.deliver();
    const bodies = new Set(world.heard.filter(({ kind }) => kind === "rights").map(({ body }) => body));
    const told = [...bodies].map((body) => readRightsRequestFile(body));
    assert.deepEqual(
      told.map(({ request }) => [request.action, request.words]),
      [
        ["contest", "I am not 40."],
        ["deletion", ""],
      ],
    );
    const brand = world.brand.account.address;
    for (const { request } of told) requireRightsRequest(world.deployment, request, brand);
    const [{ request }] = told as [(typeof told)[0]];
    const forged = { ...request, words: "Delete everything." };
    assert.throws(() => requireRightsRequest(world.deployment, forged, brand), /did not sign the request/);
    const elsewhere = world.relayer.account.address;
    assert.throws(() => requireRightsRequest(world.deployment, request, elsewhere), /is for the brand/);
  });

  it("is forgotten once nothing is open with it, though not what it has heard", async () => {
    await assert.rejects(agent.forget(DOMAIN), /Something is still open with gym\.example/);
    await agent.withdraw(campaign);
    const silent = ["receipt", "answer"];
    world.reply = (message) =>
      silent.includes(message.kind) ? Promise.resolve(undefined) : stopping(message);
    await agent.deliver();
    // The brand says nothing to the receipt of that, either.
    world.time += PATIENCE + 100;
    assert.deepEqual((await agent.deliver()).waiting, []);
    const forgotten = await agent.forget(DOMAIN);
    assert.ok(forgotten.requests > 0 && forgotten.receipts > 0);
    assert.equal(forgotten.stillCounted, 1);
    assert.deepEqual([await agent.requests(), await agent.receipts()], [[], []]);
    assert.equal((await agent.knownTo(DOMAIN)).length, 1);
  });
});
