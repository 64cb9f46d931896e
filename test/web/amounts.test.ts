import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tokenAmount } from "../../web/customer/amounts.ts";

const own = "0x00000000000000000000000000000000000000aA";
const other = "0x00000000000000000000000000000000000000bB";
const network = { token: { address: own, symbol: "POINT", decimals: 2 } } as const;
const written = [own, own.toLowerCase()] as readonly `0x${string}`[];

describe("amounts on the customer's page", () => {
  it("have the words of the network's token, however its account is written", () => {
    for (const token of written) {
      assert.equal(tokenAmount("de", { amount: 150n, token }, network), "1,5 POINT");
    }
  });

  it("never have them for another token, which anybody can make", () => {
    assert.equal(tokenAmount("en", { amount: 1500n, token: other }, network), "1,500 × 0x000000...0000bB");
  });
});
