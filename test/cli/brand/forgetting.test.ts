import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { Address } from "viem";
import { sealKeysOf } from "../../../cli/brand/seals/sealKeys.ts";
import { readSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import { readCustomerRecord } from "../../../src/format/record/customerRecord.ts";
import { readRightsReplyFile } from "../../../src/format/record/rightsReplyFile.ts";
import { filesHolding } from "../../support/cli/bytesKept.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

describe("what a brand has to forget", () => {
  let gym: CommandLine;
  const subjects = new Map<string, Address>();
  const file = (name: string, kind: string) => gym.file(`${name}.${kind}.json`);

  /** Consents and has the brand make a seal. */
  const seal = async (name: string, campaign: string) => {
    const request = file(name, `${campaign}.request`);
    await gym.succeed("customer", "consent", campaign, "--as", name, "--yes", "--out", request);
    await gym.succeed("brand", "seal", request, "--out", file(name, `${campaign}.seal`));
    subjects.set(name, readSealRequestFile(readFileSync(request, "utf8")).request.subject);
  };
  const answer = async (name: string, campaign: string) => {
    const out = file(name, `${campaign}.answer`);
    const papers = ["--seal", file(name, `${campaign}.seal`), "--out", out];
    await gym.succeed("customer", "answer", campaign, "--as", name, "--yes", ...papers);
    return out;
  };
  /** The keys of a customer, as they are written in the database. */
  const keysOf = (name: string): string[] => {
    const { context } = gym.context();
    const rows = context.state.all(
      "SELECT seal_key FROM seal_keys WHERE subject = ?",
      subjects.get(name)!.toLowerCase(),
    );
    context.state.close();
    return rows.map(({ seal_key: key }) => key as string);
  };
  const places = (name: string) => {
    const { context } = gym.context();
    const found = sealKeysOf(context.state, { subject: subjects.get(name)! });
    context.state.close();
    return found;
  };
  const known = async (campaign: string): Promise<{ subject: Address; segment: number }[]> =>
    JSON.parse(await gym.succeed("brand", "campaign", "status", campaign, "--json")).segments;
  const exported = async (name: string, out: string) => {
    const given = ["--subject", subjects.get(name)!, "--out", gym.file(out)];
    await gym.succeed("brand", "export", ...given);
    return readCustomerRecord(readFileSync(gym.file(out), "utf8"));
  };

  before(async () => {
    gym = await openGym({ sealed: true, period: "30 days" }, { sealed: true });
    await giveCards(gym, "ada", "ben", "eve");
    for (const name of ["ada", "ben", "eve"]) await seal(name, "1");
    for (const name of ["ada", "ben"]) await gym.succeed("brand", "settle", await answer(name, "1"));
    // Eve's answer stays with the brand, which never settles it; and Ada has a key for another campaign.
    await answer("eve", "1");
    await setTimeout(1000);
    await seal("ada", "2");
  });
  after(() => gym.close());

  it("is there before, and nothing but that", async () => {
    assert.equal(filesHolding(gym.folder, keysOf("ada")[0]!).length, 1);
    assert.deepEqual(
      (await known("1")).map(({ segment }) => segment),
      [1, 1],
    );
    const record = await exported("ada", "before.json");
    assert.deepEqual(
      record.answers.map(({ segment }) => segment),
      [1],
    );
    assert.equal(record.sealKeyScopes.length, 2);
  });

  it("tells a customer what is kept, and nobody else", async () => {
    const [request, receipt, reply] = ["access", "receipt", "reply"].map((kind) => file("ada", kind));
    const ask = ["customer", "rights", "ask", "1", "access", "--as", "ada", "--out", request!];
    await gym.succeed(...ask);
    await gym.succeed("brand", "rights", "take", request!, "--out", receipt!);
    const { reply: received } = readRightsReplyFile(readFileSync(receipt!, "utf8"));
    await gym.succeed("customer", "rights", "open", receipt!, "--as", "ada");
    const fulfil = ["brand", "rights", "reply", received.request, "fulfilled"];
    await gym.succeed(...fulfil, "--out", reply!);
    assert.ok(!readFileSync(reply!, "utf8").includes("segment"));
    const shown = await gym.succeed("customer", "rights", "open", reply!, "--as", "ada");
    assert.match(shown, /that in campaign 1, "course 1" you are in group 1: the conditions hold; until 20/);
    assert.match(shown, /2 keys that can open your sealed answers/);
    await gym.fail(1, /There is no request/, "customer", "rights", "open", reply!, "--as", "ben");
    // The key to encrypt to stands in the request, so anybody can make a box.
    const forged = JSON.parse(readFileSync(reply!, "utf8"));
    forged.reply.words = "Everything was erased.";
    const open = ["customer", "rights", "open", gym.write("forged.json", forged), "--as", "ada"];
    await gym.fail(1, /did not sign it/, ...open);
    const text = JSON.parse(readFileSync(request!, "utf8"));
    const stolen = { ...text, request: { ...text.request, subject: subjects.get("ben") } };
    const none = ["--out", gym.file("none.json")];
    const take = ["brand", "rights", "take", gym.write("stolen.json", stolen), ...none];
    await gym.fail(1, /did not sign the request/, ...take);
  });

  it("leaves after a withdrawal no key of any campaign, also of an answer that nobody settled", async () => {
    const keys = [...keysOf("ada"), ...keysOf("eve")];
    assert.equal(keys.length, 3);
    for (const name of ["ada", "eve"]) await gym.succeed("customer", "withdraw", "1", "--as", name);
    const forgotten = await gym.succeed("brand", "forget");
    assert.match(forgotten, /^Looked at 2 campaigns and destroyed 3 seal keys\./);
    for (const key of keys) assert.deepEqual(filesHolding(gym.folder, key), []);
    const record = await exported("ada", "after.json");
    assert.deepEqual([record.answers, record.sealKeyScopes], [[], []]);
    assert.deepEqual(await known("1"), [{ subject: subjects.get("ben"), segment: 1 }]);
  });

  it("does not come back with a new consent, not even where the brand never looked in between", async () => {
    await gym.succeed("customer", "withdraw", "1", "--as", "ben");
    await setTimeout(1000);
    const again = ["customer", "consent", "1", "--as", "ben", "--yes", "--consent-again"];
    await gym.succeed(...again, "--out", gym.file("again.json"));
    assert.deepEqual(await known("1"), []);
    assert.deepEqual(keysOf("ben"), []);
    assert.deepEqual((await exported("ben", "ben.json")).answers, []);
  });

  it("goes for one customer when it is erased, and the chain does not bring it back", async () => {
    await gym.succeed("wait", "30 days");
    const request = gym.file("next.request.json");
    const consent = ["customer", "consent", "1", "--as", "ben", "--yes", "--out"];
    await gym.succeed(...consent, request);
    await gym.succeed("brand", "seal", request, "--out", file("ben", "1.next.seal"));
    const papers = ["--seal", file("ben", "1.next.seal"), "--out", file("ben", "next.answer")];
    await gym.succeed("customer", "answer", "1", "--as", "ben", "--yes", ...papers);
    await gym.succeed("brand", "settle", file("ben", "next.answer"));
    const [key] = keysOf("ben");
    assert.equal((await known("1")).length, 1);
    await gym.succeed("brand", "records", "--out", gym.file("all.json"));
    const erase = ["brand", "erase", "--subject", subjects.get("ben")!];
    await gym.fail(2, /add --yes/, ...erase);
    assert.match(
      await gym.succeed(...erase, "--yes"),
      /^Erased 1 permission \(1 of which counts\), 1 answer, [\s\S]*A copy that names the customer is in .*all\.json: delete it, or add --copies\./,
    );
    const copies = ["ben.json", "all.json"].map((name) => gym.file(name));
    const again = JSON.parse(await gym.succeed(...erase, "--copies", "--yes", "--json"));
    assert.deepEqual(again.copies, [...copies].sort());
    assert.deepEqual(
      copies.map((copy) => existsSync(copy)),
      [false, false],
    );
    assert.ok(existsSync(gym.file("before.json")), "another customer's copy was deleted");
    assert.deepEqual([filesHolding(gym.folder, key!), places("ben")], [[], []]);
    assert.deepEqual(await known("1"), []);
    const { erasedAt, consents, answers } = await exported("ben", "erased.json");
    assert.ok(erasedAt > 0);
    assert.deepEqual([consents, answers], [[], []]);
  });

  it("is not kept beyond what the terms say, and a key whose period is over neither", async () => {
    await gym.succeed("wait", "1 day");
    const request = gym.file("eve.late.json");
    const consent = ["customer", "consent", "1", "--as", "eve", "--yes", "--consent-again"];
    await gym.succeed(...consent, "--consent-for", "365 days", "--out", request);
    await gym.succeed("brand", "seal", request, "--out", gym.file("eve.late.seal.json"));
    assert.equal(keysOf("eve").length, 1);
    await gym.succeed("wait", "60 days");
    assert.match(await gym.succeed("brand", "forget"), /destroyed 0 seal keys/);
    await gym.succeed("wait", "60 days");
    assert.match(await gym.succeed("brand", "forget"), /destroyed 1 seal key\./);
    assert.deepEqual(keysOf("eve"), []);
  });
});
