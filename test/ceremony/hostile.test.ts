import "../support/endAfterTests.ts";
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { CeremonyError } from "../../scripts/ceremony/ceremonyError.ts";
import { requireTranscript } from "../../scripts/ceremony/folder.ts";
import { closeWithBeacon } from "../../scripts/ceremony/steps/beacon.ts";
import { contribute } from "../../scripts/ceremony/steps/contribute.ts";
import { transcriptFile } from "../../scripts/ceremony/transcript.ts";
import {
  loseNewestKey,
  named,
  newestKey,
  pretend,
  type RawContribution,
  sectionOf,
  withContributions,
} from "../support/ceremony/forgery.ts";
import { BEACON, gatherPeople, type People } from "../support/ceremony/smallCeremony.ts";

describe("a coordinator refuses and names", () => {
  let people: People;
  /** Ada and Ben have contributed. */
  let own: string;
  let afterAda: string;
  let unchanged: Buffer;

  before(async () => {
    people = await gatherPeople();
    own = await people.start("coordinator");
    await people.accept(own, await people.contribute(own, "Ada"));
    afterAda = await people.send(own, "after-ada");
    await people.accept(own, await people.contribute(own, "Ben"));
    unchanged = await readFile(transcriptFile(own));
  });
  after(() => people.close());

  const copy = () => people.send(own, "mallory");
  const refuses = async (from: string, why: RegExp) => {
    await assert.rejects(people.accept(own, from), (error: Error) => {
      assert.ok(error instanceof CeremonyError, error.stack);
      assert.match(error.message, why);
      return true;
    });
    assert.ok(unchanged.equals(await readFile(transcriptFile(own))), "the ceremony is as it was");
  };
  /** Hands in the newest key with one more entry in its list of contributions. */
  const withEntry = async (make: (list: RawContribution[]) => RawContribution, said = {}) => {
    const key = withContributions(await newestKey(own), (list) => [...list, make(list)]);
    return pretend(await copy(), key, people.signer, said);
  };

  it("another ceremony, and a key for another circuit", async () => {
    const other = await people.start("other", people.otherR1cs);
    await refuses(other, /belongs to another ceremony/);
    await refuses(
      await pretend(await copy(), await newestKey(other), people.signer),
      /is a key for another circuit/,
    );
    const { r1cs, signer } = people;
    await assert.rejects(
      contribute({ folder: other, r1cs, name: "Ada", signer }),
      /The ceremony is for another circuit/,
    );
  });

  it("no change: nothing at all, the same key again, a contribution of 1", async () => {
    await refuses(await copy(), /adds no step: nothing was contributed/);
    await refuses(
      await pretend(await copy(), await newestKey(own), people.signer),
      /lacks step 3 \(the contribution of Mallory\).*key after step 2 .* unchanged/,
    );
    await refuses(
      await withEntry((list) => ({ ...list.at(-1)!, parameters: named("Mallory") })),
      /step 3 \(the contribution of Mallory\) changes nothing/,
    );
  });

  it("a replay: an earlier state, an earlier contribution, an earlier public key", async () => {
    await refuses(afterAda, /is a replay: it ends with step 1 \(the contribution of Ada\)/);
    await refuses(
      await withEntry((list) => ({ ...list[0]!, parameters: named("Mallory") })),
      /undoes what came before: the key is that of step 1 \(the contribution of Ada\)/,
    );
    await refuses(
      await withEntry((list) => ({
        ...list[0]!,
        delta: list[0]!.publicKey.subarray(0, 64),
        parameters: named("Mallory"),
      })),
      /does not hold/,
    );
  });

  it("one that skips a contribution", async () => {
    const skipping = await people.contribute(afterAda, "Cleo");
    await refuses(skipping, /skips step 2 \(the contribution of Ben\): after step 1 .* comes step 2 .*Cleo/);
    await refuses(
      await pretend(await copy(), await newestKey(skipping), people.signer, { name: "Cleo" }),
      /does not have step 2 \(the contribution of Ben\)/,
    );
  });

  it("several steps at once", async () => {
    const { r1cs, signer } = people;
    const folder = await people.contribute(own, "Cleo");
    await contribute({ folder, r1cs, name: "Dan", signer });
    await refuses(folder, /adds 2 steps/);
  });

  it("a key that is cut off, wherever", async () => {
    const whole = await newestKey(await people.contribute(own, "Cleo"));
    const { start, end } = sectionOf(whole, 10);
    for (const length of [0, 3, 4, 11, 12, 20, 100, start, start + 70, end - 1, whole.length - 1]) {
      const cut = whole.subarray(0, length);
      await refuses(await pretend(await copy(), cut, people.signer), /truncated|It is no key|has no section/);
    }
    const longer = Buffer.concat([whole, Buffer.alloc(1)]);
    await refuses(await pretend(await copy(), longer, people.signer), /bytes too many/);
    const folder = await people.contribute(own, "Cleo");
    const name = await loseNewestKey(folder);
    await refuses(folder, new RegExp(`${name} is missing`));
  });

  it("garbage: a page, random bytes, points that are none, another section", async () => {
    for (const garbage of [Buffer.from("<!doctype html><p>404"), randomBytes(2000)]) {
      await refuses(await pretend(await copy(), garbage, people.signer), /It is no key/);
    }
    const whole = await newestKey(await people.contribute(own, "Cleo"));
    // Header, L, H, and what must stay as it was.
    for (const section of [2, 3, 5, 8, 9]) {
      const changed = Buffer.from(whole);
      const { start, end } = sectionOf(whole, section);
      randomBytes(end - start).copy(changed, start);
      await refuses(
        await pretend(await copy(), changed, people.signer, { name: "Cleo" }),
        /does not hold: \S/,
      );
    }
  });

  it("a key that was changed on the way, and a transcript that was", async () => {
    const folder = await people.contribute(own, "Cleo");
    const text = await readFile(transcriptFile(folder), "utf8");
    const change = async (changed: string, why: RegExp) => {
      await writeFile(transcriptFile(folder), changed);
      await refuses(folder, why);
    };
    await change(text.replace("Cleo", "Leo"), /Leo\) is not signed by its public key/);
    await change(text.replace("Ben", "Bob"), /Bob\) is not signed/);
    await change(text.slice(0, -20), /is no whole JSON file/);
    await change(text.replace("Cleo", "\\u001b[2J"), /is no transcript of a ceremony: steps.3.name/);
    await change(text.replaceAll(/"previous": "[^0]/g, '"previous": "0'), /does not follow|is not signed/);
    await change("", /is no whole JSON file/);
  });

  it("a beacon in place of a contribution, whose secret everybody knows", async () => {
    const folder = await people.contribute(own, "Cleo");
    await closeWithBeacon({ folder: await copy(), name: "Mallory", signer: people.signer, value: BEACON });
    const closed = `${people.folder}/mallory`;
    await refuses(closed, /step 3 \(the beacon of Mallory\) is no contribution/);
    const key = await newestKey(closed);
    await refuses(
      await pretend(await copy(), key, people.signer),
      /the kind is beacon; .* says contribution/,
    );
    assert.equal((await requireTranscript(folder)).steps.length, 4);
  });
});
