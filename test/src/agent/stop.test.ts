import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createClient, custom } from "viem";
import type { Agent } from "../../../src/agent/agent.ts";
import { writeBrandFile } from "../../../src/agent/request/brandFile.ts";
import { standingOf } from "../../../src/agent/stop/stop.ts";
import type { BrandMessage } from "../../../src/agent/surroundings.ts";
import {
  linkCustomer,
  readLightRecord,
  recordAnswer,
  recordConsent,
} from "../../../src/brand/lightRecord.ts";
import { acknowledgeStop } from "../../../src/brand/stop.ts";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import { signStopAcknowledgement } from "../../../src/chain/requests/stopAcknowledgement.ts";
import { verifyReceipt } from "../../../src/consent/receipt/proof/verify.ts";
import { subjectFor } from "../../../src/customer/keys.ts";
import {
  readStopNotice,
  writeStopAcknowledgement,
  writeStopNotice,
} from "../../../src/format/record/stopNotice.ts";
import { memoryStore, type Store } from "../../../src/store.ts";
import { type AgentWorld, DOMAIN, openAgentWorld } from "../../support/agent/agentWorld.ts";

const DAY = 86_400;

describe("a customer who stops", () => {
  let world: AgentWorld;
  let agent: Agent;
  let records: Store;
  let campaign: bigint;
  let countersign: AgentWorld["reply"];
  const subject = () => subjectFor(world.keys, world.brand.account.address).address;
  const standings = async () =>
    Object.fromEntries((await agent.stops()).map((stop) => [stop.recipient, standingOf(stop, world.time)]));
  /** Brand and relayer each sign for themselves; the brand signs for the issuer, whom it names no account of. */
  const acknowledge = async ({ body }: BrandMessage) => {
    const client = readStopNotice(body).recipient === "Corner Relay" ? world.relayer : world.brand;
    return acknowledgeStop(client, world.deployment, { notice: body, records, now: world.time });
  };

  before(async () => {
    world = await openAgentWorld();
    countersign = world.reply;
    const { chainId } = world.deployment;
    world.brandFile = writeBrandFile({
      domain: DOMAIN,
      accounts: [{ chainId, account: world.brand.account.address }],
      processors: [{ name: "Corner Relay", account: world.relayer.account.address }],
    });
  });
  after(async () => {
    await agent?.close();
    await world?.close();
  });

  /** A customer whose answer the brand uses. */
  const begin = async (name: string, retention: string) => {
    await agent?.close();
    const opened = await world.open({ name, terms: { retention } });
    world.time = Number((await world.client.getBlock()).timestamp) + 60;
    world.reply = countersign;
    agent = await world.agent();
    campaign = opened.campaign;
    await agent.receive(opened.text);
    await world.yes(agent, campaign);
    await agent.deliver();
    const known = (await agent.requests())[0]!;
    records = memoryStore();
    await linkCustomer(records, subject());
    const { until, signedAt } = known.consent!;
    await recordConsent(records, subject(), { terms: known.terms, until, signedAt });
    const { nullifier, segment } = known.answer!;
    const validAt = world.time + DAY;
    const used = { campaign, terms: known.terms, nullifier, segment, validAt, expiry: until };
    await recordAnswer(records, subject(), { answer: used, now: world.time });
    return { known, used };
  };

  it("is heard by everybody whom the terms name: each signs, and the brand uses nothing any more", async () => {
    const { used } = await begin("heard", "60 days");
    assert.equal((await readLightRecord(records, subject()))!.answers.length, 1);
    world.reply = (message) => (message.kind === "stop" ? acknowledge(message) : countersign(message));
    world.time += 60;
    await agent.withdraw(campaign);
    assert.deepEqual(await standings(), { Gym: "told", "Own Word": "told", "Corner Relay": "told" });
    assert.deepEqual((await agent.deliver()).waiting, []);
    assert.deepEqual(await standings(), { Gym: "stopped", "Own Word": "stopped", "Corner Relay": "stopped" });
    assert.equal((await readLightRecord(records, subject()))!.answers.length, 0);
    await assert.rejects(recordAnswer(records, subject(), { answer: used, now: world.time }), /consent/i);
    await assert.rejects(agent.complaint(campaign), /Nobody is late/);
  });

  it("is known to a brand that settles an answer only after it was told to stop", async () => {
    const { known, used } = await begin("told first", "62 days");
    records = memoryStore();
    world.reply = (message) => (message.kind === "stop" ? acknowledge(message) : countersign(message));
    world.time += 60;
    await agent.withdraw(campaign);
    assert.deepEqual((await agent.deliver()).waiting, []);
    await linkCustomer(records, subject());
    const { until, signedAt } = known.consent!;
    await recordConsent(records, subject(), { terms: known.terms, until, signedAt });
    await assert.rejects(recordAnswer(records, subject(), { answer: used, now: world.time }), /consent/i);
  });

  it("has a complaint with its evidence after a week offline, with relayers down and the brand silent", async () => {
    const { known } = await begin("silent", "61 days");
    const gone = { relayers: ["http://127.0.0.1:9"], account: undefined };
    const offline = await world.agentOn({
      ...gone,
      reader: createClient({ transport: custom({ request: () => Promise.reject(new Error("offline")) }) }),
    });
    await offline.import(await agent.export());
    agent = offline;
    world.time += 60;
    await agent.withdraw(campaign);
    world.time += 7 * DAY;
    await world.client.increaseTime({ seconds: 7 * DAY + 60 });
    await world.client.mine({ blocks: 1 });
    world.reply = async () => undefined;
    const online = await world.agentOn({});
    await online.import(await agent.export());
    agent = online;
    const { waiting } = await agent.deliver();
    assert.equal(waiting.filter(({ kind }) => kind === "stop").length, 3);
    assert.deepEqual(await standings(), { Gym: "late", "Own Word": "late", "Corner Relay": "late" });
    const { terms } = known;
    const state = await readConsent(world.client, world.deployment, { subject: subject(), terms });
    assert.equal(state.isLive, false, "the chain has it, whatever the brand does");

    const { to, letter, evidence } = await agent.complaint(campaign);
    assert.equal(to.name, "Datatilsynet");
    assert.match(letter, /^To Datatilsynet\n/);
    assert.match(
      letter,
      /It was for "provide event recommendations"\. The terms promise that everybody stops within 1 minute/,
    );
    assert.match(letter, /- Corner Relay: was told and has not acknowledged it\./);
    assert.equal(evidence.withdrawal.signedAt, state.withdrawnAt);
    assert.deepEqual(evidence.stops, await agent.stops());
    for (const receipt of evidence.receipts.slice(0, 1)) {
      assert.ok((await verifyReceipt(world.client, receipt, { now: world.time + 8 * DAY })).holds);
    }
  });

  it("takes nobody's word for it but that of whoever has to stop", async () => {
    await begin("forged", "62 days");
    world.time += 60;
    await agent.withdraw(campaign);
    const forged = async ({ body }: BrandMessage, change: object, signer: typeof world.brand) => {
      const { recipient, withdrawal } = readStopNotice(body);
      const { subject: account, terms, signedAt: withdrawnAt } = withdrawal;
      const said = { subject: account, terms, withdrawnAt, recipient, stoppedAt: world.time, ...change };
      return writeStopAcknowledgement(await signStopAcknowledgement(signer, world.deployment, said));
    };
    const replies: ((message: BrandMessage) => Promise<string>)[] = [
      (message) => forged(message, {}, world.customer(0) as never),
      (message) => forged(message, { withdrawnAt: 1 }, world.brand),
      (message) => forged(message, { recipient: "Somebody else" }, world.brand),
      (message) => forged(message, { subject: world.brand.account.address }, world.brand),
      async () => "{}",
    ];
    for (const reply of replies) {
      world.reply = (message) => (message.kind === "stop" ? reply(message) : countersign(message));
      await agent.deliver();
      assert.deepEqual(await standings(), { Gym: "told", "Own Word": "told", "Corner Relay": "told" });
    }
    // The brand may not sign for one that has an account of its own.
    world.reply = (message) =>
      message.kind === "stop" ? forged(message, {}, world.brand) : countersign(message);
    await agent.deliver();
    assert.deepEqual(await standings(), { Gym: "stopped", "Own Word": "stopped", "Corner Relay": "told" });
  });

  it("is not believed by a brand without the customer's signature, or from another network", async () => {
    const [entry] = (await agent.outbox()).filter(({ kind }) => kind === "stop");
    const notice = readStopNotice(entry!.body);
    const given = (changed: object) => ({
      notice: writeStopNotice({ ...notice, ...changed }),
      records,
      now: world.time,
    });
    const earlier = { withdrawal: { ...notice.withdrawal, signedAt: notice.withdrawal.signedAt - 1 } };
    await assert.rejects(
      acknowledgeStop(world.brand, world.deployment, given(earlier)),
      /did not sign the withdrawal/,
    );
    await assert.rejects(
      acknowledgeStop(world.brand, world.deployment, given({ chainId: 1 })),
      /for another network/,
    );
  });
});
