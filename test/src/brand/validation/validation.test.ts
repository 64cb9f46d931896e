import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Address } from "viem";
import { eraseCustomer, linkCustomer, readLightRecord } from "../../../../src/brand/lightRecord.ts";
import { hitRateInWords, hitRatesOf } from "../../../../src/brand/validation/hitRates.ts";
import {
  forgetEndedOffers,
  isOfferStopped,
  stoppedOffers,
  takeTap,
} from "../../../../src/brand/validation/takeTap.ts";
import { tapCounts } from "../../../../src/brand/validation/tapCounts.ts";
import { InvalidValueError } from "../../../../src/errors.ts";
import { memoryStore, type Store } from "../../../../src/store.ts";
import { createRandom } from "../../../support/random.ts";

const subject: Address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const campaign = 7n;
const taken = { campaign, subject, offeredTo: 2, tapped: 2, nullifier: 11n, until: 1_000 };
const stopped = (store: Store, now = 500) => isOfferStopped(store, { campaign, subject, now });

describe("a validation", () => {
  it("stops the offer at once for what is wrong or bought already, until the offer ends", async () => {
    for (const [tapped, stops] of [
      [1, false],
      [2, true],
      [3, true],
    ] as const) {
      const store = memoryStore();
      await takeTap(store, { ...taken, tapped });
      assert.equal(await stopped(store), stops);
      assert.equal(await stopped(store, 1_000), false);
      assert.equal(await isOfferStopped(store, { campaign: 8n, subject, now: 500 }), false);
    }
  });

  it("stops the offer even where counting fails", async () => {
    const store = memoryStore();
    const failing = {
      ...store,
      set: (key: string, value: string) =>
        key.startsWith("validation/") ? Promise.reject(new Error("full")) : store.set(key, value),
    };
    await assert.rejects(takeTap(failing, taken), /full/);
    assert.ok(await stopped(store));
  });

  it("is counted once, whatever is repeated, and added up over processes", async () => {
    const store = memoryStore();
    await Promise.all([
      takeTap(store, taken),
      takeTap(store, taken),
      takeTap(store, { ...taken, nullifier: 12n }),
    ]);
    await takeTap(store, { ...taken, tapped: 1, nullifier: 13n, writer: "two" });
    assert.deepEqual(
      [...(await tapCounts(store, { campaign }))],
      [[2, { "right for me": 1, "not for me": 2, "bought it already": 0 }]],
    );
  });

  it("leaves no tap, no segment and no history of a person, and what it leaves ends with the offer or an erasure", async () => {
    const store = memoryStore();
    await linkCustomer(store, subject);
    await takeTap(store, taken);
    for (const key of await store.list("")) {
      const value = (await store.get(key))!;
      // Either it names the person or it holds a tap, never both.
      const names = key.includes(subject.toLowerCase()) || key.includes("11");
      assert.ok(!(names && /right|not for me|bought|segment/.test(value)), `${key}: ${value}`);
    }
    assert.deepEqual((await readLightRecord(store, subject))?.answers, []);
    assert.deepEqual(await stoppedOffers(store, subject), [{ campaign, until: 1_000 }]);
    await eraseCustomer(store, subject);
    assert.deepEqual(await stoppedOffers(store, subject), []);
    assert.deepEqual(await store.list("customer/"), []);
    await takeTap(store, { ...taken, nullifier: 14n });
    await forgetEndedOffers(store, 999);
    assert.ok(await stopped(store));
    await forgetEndedOffers(store, 1_000);
    assert.deepEqual(await store.list(""), ["validation/taps/7/2/one"]);
  });

  it("refuses what is no tap, and shows no offer where a stop cannot be read", async () => {
    const store = memoryStore();
    await assert.rejects(takeTap(store, { ...taken, tapped: 0 }), InvalidValueError);
    await assert.rejects(takeTap(store, { ...taken, tapped: 4 }), InvalidValueError);
    assert.deepEqual(await store.list(""), []);
    await takeTap(store, taken);
    const [key] = await store.list("customer/");
    await store.set(key!, "{}");
    await assert.rejects(stopped(store), InvalidValueError);
  });
});

describe("hit rates", () => {
  const counts = (right: number, wrong: number, bought = 0) => ({
    "right for me": right,
    "not for me": wrong,
    "bought it already": bought,
  });

  it("count what was bought already as a hit, with an interval, and say when nobody answered", () => {
    const [rate, none] = hitRatesOf(
      new Map([
        [3, counts(0, 0)],
        [1, counts(50, 40, 10)],
      ]),
    );
    assert.equal(rate!.share, 0.6);
    assert.ok(rate!.low > 0.4 && rate!.low < 0.5 && rate!.high < 0.8);
    assert.match(
      hitRateInWords(rate!, "outdoor"),
      /^Group outdoor: right for 60 % \(4\d to 7\d\) of those who answered\.$/,
    );
    assert.equal(hitRateInWords(none!, "home"), "Group home: nobody has answered.");
  });

  it("say that a model has aged when it has, and seldom when it has not, however often they are looked at", () => {
    const random = createRandom(4);
    const agesWithin = (share: number) => {
      const [right, wrong] = [[0], [0]] as [[number], [number]];
      for (let answer = 0; answer < 300; answer++) {
        if (random.between(1, 100) <= share * 100) right[0]++;
        else wrong[0]++;
        if (hitRatesOf(new Map([[1, counts(right[0], wrong[0])]]), { 1: 0.6 })[0]!.hasAged) return true;
      }
      return false;
    };
    const runs = Array.from({ length: 40 });
    assert.ok(runs.filter(() => agesWithin(0.6)).length <= 2);
    assert.ok(runs.filter(() => agesWithin(0.38)).length >= 38);
  });
});
