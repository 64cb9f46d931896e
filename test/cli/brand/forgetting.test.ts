import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { Address } from "viem";
import { sealKeysOf } from "../../../cli/brand/seals/sealKeys.ts";
import { readSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import { readCustomerRecord, writeCustomerRecord } from "../../../src/format/record/customerRecord.ts";
import { boxForReply, writeDataReply } from "../../../src/format/record/dataReply.ts";
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
    const request = file("ada", "data");
    await gym.succeed("customer", "data", "request", "1", "--as", "ada", "--out", request);
    const reply = file("ada", "reply");
    await gym.succeed("brand", "data", request, "--out", reply);
    assert.ok(!readFileSync(reply, "utf8").includes("segment"));
    const shown = await gym.succeed("customer", "data", "open", reply, "--as", "ada");
    assert.match(shown, /that in campaign 1, "course 1" you are in group 1: the conditions hold; until 20/);
    assert.match(shown, /2 keys that can open your sealed answers/);
    await gym.fail(1, /is for another customer/, "customer", "data", "open", reply, "--as", "ben");
    const text = JSON.parse(readFileSync(request, "utf8"));
    // The key to encrypt to stands in the request.
    const { chainId, campaigns, brand } = JSON.parse(readFileSync(reply, "utf8"));
    const place = { chainId, campaigns };
    const record = writeCustomerRecord({
      ...{
        ...place,
        brand,
        subject: text.request.subject,
        writtenAt: 1_800_000_000,
        erasedAt: 1_800_000_000,
      },
      ...{ consents: [], answers: [], sealKeyScopes: [] },
    });
    const forged = { ...text.request, brand, box: boxForReply(place, { ...text.request, brand }, record) };
    const forgedFile = gym.write("forged.json", JSON.parse(writeDataReply(place, forged)));
    await gym.fail(1, /did not sign it/, "customer", "data", "open", forgedFile, "--as", "ada");
    const stolen = { ...text, request: { ...text.request, subject: subjects.get("ben") } };
    const none = ["--out", gym.file("none.json")];
    await gym.fail(1, /did not sign it/, "brand", "data", gym.write("stolen.json", stolen), ...none);
    await gym.succeed("wait", "25 hours");
    await gym.fail(1, /not made within the last day/, "brand", "data", request, ...none);
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
