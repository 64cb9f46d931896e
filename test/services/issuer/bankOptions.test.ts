import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeSource } from "../../../services/issuer/sources.ts";

const surroundings = { name: "gateway.json", folder: "." };

const options = {
  base: "https://api.bank.example/psd2",
  pages: ["https://login.bank.example"],
  address: "192.0.2.7",
};

describe("a bank in the gateway's configuration", () => {
  it("makes a source of bank accounts", () => {
    assert.equal(makeSource("bank", options, surroundings).kind, "BankAccount");
    assert.equal(makeSource("bank", { ...options, cards: true }, surroundings).kind, "BankAccount");
  });

  it("is refused with options that do not fit", () => {
    const wrong = [
      { base: "file:///etc/passwd" },
      { pages: [] },
      { pages: ["https://login.bank.example/path"] },
      { pages: ["javascript:alert(1)"] },
      { address: "::1" },
      { address: undefined },
      { password: "x" },
    ];
    for (const change of wrong) {
      const make = () => makeSource("bank", { ...options, ...change }, surroundings);
      assert.throws(make, /gateway\.json does not fit/, JSON.stringify(change));
    }
  });
});
