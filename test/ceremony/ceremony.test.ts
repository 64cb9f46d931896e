import "../support/endAfterTests.ts";
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { keyFileOf, requireTranscript } from "../../scripts/ceremony/folder.ts";
import { openSigner } from "../../scripts/ceremony/signing.ts";
import { closeWithBeacon } from "../../scripts/ceremony/steps/beacon.ts";
import { contribute } from "../../scripts/ceremony/steps/contribute.ts";
import { finish } from "../../scripts/ceremony/steps/finish.ts";
import { verify } from "../../scripts/ceremony/steps/verify.ts";
import { transcriptFile } from "../../scripts/ceremony/transcript.ts";
import { root } from "../../services/shared/paths.ts";
import { BEACON, gatherPeople, type People, powersOfTau } from "../support/ceremony/smallCeremony.ts";

describe("a ceremony", () => {
  let people: People;
  let own: string;

  before(async () => {
    people = await gatherPeople();
    own = await people.start("coordinator");
  });
  after(() => people.close());

  const check = (folder: string, beacon?: string) =>
    verify({ folder, r1cs: people.r1cs, powersOfTau, beacon });
  const close = (value: string) =>
    closeWithBeacon({ folder: own, name: "Nora", signer: people.signer, value });

  it("writes no release before it is closed, and none over what is there", async () => {
    const circuit = { r1cs: people.r1cs, wasm: "", symbols: "" };
    const given = { folder: own, circuit, powersOfTau };
    await assert.rejects(finish({ ...given, out: root }), /exists already/);
    await assert.rejects(
      finish({ ...given, out: path.join(people.folder, "release") }),
      /No beacon has closed/,
    );
  });

  it("takes no beacon before somebody contributed", async () => {
    await assert.rejects(close(BEACON), /Nobody has contributed/);
  });

  it("takes the contributions of three people, each of which anybody can verify", async () => {
    for (const [index, name] of ["Ada", "Ben", "Cleo"].entries()) {
      await people.accept(own, await people.contribute(own, name));
      const { steps } = await check(own);
      assert.deepEqual([steps.length, steps.at(-1)!.name], [index + 2, name]);
    }
  });

  it("starts only once: repeated, the start changes nothing", async () => {
    const before = await readFile(transcriptFile(own));
    await people.start("coordinator");
    assert.ok(before.equals(await readFile(transcriptFile(own))));
    await assert.rejects(people.start("coordinator", people.otherR1cs), /is for another circuit/);
  });

  it("is closed by the beacon, once, and then takes nothing any more", async () => {
    const late = await people.contribute(own, "Dan");
    const closing = await close(BEACON);
    assert.deepEqual(await close(BEACON), closing);
    await assert.rejects(close("5e".repeat(32)), /closed with another beacon/);
    await assert.rejects(people.accept(own, late), /it accepts nothing any more/);
    const { r1cs, signer } = people;
    await assert.rejects(
      contribute({ folder: own, r1cs, name: "Eve", signer }),
      /nobody can contribute any more/,
    );
  });

  it("is verified with the beacon that was announced, and no other", async () => {
    await check(own, BEACON);
    await assert.rejects(check(own, "5e".repeat(32)), /closed with another beacon: 5d/);
  });

  it("is verified from the transcript and the last key alone", async () => {
    const alone = await people.send(own, "alone");
    const { steps } = await requireTranscript(alone);
    for (const step of steps.slice(0, -1)) await rm(keyFileOf(alone, step));
    await check(alone, BEACON);
    const earlier = await people.send(own, "earlier");
    await writeFile(keyFileOf(earlier, steps[2]!), await readFile(keyFileOf(own, steps[1]!)));
    await assert.rejects(check(earlier), /key-002-.* was changed/s);
  });

  it("is for one circuit and one set of powers of tau", async () => {
    await assert.rejects(
      verify({ folder: own, r1cs: people.otherR1cs, powersOfTau }),
      /is for another circuit/,
    );
    const other = path.join(people.folder, "other.ptau");
    await writeFile(other, Buffer.concat([await readFile(powersOfTau), Buffer.alloc(1)]));
    await assert.rejects(
      verify({ folder: own, r1cs: people.r1cs, powersOfTau: other }),
      /began with other powers of tau/,
    );
  });

  it("draws other secrets each time, also with the same randomness of one's own", async () => {
    const fresh = await people.start("fresh");
    const add = async (name: string) => {
      const folder = await people.send(fresh, name);
      const given = { folder, r1cs: people.r1cs, name: "Ada", signer: people.signer };
      const { contributionHash } = await contribute({ ...given, ownRandomness: Buffer.from("dice: 3 1 4") });
      return contributionHash;
    };
    assert.notEqual(await add("first"), await add("second"));
  });

  it("keeps a signing key that is there, and takes no other file for one", async () => {
    const file = path.join(people.folder, "signing-key.pem");
    assert.equal((await openSigner(file)).publicKey, people.signer.publicKey);
    const text = path.join(people.folder, "text.pem");
    await writeFile(text, "no key");
    await assert.rejects(openSigner(text), /holds no Ed25519 private key/);
    assert.equal(await readFile(text, "utf8"), "no key");
  });
});
