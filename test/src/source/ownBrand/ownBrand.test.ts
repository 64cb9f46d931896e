import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { writeCustomerCode } from "../../../../src/source/ownBrand/customerCode.ts";
import { createOwnBrand } from "../../../../src/source/ownBrand/ownBrand.ts";
import { readPurchaseLog } from "../../../../src/source/ownBrand/purchaseLog.ts";
import { SourceError } from "../../../../src/source/sourceError.ts";

const DAY = 86_400;
const NOW = Date.parse("2026-06-30T12:00:00Z") / 1000;
const key = new Uint8Array(32).fill(7);
const csv = `customer,time,amount
A-1,2026-06-20T10:00:00Z,40.50
A-1,2026-06-01T10:00:00Z,200
A-1,2020-01-01T10:00:00Z,99999
B-2,2026-01-01T10:00:00Z,1
`;

const brand = createOwnBrand({
  name: "gym.example/engagement/1",
  log: readPurchaseLog(csv),
  codeKey: key,
  days: 365,
  recencyEdges: [7, 30, 90],
  frequencyEdges: [1, 3, 10],
  moneyEdges: [50, 200, 1000],
  currency: "EUR",
});

async function engagementOf(customer: string) {
  const code = writeCustomerCode(key, { customer, expiry: NOW + 60 });
  const { pending } = await begin(code);
  return (await brand.read(pending, undefined, NOW)).reading;
}

function begin(code: string) {
  const session = { session: "s", nonce: "n", returnTo: "", account: "0x" };
  return brand.begin({ ...session, now: NOW, until: NOW + DAY, given: { code } });
}

describe("what a brand has seen of its customers", () => {
  it("becomes bands of recency, frequency and money within the time that counts", async () => {
    const { values, account } = await engagementOf("A-1");
    assert.equal(account, "A-1");
    assert.deepEqual(values, {
      recency: "7 to 30 days",
      frequency: "1 to 3 purchases",
      money: "200 to 1000 EUR",
    });
    assert.equal((await engagementOf("B-2")).values.recency, "90 days or more");
  });

  it("has no recency for who bought nothing lately", async () => {
    const { pending } = await begin(writeCustomerCode(key, { customer: "B-2", expiry: NOW + 60 }));
    const { reading } = await brand.read(pending, undefined, NOW + 400 * DAY);
    assert.deepEqual(reading.values, { frequency: "under 1 purchases", money: "under 50 EUR" });
  });

  it("is shown by a code of the shop, which cannot be made up, changed or kept", async () => {
    const good = writeCustomerCode(key, { customer: "A-1", expiry: NOW + 60 });
    const codes: Record<string, string> = {
      forged: good.replace("A-1", "B-2"),
      "forged by another key": writeCustomerCode(new Uint8Array(32), { customer: "A-1", expiry: NOW + 60 }),
      "forged expiry": good.replace(/^\d+/, `${NOW + 999}`),
      "forged nonsense": "A-1",
      expired: writeCustomerCode(key, { customer: "A-1", expiry: NOW - 1 }),
    };
    for (const [name, code] of Object.entries(codes)) {
      await assert.rejects(begin(code), (error) => codeOf(error) === name.split(" ")[0]);
    }
    await assert.rejects(engagementOf("nobody"), (error) => codeOf(error) === "gone");
  });

  it("is read from lines that fit, and an error quotes none", () => {
    for (const line of ['"A",2026-01-01T10:00:00Z,1', "A,yesterday-or-so,1", "A,2026-01-01T10:00:00Z,-5"]) {
      assert.throws(
        () => readPurchaseLog(`customer,time,amount\nX,2026-01-01T10:00:00Z,1\n${line}`),
        (error: Error) => /^Line 3 /.test(error.message) && !error.message.includes(line),
      );
    }
    assert.throws(() => readPurchaseLog("time,customer\n"), /begins with/);
  });
});

function codeOf(error: unknown): string | undefined {
  return error instanceof SourceError ? error.code : undefined;
}
