import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type Hex, numberToHex, stringToHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import type { Agent } from "../../../../src/agent/agent.ts";
import { forgetRights, rightsStandings } from "../../../../src/brand/rights/list.ts";
import { replyToRights } from "../../../../src/brand/rights/reply.ts";
import { MOST_OPEN, takeRights } from "../../../../src/brand/rights/take.ts";
import { signRightsReply } from "../../../../src/chain/requests/rightsReply.ts";
import { rightsActions, signRightsRequest } from "../../../../src/chain/requests/rightsRequest.ts";
import { writeCustomerRecord } from "../../../../src/format/record/customerRecord.ts";
import { readRightsReplyFile, writeRightsReplyFile } from "../../../../src/format/record/rightsReplyFile.ts";
import { writeRightsRequestFile } from "../../../../src/format/record/rightsRequestFile.ts";
import { usuallyDue } from "../../../../src/rights/clock.ts";
import { memoryStore, type Store } from "../../../../src/store.ts";
import { type AgentWorld, openAgentWorld } from "../../../support/agent/agentWorld.ts";

const DAY = 86_400;

describe("rights with a clock", () => {
  let world: AgentWorld;
  let text: string;
  let campaign: bigint;
  let agent: Agent;
  let store: Store;
  let usual: AgentWorld["reply"];
  let start: number;
  const standing = async (id: Hex) => (await agent.rights()).find((one) => one.id === id)!;
  const answer = (given: Omit<Parameters<typeof replyToRights>[2], "store" | "now">) =>
    replyToRights(world.brand, world.deployment, { ...given, store: world.records, now: world.time });
  const failed = async () =>
    (await agent.deliver()).waiting.map(({ kind, lastError }) => `${kind}: ${lastError}`);

  before(async () => {
    world = await openAgentWorld();
    usual = world.reply;
    start = world.time;
    ({ text, campaign } = await world.open({ name: "course" }));
  });
  beforeEach(async () => {
    await agent?.close();
    world.time = start;
    world.reply = usual;
    world.records = memoryStore();
    store = memoryStore();
    agent = await world.agent({ store });
    await agent.receive(text);
  });
  after(async () => {
    await agent?.close();
    await world?.close();
  });

  it("begin with a signed receipt, which names the day, and end with a signed outcome", async () => {
    const id = await agent.exercise(campaign, "contest", "I am not 40.");
    assert.equal((await standing(id)).state, "waiting");
    assert.deepEqual(await failed(), []);
    const received = await standing(id);
    assert.deepEqual([received.state, received.dueAt, received.isLate], ["open", usuallyDue(start), false]);
    await assert.rejects(answer({ id, state: "fulfilled" }), /has to hear why/);
    const words = "A person looked at it: you are in group 2 now.";
    const outcome = await answer({ id, state: "fulfilled", words });
    assert.equal(await answer({ id, state: "fulfilled", words }), outcome);
    await agent.deliver();
    assert.equal((await standing(id)).state, "open", "asked again within a day");
    world.time += DAY;
    await agent.deliver();
    const ended = await standing(id);
    assert.deepEqual([ended.state, ended.words, ended.isLate], ["fulfilled", words, false]);
    world.time += 100 * DAY;
    world.heard.length = 0;
    await agent.deliver();
    assert.deepEqual(world.heard, [], "a request that is over is not sent again");
    await assert.rejects(agent.rightsComplaint(id), /nothing to complain of/);
  });

  it("hand what is kept only to whoever asked for it", async () => {
    const id = await agent.exercise(campaign, "access");
    await agent.deliver();
    const { subject } = (await rightsStandings(world.records, world.time))[0]!;
    const { chainId, campaigns } = world.deployment;
    const brand = world.brand.account.address;
    const record = { chainId, campaigns, brand, subject, writtenAt: world.time, erasedAt: 0 };
    const kept = writeCustomerRecord({ ...record, consents: [], answers: [], sealKeyScopes: [7n] });
    await assert.rejects(answer({ id, state: "fulfilled" }), /is fulfilled with what is kept/);
    await assert.rejects(agent.recordKept(id), /has not said what it keeps/);
    const reply = await answer({ id, state: "fulfilled", record: kept });
    assert.ok(!reply.includes("sealKeyScopes"));
    world.time += DAY;
    await agent.deliver();
    assert.deepEqual((await agent.recordKept(id)).sealKeyScopes, [7n]);
    const other = await agent.exercise(campaign, "deletion");
    await agent.deliver();
    await assert.rejects(answer({ id: other, state: "fulfilled", record: kept }), /only to whoever asked/);
  });

  it("are late after a month, counted since the brand was handed the request, and a letter says so", async () => {
    world.reply = async () => undefined;
    const id = await agent.exercise(campaign, "deletion");
    assert.match((await failed()).join(), /^rights: gym\.example has not confirmed the request/);
    world.time += 20 * DAY;
    world.reply = usual;
    assert.deepEqual(await failed(), []);
    const { state, dueAt, isLate } = await standing(id);
    assert.deepEqual([state, isLate], ["open", false]);
    // The brand's own month begins with its receipt: the reply's date is its word, not the customer's.
    assert.equal(dueAt, usuallyDue(start));
    await assert.rejects(agent.rightsComplaint(id), /nothing to complain of/);
    world.time = dueAt + 1;
    await agent.deliver();
    assert.equal((await standing(id)).isLate, true);
    const { letter, evidence } = await agent.rightsComplaint(id);
    assert.match(
      letter,
      /I asked .* for the erasure of what it keeps of me \(art\. 17\)\..*has not come to an end/s,
    );
    assert.equal(evidence.replies.length, 1);
    const mine = await rightsStandings(world.records, usuallyDue(start + 20 * DAY) + 1);
    assert.deepEqual(
      mine.map((one) => one.isLate),
      [true],
    );
  });

  it("may take two months more, said within the first one with a reason, once", async () => {
    const id = await agent.exercise(campaign, "access");
    await agent.deliver();
    world.time += 10 * DAY;
    const extended = { id, state: "in_progress", extend: true } as const;
    await assert.rejects(answer(extended), /needs a reason in words/);
    await answer({ ...extended, words: "Many asked at once." });
    await agent.deliver();
    const { dueAt, isLate } = await standing(id);
    assert.ok(dueAt > usuallyDue(start) + 50 * DAY && dueAt < start + 93 * DAY);
    world.time = usuallyDue(start) + DAY;
    assert.equal(isLate, false);
    await assert.rejects(answer({ ...extended, words: "Still many." }), /cannot be put off/);
    await answer({ id, state: "denied", words: "There is nothing." });
    await agent.deliver();
    assert.equal((await standing(id)).state, "denied");
    const second = await agent.exercise(campaign, "objection");
    await agent.deliver();
    world.time += 32 * DAY;
    await assert.rejects(answer({ ...extended, id: second, words: "Later." }), /cannot be put off/);
  });

  it("are not put off by another day of receipt", async () => {
    const id = await agent.exercise(campaign, "deletion");
    await agent.deliver();
    const first = readRightsReplyFile(
      (await usual({ kind: "rights", body: world.heard.at(-1)!.body }))!,
    ).reply;
    const { chainId, campaigns } = world.deployment;
    const say = async (receivedAt: number, dueAt: number) => {
      const given = { ...first, state: "in_progress" as const, receivedAt, dueAt, repliedAt: world.time };
      const reply = await signRightsReply(world.brand, world.deployment, given);
      world.reply = async () => writeRightsReplyFile({ chainId, campaigns, reply });
      return (await failed()).join();
    };
    world.time = usuallyDue(start) + 20 * DAY;
    const moved = usuallyDue(world.time);
    assert.match(await say(world.time, moved), /cannot be true/);
    world.time += DAY;
    assert.match(await say(first.receivedAt, moved), /after the month was over/);
    assert.equal((await standing(id)).isLate, true);
  });

  it("can be taken back, offline as well, and then nothing is late", async () => {
    world.reply = () => Promise.reject(new Error("offline"));
    const id = await agent.exercise(campaign, "objection", "Stop it.");
    await agent.revokeRight(id);
    await agent.revokeRight(id);
    assert.match((await failed()).join(), /offline/);
    world.time += 7 * DAY;
    world.reply = usual;
    assert.deepEqual(await failed(), []);
    assert.equal((await standing(id)).state, "revoked");
    await assert.rejects(agent.revokeRight(id), /has come to its end/);
    await assert.rejects(answer({ id, state: "fulfilled" }), /it cannot become fulfilled/);
    assert.equal(await forgetRights(world.records, world.time + 300 * DAY), 0);
    assert.equal(await forgetRights(world.records, world.time + 367 * DAY), 1);
  });

  it("can be taken back from a brand whose clock was set back", async () => {
    const id = await agent.exercise(campaign, "objection");
    await agent.deliver();
    await agent.revokeRight(id);
    world.reply = ({ body }) =>
      takeRights(world.brand, world.deployment, { text: body, store: world.records, now: world.time - DAY });
    assert.deepEqual(await failed(), []);
    assert.equal((await standing(id)).state, "revoked");
  });

  it("are not moved by what the brand did not sign, or signs about something else, or dates back", async () => {
    const id = await agent.exercise(campaign, "contest", "No.");
    await agent.deliver();
    const receipt = (await usual({ kind: "rights", body: world.heard.at(-1)!.body }))!;
    const other = await agent.exercise(campaign, "deletion");
    await agent.deliver();
    const otherReceipt = await answer({ id: other, state: "denied", words: "No." });
    const stranger = { ...world.brand, account: privateKeyToAccount(generatePrivateKey()) };
    const { reply } = readRightsReplyFile(receipt);
    const forged = receipt.replace(reply.signature, numberToHex(1n, { size: 65 }));
    const signed = async (changes: object, by = world.brand) => {
      const { signedText } = await import("../../../../src/brand/rights/sign.ts");
      const { signature: _, ...message } = reply;
      return signedText(by as never, world.deployment, {
        ...message,
        state: "denied",
        words: "No.",
        ...changes,
      });
    };
    world.time += 5 * DAY;
    const now = world.time;
    await agent.deliver();
    world.time += DAY;
    const cases: [string, RegExp][] = [
      [forged.replace('"open"', '"denied"'), /did not sign it/],
      [otherReceipt, /to another request/],
      [await signed({ repliedAt: now }, stranger as never), /to another request/],
      [await signed({ words: " ", repliedAt: now + DAY }), /denies without saying why/],
      [await signed({ repliedAt: now - 2 * DAY }), /dated back/],
      [await signed({ repliedAt: now + 30 * DAY }), /times cannot be true/],
      [await signed({ receivedAt: start - 30 * DAY, repliedAt: now + DAY }), /times cannot be true/],
      [await signed({ state: "revoked", repliedAt: now + DAY }), /Nobody has taken the request back/],
      [await signed({ state: "open", repliedAt: now + DAY }), /was open already/],
      [
        await signed({ state: "in_progress", words: "", dueAt: reply.dueAt + 9 * DAY, repliedAt: now + DAY }),
        /puts the end off without saying why/,
      ],
      [
        await signed({ state: "in_progress", dueAt: reply.dueAt + 99 * DAY, repliedAt: now + DAY }),
        /for more than two months/,
      ],
      ["{}", /The reply about rights/],
    ];
    for (const [text, expected] of cases) {
      world.reply = async () => text;
      const errors = (await failed()).filter((one) => expected.test(one));
      assert.notEqual(errors.length, 0, `${expected}`);
      assert.equal((await standing(id)).state, "open");
    }
  });

  it("are taken by a brand as often as they come, and only from whom they are", async () => {
    const id = await agent.exercise(campaign, "deletion", "\u001b[2J Please.");
    await agent.deliver();
    const { body } = world.heard.at(-1)!;
    const take = (message: string, now = world.time) =>
      takeRights(world.brand, world.deployment, { text: message, store: world.records, now });
    assert.equal(await take(body, world.time + 40 * DAY), await take(body));
    assert.equal((await rightsStandings(world.records, world.time)).length, 1);
    const changed = JSON.parse(body);
    changed.request.action = "access";
    await assert.rejects(take(JSON.stringify(changed)), /did not sign the request/);
    await assert.rejects(take(body.replace(/"chainId": "?\d+"?/, '"chainId": 7')), /for another network/);
    await agent.revokeRight(id);
    const revocation = (await agent.outbox()).find(({ kind }) => kind === "rights")!.body;
    const foreign = JSON.parse(revocation);
    foreign.revocation.subject = world.relayer.account.address;
    await assert.rejects(take(JSON.stringify(foreign)), /did not sign the revocation/);
    const old = { ...world.deployment };
    const { chainId, campaigns } = old;
    const by = { ...world.brand, account: privateKeyToAccount(generatePrivateKey()) };
    const request = async (words: string, requestedAt: number) =>
      writeRightsRequestFile({
        ...{ chainId, campaigns },
        request: await signRightsRequest(by as never, old, {
          ...{ brand: world.brand.account.address, action: "access", campaign, words, requestedAt },
          recipient: stringToHex("", { size: 32 }),
        }),
      });
    await assert.rejects(take(await request("", start - 366 * DAY)), /not made within the last year/);
    await assert.rejects(take(await request("", start + DAY)), /not made within the last year/);
    assert.equal((await take(await request("", start - 300 * DAY))).includes('"open"'), true);
    for (let one = 1; one < MOST_OPEN; one++) await take(await request(`${one}`, start));
    const { reply } = readRightsReplyFile(await take(await request("one more", start)));
    assert.deepEqual([reply.state, reply.reason], ["denied", "too_many_requests"]);
    assert.equal((await rightsStandings(world.records, world.time)).length, MOST_OPEN + 1);
  });

  it("go on after an end between any two writes, with one request of each kind at the brand", async () => {
    await agent.close();
    for (const action of rightsActions) {
      const kept = memoryStore();
      const first = await world.agent({ store: kept });
      await first.receive(text);
      await first.close();
      for (let writes = 0; writes < 12; writes++) {
        let left = writes;
        const dying: Store = {
          ...kept,
          async set(key, value) {
            if (left-- <= 0) throw new Error("killed");
            await kept.set(key, value);
          },
        };
        await (async () => {
          const once = await world.agent({ store: dying });
          if ((await once.rights()).length === 0) await once.exercise(campaign, action);
          await once.deliver();
        })().catch(() => undefined);
      }
      agent = await world.agent({ store: kept });
      const [only, ...others] = await agent.rights();
      assert.deepEqual(others, []);
      assert.equal(only!.state, "open");
    }
    const all = await rightsStandings(world.records, world.time);
    assert.deepEqual(all.map(({ action }) => action).sort(), [...rightsActions].sort());
  });
});
