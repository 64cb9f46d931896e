import "../support/endAfterTests.ts";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import * as snarkjs from "snarkjs";
import { verify } from "../../scripts/ceremony/steps/verify.ts";
import { inMemory } from "../../scripts/ceremony/verifyKey.ts";
import { named, newestKey, pretend, withContributions } from "../support/ceremony/forgery.ts";
import { BEACON, gatherPeople, type People, powersOfTau } from "../support/ceremony/smallCeremony.ts";

const OTHER = "5e".repeat(32);

describe("a verifier refuses a beacon", () => {
  let people: People;
  let own: string;

  before(async () => {
    people = await gatherPeople();
    own = await people.start("coordinator");
    await people.accept(own, await people.contribute(own, "Ada"));
  });
  after(() => people.close());

  /** A key that the coordinator closes with a beacon of their choice. */
  const closed = async (value: string, exponent = 10) => {
    const key = await newestKey(own);
    const bytes = await inMemory(async (made) => {
      await snarkjs.zKey.beacon(key, made, "Nora", value, exponent);
    });
    return Buffer.from(bytes);
  };
  /** The ceremony with this last key, of which its transcript says what the coordinator wants it to. */
  const claimed = async (key: Buffer, said = {}) => {
    const step = { kind: "beacon", name: "Nora", value: BEACON, iterationsExponent: 10 } as const;
    return pretend(await people.send(own, "claimed"), key, people.signer, { ...step, ...said });
  };
  const refuses = async (folder: string, why: RegExp) =>
    assert.rejects(verify({ folder, r1cs: people.r1cs, powersOfTau, beacon: BEACON }), why);

  it("but not the right one", async () => {
    const folder = await claimed(await closed(BEACON));
    await verify({ folder, r1cs: people.r1cs, powersOfTau, beacon: BEACON });
  });

  it("that is another number than the transcript says", async () => {
    await refuses(await claimed(await closed(OTHER)), /the beacon is 5e5e.*; the transcript says 5d5d/);
    await refuses(await claimed(await closed(OTHER), { value: OTHER }), /closed with another beacon: 5e/);
  });

  it("that was hashed another number of times than announced", async () => {
    const key = await closed(BEACON, 11);
    await refuses(await claimed(key), /the iterations exponent is 11; the transcript says 10/);
    await refuses(await claimed(key, { iterationsExponent: 11 }), /hashed 2\^11 times; announced was 2\^10/);
  });

  it("that is a contribution of somebody who knows the secret", async () => {
    const folder = await people.contribute(own, "Nora");
    const parameters = Buffer.concat([
      named("Nora"),
      Buffer.from([2, 10, 3, 32]),
      Buffer.from(BEACON, "hex"),
    ]);
    const key = withContributions(await newestKey(folder), ([first, last]) => [
      first!,
      { ...last!, type: 1, parameters },
    ]);
    await refuses(await claimed(key), /does not hold: .*beacon/);
  });

  it("that is missing", async () => {
    await refuses(own, /No beacon has closed the ceremony yet/);
  });
});
